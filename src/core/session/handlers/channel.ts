/**
 * Class channel (specification section 1.5), and class access, which AMQP 0-9-1 dropped and old clients still send.
 */
import { ConnectionError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import type { Channel } from '../channel.js';
import type { Handlers } from './handlers.js';

export const channelClassHandlers: Handlers<
  'channel.open' | 'channel.flow' | 'channel.flow-ok' | 'channel.close' | 'channel.close-ok'
> = {
  'channel.open': open,
  'channel.flow': flow,
  'channel.flow-ok': ignored,
  'channel.close': close,
  'channel.close-ok': ignored,
};

export const accessHandlers: Handlers<'access.request'> = { 'access.request': accessRequest };

function open(): void {
  throw new ConnectionError('CHANNEL_ERROR', "second 'channel.open' seen");
}

/** RabbitMQ refuses `active=false` with 540; the specification asks for it (section 1.5.2.3), so it works here. */
function flow(channel: Channel, method: MethodOf<'channel.flow'>): void {
  channel.setFlow(method.active);
  channel.send({ name: 'channel.flow-ok', active: method.active });
}

function close(channel: Channel): void {
  const { broker, connection } = channel;
  broker.dispatch(); // consumers get what came before the close
  broker.flushConfirmsOf(channel);
  channel.release();
  channel.send({ name: 'channel.close-ok' });
  connection.forgetChannel(channel);
}

/** Answers to what we never ask, or a second `close-ok`: harmless. */
function ignored(): void {
  return;
}

function accessRequest(channel: Channel): void {
  channel.send({ name: 'access.request-ok', ticket: 1 });
}
