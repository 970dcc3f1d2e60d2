/**
 * Closes channels and connections with a reply code, as the broker does when a client did wrong.
 */
import type { Broker } from '../../core/broker.js';
import { ChannelError, ConnectionError } from '../../wire/methods/errors.js';
import { type ChannelReplyName, type ReplyName, replyCodes } from '../../wire/methods/reply-code.js';
import { type ConnectionChoice, chosen } from './choice.js';

/** What the client is told. */
export interface Closing {
  /** A reply code of AMQP: 403, or `'ACCESS_REFUSED'`. */
  readonly replyCode?: number | ReplyName;
  /** What is said behind the code's name: `ACCESS_REFUSED - …`. */
  readonly replyText?: string;
}

/** Which channels: of all chosen connections, all or those of this number. */
export interface ChannelClosing extends Closing {
  readonly channel?: number;
}

const WHY = 'a fault was asked for';
const NO_METHOD = { classId: 0, methodId: 0 };
const channelReplies: readonly string[] = [
  'CONTENT_TOO_LARGE',
  'ACCESS_REFUSED',
  'NOT_FOUND',
  'RESOURCE_LOCKED',
  'PRECONDITION_FAILED',
] satisfies ChannelReplyName[];

/**
 * Returns how many there were.
 *
 * @throws RangeError when it is no reply code
 */
export function closeConnections(broker: Broker, choice: ConnectionChoice, closing: Closing): number {
  const { replyCode = 'CONNECTION_FORCED', replyText = WHY } = closing;
  const error = new ConnectionError(replyName(replyCode), replyText);
  const connections = chosen(broker, choice);
  for (const connection of connections) connection.fail(error);
  broker.requestTurn();
  return connections.length;
}

/**
 * Returns how many there were.
 *
 * @throws RangeError when the code is none that closes a channel
 */
export function closeChannels(broker: Broker, choice: ConnectionChoice, closing: ChannelClosing): number {
  const { replyCode = 'PRECONDITION_FAILED', replyText = WHY, channel: number } = closing;
  const name = replyName(replyCode);
  if (!channelReplies.includes(name)) throw new RangeError(`${name} closes connections, not channels`);
  const error = new ChannelError(name as ChannelReplyName, replyText);
  let count = 0;
  for (const connection of chosen(broker, choice)) {
    for (const channel of connection.channels.values()) {
      if (channel.state !== 'open' || (number ?? channel.number) !== channel.number) continue;
      connection.failChannel(channel, error, NO_METHOD);
      count++;
    }
  }
  broker.requestTurn();
  return count;
}

function replyName(given: number | ReplyName): ReplyName {
  const found = Object.entries(replyCodes).find(([name, code]) => given === name || given === code);
  if (found === undefined) throw new RangeError(`${given} is no reply code of AMQP`);
  return found[0] as ReplyName;
}
