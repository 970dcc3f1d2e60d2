/**
 * Clients need not wait for answers (specification section 4.2.2 leaves that to them): what comes in one
 * chunk is done in order, answered in order, and channels do not mix.
 */
import { describe, expect, it } from '@jest/globals';
import type { Method } from '../../src/wire/methods/methods.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient, publishBytes } from '../support/raw-client.js';
import { bodyBytes, headerBytes, methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile();

const publication = (routingKey: string): Method => ({
  name: 'basic.publish',
  exchange: '',
  routingKey,
  mandatory: false,
  immediate: false,
});

const channelCloseOk: Method = { name: 'channel.close-ok' };
const passive = (queue: string): Method => declareQueue(queue, { passive: true });

describe('requests in one chunk', () => {
  it('are answered in order', async () => {
    const client = await RawClient.withChannel(broker.port);
    const names = Array.from({ length: 200 }, (_, index) => `in order ${index}`);
    client.write(Buffer.concat(names.map((name) => methodBytes(1, declareQueue(name, { exclusive: true })))));
    for (const name of names) expect((await client.expect('queue.declare-ok')).queue).toBe(name);
    await client.close();
  });

  it('see what those before them did', async () => {
    const client = await RawClient.withChannel(broker.port);
    client.write(
      Buffer.concat([
        methodBytes(1, { name: 'confirm.select', noWait: false }),
        methodBytes(1, declareQueue('at once', { exclusive: true })),
        publishBytes(1, { routingKey: 'at once', body: Buffer.from('first') }),
        publishBytes(1, { routingKey: 'at once', body: Buffer.from('second') }),
        methodBytes(1, { name: 'basic.get', queue: 'at once', noAck: true }),
        methodBytes(1, passive('at once')),
      ]),
    );
    await client.expect('confirm.select-ok');
    await client.expect('queue.declare-ok');
    const { method, body } = await client.content('basic.get-ok');
    expect([method.messageCount, body.toString()]).toEqual([1, 'first']);
    expect(await client.expect('queue.declare-ok')).toMatchObject({ messageCount: 1 });
    expect(await client.expect('basic.ack')).toMatchObject({ deliveryTag: 2, multiple: true });
    await client.close();
  });

  it('are answered before deliveries that they bring about', async () => {
    const client = await RawClient.withChannel(broker.port);
    client.write(
      Buffer.concat([
        methodBytes(1, declareQueue('delivered', { exclusive: true })),
        publishBytes(1, { routingKey: 'delivered', body: Buffer.from('was there') }),
        methodBytes(1, consumeFrom('delivered', { consumerTag: 'me', noAck: true })),
        publishBytes(1, { routingKey: 'delivered', body: Buffer.from('came later') }),
      ]),
    );
    await client.expect('queue.declare-ok');
    expect(await client.expect('basic.consume-ok')).toMatchObject({ consumerTag: 'me' });
    const bodies = [await client.content('basic.deliver'), await client.content('basic.deliver')];
    expect(bodies.map(({ body }) => body.toString())).toEqual(['was there', 'came later']);
    await client.close();
  });

  it('are done before the close behind them', async () => {
    const client = await RawClient.withChannel(broker.port);
    await client.call(1, declareQueue('kept'), 'queue.declare-ok');
    const publishes = Array.from({ length: 100 }, () => publishBytes(1, { routingKey: 'kept' }));
    const close: Method = { name: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 };
    client.write(Buffer.concat([...publishes, methodBytes(0, close)]));
    client.socket.end();
    await client.expect('connection.close-ok');
    const other = await RawClient.withChannel(broker.port);
    expect((await other.call(1, passive('kept'), 'queue.declare-ok')).messageCount).toBe(100);
    await other.close();
  });

  it('with no-wait get no answer', async () => {
    const client = await RawClient.withChannel(broker.port);
    const exchange = 'without a word';
    const binding = { queue: exchange, exchange, routingKey: '', noWait: true, arguments: new Map() } as const;
    const flags = { passive: false, durable: false, autoDelete: true, internal: false, noWait: true } as const;
    const requests: Method[] = [
      { name: 'exchange.declare', exchange, type: 'fanout', ...flags, arguments: new Map() },
      declareQueue(exchange, { noWait: true }),
      { name: 'queue.bind', ...binding },
      consumeFrom(exchange, { consumerTag: 'me', noWait: true }),
      { name: 'basic.cancel', consumerTag: 'me', noWait: true },
      { name: 'queue.purge', queue: exchange, noWait: true },
      { name: 'confirm.select', noWait: true },
      { name: 'queue.delete', queue: exchange, ifUnused: false, ifEmpty: false, noWait: true },
      { name: 'exchange.delete', exchange, ifUnused: false, noWait: true },
    ];
    client.write(Buffer.concat(requests.map((request) => methodBytes(1, request))));
    const end = await client.call(
      1,
      { name: 'basic.qos', prefetchSize: 0, prefetchCount: 0, global: false },
      'basic.qos-ok',
    );
    expect(end.name).toBe('basic.qos-ok');
    await client.close();
  });
});

describe('contents of several channels', () => {
  it('may come frame by frame in turn', async () => {
    const client = await RawClient.open(broker.port);
    const channels = [1, 2, 3];
    for (const channel of channels) {
      await client.call(channel, { name: 'channel.open' }, 'channel.open-ok');
      await client.call(channel, declareQueue(`of ${channel}`, { exclusive: true }), 'queue.declare-ok');
    }
    const bodies = channels.map((channel) => Buffer.alloc(10_000, channel));
    const sequences = channels.map((channel, index) => [
      methodBytes(channel, publication(`of ${channel}`)),
      headerBytes(channel, 10_000),
      ...Array.from({ length: 10 }, (_, part) =>
        bodyBytes(channel, bodies[index]!.subarray(part * 1000, (part + 1) * 1000), 1000),
      ),
    ]);
    for (let step = 0; step < 12; step++) for (const frames of sequences) client.write(frames[step]!);
    for (const [index, channel] of channels.entries()) {
      client.method(channel, { name: 'basic.get', queue: `of ${channel}`, noAck: true });
      expect((await client.content('basic.get-ok')).body.equals(bodies[index]!)).toBe(true);
    }
    await client.close();
  });
});

describe('a channel that the broker closed', () => {
  it('ignores what comes until its close is answered, and is then free', async () => {
    const client = await RawClient.withChannel(broker.port);
    client.write(
      Buffer.concat([
        methodBytes(1, passive('missing')),
        methodBytes(1, declareQueue('not made')),
        publishBytes(1, { routingKey: 'nobody', body: Buffer.from('ignored') }),
        methodBytes(1, publication('cut short')),
        methodBytes(1, channelCloseOk),
        methodBytes(1, { name: 'channel.open' }),
        methodBytes(1, passive('not made')),
      ]),
    );
    const closes = [await client.expect('channel.close')];
    await client.expect('channel.open-ok');
    closes.push(await client.expect('channel.close'));
    expect(closes.map(({ replyText }) => replyText)).toEqual([
      "NOT_FOUND - no queue 'missing' in vhost '/'",
      "NOT_FOUND - no queue 'not made' in vhost '/'",
    ]);
    client.method(1, channelCloseOk);
    await client.close();
  });

  it('may be closed by the client at the same time', async () => {
    const client = await RawClient.withChannel(broker.port);
    const close: Method = { name: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 };
    client.write(Buffer.concat([methodBytes(1, passive('missing')), methodBytes(1, close)]));
    await client.expect('channel.close');
    await client.expect('channel.close-ok');
    client.method(1, channelCloseOk);
    await expect(client.call(1, { name: 'channel.open' }, 'channel.open-ok')).resolves.toBeDefined();
    await client.close();
  });
});
