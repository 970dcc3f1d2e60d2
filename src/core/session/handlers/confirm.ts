/**
 * Class confirm: publisher confirms (RabbitMQ's extension).
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import type { Channel } from '../channel.js';
import type { Handlers } from './handlers.js';

export const confirmHandlers: Handlers<'confirm.select'> = { 'confirm.select': select };

function select(channel: Channel, method: MethodOf<'confirm.select'>): void {
  if (channel.transaction !== undefined) {
    throw new ChannelError('PRECONDITION_FAILED', 'cannot switch from tx to confirm mode');
  }
  channel.startConfirms();
  if (!method.noWait) channel.send({ name: 'confirm.select-ok' });
}
