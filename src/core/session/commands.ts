/**
 * The one door for what a client sends, and the one place where errors become replies.
 */
import type { Content } from '../../wire/content/content.js';
import { ChannelError, ConnectionError } from '../../wire/methods/errors.js';
import { type Method, type MethodOf, methods } from '../../wire/methods/methods.js';
import type { Channel } from './channel.js';
import type { Connection } from './connection.js';
import { permits } from './connection-states.js';
import { publish } from './handlers/basic-publish.js';
import { type ChannelMethodName, channelHandlers } from './handlers/channel-handlers.js';
import { connectionHandlers } from './handlers/connection.js';

/** Takes one command of a client, unless reading is paused. Never throws. */
export function receive(connection: Connection, number: number, method: Method, content: Content | undefined): void {
  try {
    if (number === 0) receiveOnConnection(connection, method);
    else receiveOnChannel(connection, number, method, content);
  } catch (error) {
    answer(connection, number, method, error);
  }
}

/** A body came that is larger than the broker takes: RabbitMQ closes the channel with 406. */
export function receiveOversized(connection: Connection, number: number, method: Method, bodySize: number): void {
  const { bodySizeMax } = connection.broker.limits;
  const channel = connection.findChannel(number);
  if (channel?.state !== 'open') return;
  const detail = `message size ${bodySize} is larger than configured max size ${bodySizeMax}`;
  answer(connection, number, method, new ChannelError('PRECONDITION_FAILED', detail));
}

function receiveOnConnection(connection: Connection, method: Method): void {
  const { state } = connection;
  if (!permits(state, method.name)) {
    if (state === 'closing' || state === 'closed') return;
    throw new ConnectionError('CHANNEL_ERROR', `unexpected method ${method.name} in connection state ${state}`);
  }
  const handler = connectionHandlers[method.name] as (connection: Connection, method: Method) => void;
  handler(connection, method);
}

function receiveOnChannel(connection: Connection, number: number, method: Method, content: Content | undefined): void {
  if (connection.state !== 'open') {
    if (connection.state === 'closing' || connection.state === 'closed') return;
    throw new ConnectionError(
      'CHANNEL_ERROR',
      `unexpected method ${method.name} in connection state ${connection.state}`,
    );
  }
  const channel = connection.findChannel(number);
  if (channel?.state === 'open') {
    if (method.name === 'basic.publish') publish(channel, method, content!);
    else receiveOnOpenChannel(channel, method);
  } else if (channel === undefined) {
    if (method.name !== 'channel.open') throw new ConnectionError('CHANNEL_ERROR', "expected 'channel.open'");
    connection.openChannel(number, connection.vhost!).send({ name: 'channel.open-ok' });
  } else {
    receiveOnClosingChannel(connection, channel, method);
  }
}

function receiveOnOpenChannel(channel: Channel, method: Exclude<Method, MethodOf<'basic.publish'>>): void {
  if (!Object.hasOwn(channelHandlers, method.name)) {
    throw new ConnectionError('COMMAND_INVALID', `a client may not send ${method.name}`);
  }
  const handler = channelHandlers[method.name as ChannelMethodName] as (channel: Channel, method: Method) => void;
  handler(channel, method);
}

/** We closed the channel: all is ignored but the answer, or the client's own close that crossed ours. */
function receiveOnClosingChannel(connection: Connection, channel: Channel, method: Method): void {
  if (method.name === 'channel.close') channel.send({ name: 'channel.close-ok' });
  else if (method.name === 'channel.close-ok') connection.forgetChannel(channel);
}

function answer(connection: Connection, number: number, method: Method, error: unknown): void {
  const failing = methods[method.name];
  if (error instanceof ChannelError) {
    const channel = connection.findChannel(number);
    if (channel !== undefined) connection.failChannel(channel, error, failing);
  } else if (error instanceof ConnectionError) {
    connection.fail(error, failing);
  } else {
    connection.witness.bug(error);
    connection.fail(new ConnectionError('INTERNAL_ERROR', `${method.name} failed in the broker`), failing);
  }
}
