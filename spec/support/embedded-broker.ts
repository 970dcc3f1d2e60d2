/**
 * A broker for the specs of a file, as a program sees the one it has started: gone with all that clients have opened
 * when they are done.
 */
import { afterAll, afterEach, beforeAll } from '@jest/globals';
import { type ChannelModel, connect } from 'amqplib';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';

export interface EmbeddedBroker {
  readonly broker: RunningBroker;
  /** Opens a connection of this name, which is closed after the test if it is still there. */
  connect(name?: string, url?: string): Promise<ChannelModel>;
}

/** Call it at the top of the file; ask for the broker inside of a test or a hook. After each test no fault is left, and no queue. */
export function embeddedBroker(options: BrokerOptions = {}): EmbeddedBroker {
  const opened: ChannelModel[] = [];
  let broker: RunningBroker | undefined;
  beforeAll(async () => {
    broker = await startBroker({ port: 0, memory: true, ...options });
  });
  afterEach(async () => {
    broker!.faults.releaseAll();
    for (const connection of opened.splice(0)) await connection.close().catch(() => undefined);
    if (broker!.queues().length === 0) return;
    const connection = await connect(broker!.url);
    const channel = await connection.createChannel();
    for (const { name } of broker!.queues()) await channel.deleteQueue(name);
    await connection.close();
  });
  afterAll(async () => {
    await broker?.stop();
  });
  return {
    get broker() {
      return broker!;
    },
    connect: async (name = 'a test', url = broker!.url) => {
      const connection = await connect(url, { clientProperties: { connection_name: name } });
      connection.on('error', () => undefined); // who wants to hear of it listens too
      opened.push(connection);
      return connection;
    },
  };
}
