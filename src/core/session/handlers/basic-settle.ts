/**
 * Settling deliveries: ack, nack, reject, recover (specification sections 1.8.3.13 to 1.8.3.16, RabbitMQ's nack).
 */
import { ChannelError, ConnectionError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import type { Channel } from '../channel.js';
import type { Settlement } from '../transaction.js';
import type { Handlers } from './handlers.js';

export const settleHandlers: Handlers<
  'basic.ack' | 'basic.nack' | 'basic.reject' | 'basic.recover' | 'basic.recover-async'
> = {
  'basic.ack': (channel, { deliveryTag, multiple }) => {
    settle(channel, deliveryTag, multiple, 'ack');
  },
  'basic.nack': (channel, { deliveryTag, multiple, requeue }) => {
    settle(channel, deliveryTag, multiple, requeue ? 'returned' : 'discard');
  },
  'basic.reject': (channel, { deliveryTag, requeue }) => {
    settle(channel, deliveryTag, false, requeue ? 'failed' : 'discard');
  },
  'basic.recover': (channel, method) => {
    recover(channel, method);
    channel.send({ name: 'basic.recover-ok' });
  },
  'basic.recover-async': recover,
};

function settle(channel: Channel, deliveryTag: number, multiple: boolean, settlement: Settlement): void {
  const entries = channel.takeUnacked(deliveryTag, multiple);
  if (entries === undefined) throw new ChannelError('PRECONDITION_FAILED', `unknown delivery tag ${deliveryTag}`);
  if (channel.transaction !== undefined) channel.transaction.settle(entries, settlement);
  else channel.settle(entries, settlement);
}

function recover(channel: Channel, method: MethodOf<'basic.recover' | 'basic.recover-async'>): void {
  if (!method.requeue) throw new ConnectionError('NOT_IMPLEMENTED', 'requeue=false');
  channel.settle(channel.takeUnacked(0, true)!, 'returned');
}
