/**
 * A broker that sends what it should not: the client says so and ends, and nothing waits for ever.
 */
import { once } from 'node:events';
import { expect, it } from '@jest/globals';
import { type Channel, type Connection, connect } from '../../src/client/index.js';
import { bodyFrame, headerFrame, longlong, methodFrame, octet, short, shortstr } from '../support/amqp-bytes.js';
import { type ScriptedServer, scriptedServers } from '../support/scripted-server.js';

const serve = scriptedServers();

async function opened(limits = {}): Promise<{ server: ScriptedServer; connection: Connection; channel: Channel }> {
  const server = serve();
  const connection = await connect(await server.listen(), { limits, recovery: false });
  return { server, connection, channel: await connection.openChannel() };
}

const deliver = (tag: string, deliveryTag = 1): Buffer =>
  methodFrame(1, 60, 60, shortstr(tag), longlong(deliveryTag), octet(0), shortstr(''), shortstr('q'));

it.each([
  ['what is no frame', Buffer.from('garbage, and more of it')],
  ['a frame beyond frame-max', Buffer.concat([Buffer.of(1, 0, 1, 0xff, 0xff, 0xff, 0xff)])],
  ['a method that is none', methodFrame(1, 99, 99)],
  ['an answer that nobody awaits', methodFrame(1, 50, 21)],
  ['an answer of the connection that nobody awaits', methodFrame(0, 10, 71)],
  ['a header without a method', headerFrame(1, 5)],
  [
    'content on a channel that is not there',
    methodFrame(7, 60, 60, shortstr('c'), longlong(1), octet(0), octet(0), octet(0)),
  ],
  [
    'malformed properties',
    Buffer.concat([deliver('c'), headerFrame(1, 0, Buffer.of(0x20, 0, 0, 0, 0, 9)), bodyFrame(1, '')]),
  ],
])('%s ends the connection', async (_what, bytes) => {
  const { server, connection, channel } = await opened();
  const closed = once(connection, 'close');
  const waiting = channel.declareQueue('q');
  server.send(bytes);
  await expect(waiting).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
  expect(await closed).toEqual([expect.objectContaining({ code: 'ERR_CONNECTION_LOST', cause: expect.any(Error) })]);
  await expect(channel.publish('', 'q', 'x')).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
});

it('a body above the bound closes its channel alone', async () => {
  const { server, connection, channel } = await opened({ bodySizeMax: 10 });
  const closed = once(channel, 'close');
  server.send(Buffer.concat([deliver('c'), headerFrame(1, 11), bodyFrame(1, '12345678901')]));
  expect(await closed).toEqual([expect.objectContaining({ code: 'ERR_CHANNEL_CLOSED', replyCode: 311 })]);
  expect(connection.isOpen).toBe(true);
});

it('more deliveries than may wait end the connection', async () => {
  const { server, connection, channel } = await opened({ waitingBytesHighWater: 10, waitingBytesMax: 20 });
  const closed = once(connection, 'close');
  const consuming = channel.consume('q', { consumerTag: 'c' });
  const delivery = Buffer.concat([deliver('c'), headerFrame(1, 11), bodyFrame(1, '12345678901')]);
  server.send(Buffer.concat([delivery, delivery]));
  await expect(consuming).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
  expect(await closed).toEqual([expect.objectContaining({ cause: expect.objectContaining({ replyCode: 506 }) })]);
});

it('reads no more while enough waits, and goes on when it is taken', async () => {
  const { server, channel } = await opened({ waitingBytesHighWater: 10 });
  const consuming = channel.consume('q', { consumerTag: 'c', noAck: true });
  const delivery = Buffer.concat([deliver('c'), headerFrame(1, 11), bodyFrame(1, '12345678901')]);
  server.send(Buffer.concat([methodFrame(1, 60, 21, shortstr('c')), delivery]));
  const iterator = (await consuming)[Symbol.asyncIterator]();
  for (let i = 0; i < 5; i++) server.send(delivery);
  for (let i = 0; i < 6; i++) expect((await iterator.next()).value?.bodySize).toBe(11);
});

it('is told that publishes are blocked before the connection is seen open', async () => {
  const blocked = methodFrame(0, 10, 60, shortstr('low on disk'));
  const server = serve(undefined, { '10,40': Buffer.concat([methodFrame(0, 10, 41, shortstr('')), blocked]) });
  const connection = await connect(await server.listen(), { recovery: false });
  expect(connection.blockedReason).toBe('low on disk');
  const channel = await connection.openChannel();
  const unblocked = once(connection, 'unblocked');
  const publishing = channel.publish('', 'q', 'x', { confirm: false });
  expect(channel.unconfirmedCount).toBe(1);
  server.send(methodFrame(0, 10, 61));
  await publishing;
  await unblocked;
});

it('nacks publishes that it cannot take', async () => {
  const { server, channel } = await opened();
  const publishing = [1, 2, 3, 4].map((body) => channel.publish('', 'q', `${body}`));
  server.send(
    Buffer.concat([
      methodFrame(1, 60, 80, longlong(2), octet(0)),
      methodFrame(1, 60, 120, longlong(3), octet(1)),
      methodFrame(1, 60, 80, longlong(9), octet(1)),
    ]),
  );
  const settled = await Promise.allSettled(publishing);
  expect(settled.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'rejected', 'fulfilled']);
});

it('closes without an answer are given up', async () => {
  const server = serve(undefined, { '10,50': Buffer.alloc(0) });
  const connection = await connect(await server.listen(), { recovery: false, limits: { closeTimeoutMs: 20 } });
  await connection.close();
  expect(server.came.at(-1)).toBe('10,50');
});

it('names what it refuses a channel for', async () => {
  const { server, channel } = await opened();
  const first = channel.declareQueue('a');
  const second = channel.bindQueue('b', 'c', 'd');
  server.send(methodFrame(1, 20, 40, short(406), shortstr('PRECONDITION_FAILED - no'), short(50), short(10)));
  const error = { code: 'ERR_CHANNEL_CLOSED', replyCode: 406, method: 'queue.declare', call: { queue: 'a' } };
  await expect(first).rejects.toMatchObject(error);
  await expect(second).rejects.toMatchObject(error);
});

it('acks what came together with one ack', async () => {
  const { server, connection, channel } = await opened();
  const deliveries = [1, 2, 3, 4, 5].map((tag) => Buffer.concat([deliver('c', tag), headerFrame(1, 0)]));
  const consuming = channel.consume('q', { consumerTag: 'c', prefetchCount: 0 }, () => undefined);
  server.send(Buffer.concat([methodFrame(1, 60, 21, shortstr('c')), ...deliveries]));
  await consuming;
  await connection.close({ signal: AbortSignal.abort() });
  expect(server.came.filter((ids) => ids === '60,80')).toHaveLength(1);
});

it('need not be waited for', async () => {
  const { channel } = await opened();
  const enough = new Error('enough');
  const signal = AbortSignal.abort(enough);
  await expect(channel.declareQueue('q', { signal })).rejects.toBe(enough);
  await expect(channel.bindQueue('q', 'e', '', { signal })).rejects.toBe(enough);
  await expect(channel.whenConfirmed({ signal })).resolves.toBeUndefined();
  const publishing = channel.publish('', 'q', 'x', { signal: AbortSignal.timeout(1) });
  await expect(publishing).rejects.toMatchObject({ name: 'TimeoutError' });
  await expect(channel.whenConfirmed({ signal })).rejects.toBe(enough);
  await channel.close({ signal });
});
