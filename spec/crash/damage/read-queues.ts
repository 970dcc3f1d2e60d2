/**
 * Reads what a broker holds in its queues, and leaves it there.
 */
import { type Channel, type ChannelModel, type ConsumeMessage, connect } from 'amqplib';

export interface FoundMessage {
  readonly id: string;
  readonly body: Buffer;
}

/** The messages of those queues that are there, in order. */
export async function readQueues(
  port: number,
  names: readonly string[],
): Promise<ReadonlyMap<string, readonly FoundMessage[]>> {
  const connection = await connect(`amqp://127.0.0.1:${port}`);
  let failure: Error | undefined;
  connection.on('error', (error: Error) => {
    failure = error;
  });
  try {
    const found = new Map<string, readonly FoundMessage[]>();
    for (const name of names) {
      const messages = await readQueue(connection, name);
      if (messages !== undefined) found.set(name, messages);
    }
    await connection.close();
    return found;
  } catch (error) {
    throw failure ?? error;
  }
}

/** Undefined when there is no such queue. */
async function readQueue(connection: ChannelModel, name: string): Promise<readonly FoundMessage[] | undefined> {
  const channel = await connection.createChannel();
  if (!(await isThere(channel, name))) return undefined;
  const found: FoundMessage[] = [];
  await readToEnd(channel, name, (delivery) => {
    found.push({ id: String(delivery.properties.messageId), body: delivery.content });
  });
  await channel.close();
  return found;
}

/** Consumes until nothing is ready any more. */
export async function readToEnd(
  channel: Channel,
  queue: string,
  onDelivery: (delivery: ConsumeMessage) => void,
): Promise<void> {
  await channel.consume(queue, (delivery) => {
    if (delivery === null) throw new Error(`the broker cancelled the consumer of ${queue}`);
    onDelivery(delivery);
  });
  // Deliveries come before the answer that counts what is still there.
  while ((await channel.checkQueue(queue)).messageCount > 0);
}

async function isThere(channel: Channel, name: string): Promise<boolean> {
  let code: number | undefined;
  channel.on('error', (error: Error & { code?: number }) => {
    code = error.code;
  });
  try {
    await channel.checkQueue(name);
    return true;
  } catch (error) {
    if (code === 404) return false;
    throw error;
  }
}
