/**
 * The queue that a client means where it may leave its name out.
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import type { Channel } from '../channel.js';

/**
 * An empty name is the last one declared on the channel.
 *
 * @throws ChannelError 404 when there is none
 */
export function queueName(channel: Channel, name: string): string {
  if (name !== '') return name;
  if (channel.lastQueue === undefined) throw new ChannelError('NOT_FOUND', 'no previously declared queue');
  return channel.lastQueue;
}
