/**
 * Publishes the messages of a dump, in order, and says how far it came.
 */
import type { Channel } from '../../client/index.js';
import { wrongUse } from '../failure.js';
import { DumpError } from './dump-error.js';
import { type DumpedMessage, messageOf } from './message-line.js';

export interface Load {
  readonly exchange: string;
  /** Lines that are passed over. */
  readonly skip: number;
  /** Whether messages go without the user that published them. */
  readonly dropUserId: boolean;
  readonly signal: AbortSignal;
  readonly onLoaded: (count: number) => void;
}

export interface Loaded {
  /** Messages that the broker has. */
  readonly count: number;
  /** Lines up to which all are loaded, those that were passed over included. */
  readonly whole: number;
  /** Why that is not all of them. */
  readonly firstError: Error | undefined;
}

/** The lines as messages. Throws a Failure with the number of a line that is none. */
export async function* messagesOf(lines: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<DumpedMessage> {
  let number = 0;
  for await (const line of lines) {
    number++;
    try {
      yield messageOf(Buffer.from(line.buffer, line.byteOffset, line.length).toString());
    } catch (error) {
      if (!(error instanceof DumpError)) throw error;
      throw wrongUse(`${name} is no dump: message ${number}: ${error.message}`);
    }
  }
}

/** Resolves when the broker has all of them, or one has failed. */
export async function loadMessages(
  channel: Channel,
  messages: AsyncIterable<DumpedMessage>,
  load: Load,
): Promise<Loaded> {
  let number = 0;
  let count = 0;
  let firstFailed = Infinity;
  let firstError: Error | undefined;
  for await (const message of messages) {
    if (number >= load.skip) await channel.whenRoom().catch(() => undefined);
    if (firstError !== undefined || load.signal.aborted || !channel.isOpen) break;
    const line = ++number;
    if (line <= load.skip) continue;
    publish(channel, message, load).then(
      () => load.onLoaded(++count),
      (error: unknown) => {
        if (line > firstFailed) return;
        firstFailed = line;
        firstError = error as Error;
      },
    );
  }
  await channel.whenConfirmed();
  return { count, whole: Math.min(number, firstFailed - 1), firstError };
}

function publish(channel: Channel, { routingKey, properties, body }: DumpedMessage, load: Load): Promise<void> {
  const { userId: _dropped, ...others } = properties;
  const options = { properties: load.dropUserId ? others : properties, mandatory: true, confirm: true };
  return channel.publish(load.exchange, routingKey, body, options);
}
