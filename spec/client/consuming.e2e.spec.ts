/**
 * Handlers, their concurrency and failures, iteration, settling by hand, cancellation and the graceful end.
 */
import { once } from 'node:events';
import { inspect } from 'node:util';
import { expect, it } from '@jest/globals';
import type { Channel, Consumer, Delivery } from '../../src/client/index.js';
import { onEachBroker } from '../support/client-brokers.js';
import { Inbox } from '../support/inbox.js';

async function filledQueue(channel: Channel, bodies: readonly string[]): Promise<string> {
  const { queue } = await channel.declareQueue('', { exclusive: true });
  await Promise.all(bodies.map((body) => channel.publish('', queue, body)));
  return queue;
}

async function next(consumer: Consumer, count: number): Promise<Delivery[]> {
  const iterator = consumer[Symbol.asyncIterator]();
  const taken: Delivery[] = [];
  while (taken.length < count) taken.push((await iterator.next()).value!);
  return taken;
}

const texts = (deliveries: readonly Delivery[]): string[] => deliveries.map((delivery) => delivery.text());

onEachBroker((lab) => {
  it('runs as many handlers as it may, and acks what they have done', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b', 'c', 'd', 'e']);
    let running = 0;
    let most = 0;
    const done = new Inbox<string>();
    const consumer = await channel.consume(queue, { concurrency: 2, prefetchCount: 5 }, async (delivery) => {
      most = Math.max(most, ++running);
      await channel.whenConfirmed();
      await new Promise((resolve) => setImmediate(resolve));
      running--;
      done.push(delivery.text());
    });
    expect(await done.take(5)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(most).toBe(2);
    await consumer.cancel();
    await channel.recover();
    expect(await channel.get(queue)).toBeUndefined();
  });

  it('holds no more than its prefetch', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b', 'c', 'd']);
    await channel.qos(2);
    const consumer = await channel.consume(queue);
    const [first, second] = await next(consumer, 2);
    expect(await channel.declareQueue(queue, { passive: true, exclusive: true })).toMatchObject({ messageCount: 2 });
    first!.ack();
    expect(texts(await next(consumer, 1))).toEqual(['c']);
    expect(second!.isUnsettled).toBe(true);
  });

  it('requeues what a handler fails at, unless it is told otherwise', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a']);
    const came = new Inbox<boolean>();
    const consumer = await channel.consume(queue, ({ redelivered }) => {
      came.push(redelivered);
      if (!redelivered) throw new Error('not yet');
    });
    const failed = once(consumer, 'failure');
    expect(await came.take(2)).toEqual([false, true]);
    expect((await failed)[0]).toMatchObject({ message: 'not yet' });
  });

  it('dead-letters what a handler fails at', async () => {
    const channel = await lab.openChannel();
    const dead = await channel.declareQueue('', { exclusive: true });
    const { queue } = await channel.declareQueue('', {
      exclusive: true,
      deadLetterExchange: '',
      deadLetterRoutingKey: dead.queue,
    });
    const letters = new Inbox<Delivery>();
    await channel.consume(dead.queue, letters.push);
    const consumer = await channel.consume(
      queue,
      { onFailure: ({ message }) => (message === 'bad' ? 'dead-letter' : 'requeue') },
      async () => {
        throw new Error('bad');
      },
    );
    consumer.on('failure', () => undefined);
    await channel.publish('', queue, 'poison');
    expect((await letters.next()).text()).toBe('poison');
  });

  it('tries again later, as often as it is told, and then dead-letters', async () => {
    const channel = await lab.openChannel();
    const name = `client.retried.${lab.isLeveret ? 'leveret' : 'rabbitmq'}.${process.pid}`;
    const dead = await channel.declareQueue('', { exclusive: true });
    await channel.declareQueue(name, { exclusive: true, deadLetterExchange: '', deadLetterRoutingKey: dead.queue });
    const letters = new Inbox<Delivery>();
    await channel.consume(dead.queue, letters.push);
    const tried = new Inbox<unknown>();
    const consumer = await channel.consume(name, { onFailure: { delaysMs: [1, 2] } }, ({ headers, properties }) => {
      tried.push([headers['x-retry-count'], headers.own, properties.messageId]);
      throw new Error('again');
    });
    consumer.on('failure', () => undefined);
    await channel.publish('', name, 'stubborn', { headers: { own: 'h' }, messageId: 'm', userId: 'guest' });
    expect(await tried.take(3)).toEqual([
      [undefined, 'h', 'm'],
      [1, 'h', 'm'],
      [2, 'h', 'm'],
    ]);
    expect((await letters.next()).text()).toBe('stubborn');
    for (const delay of [1, 2]) await channel.deleteQueue(`${name}.retry.${delay}`);
  });

  it('is iterated over, and ends with the loop', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b', 'c', 'd']);
    const came: string[] = [];
    for await (const delivery of await channel.consume(queue, { prefetchCount: 3 })) {
      came.push(delivery.text());
      expect(delivery.ack()).toBe(true);
      if (came.length === 2) break;
    }
    expect(came).toEqual(['a', 'b']);
    expect(texts(await next(await channel.consume(queue, { exclusive: true }), 2))).toEqual(['c', 'd']);
  });

  it('settles by hand, one or many, and nothing twice', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b', 'c', 'd', 'e', 'f']);
    const consumer = await channel.consume(queue);
    const [a, b, c, d, e, f] = await next(consumer, 6);
    expect(b!.ack()).toBe(true);
    expect(c!.nack({ multiple: true, requeue: false })).toBe(true);
    expect([a!.ack(), b!.nack(), c!.reject()]).toEqual([false, false, false]);
    expect(e!.ack({ multiple: true })).toBe(true);
    expect(d!.isUnsettled).toBe(false);
    expect(f!.reject({ requeue: true })).toBe(true);
    const [again] = await next(consumer, 1);
    expect([again!.text(), again!.redelivered]).toEqual(['f', true]);
    channel.ackAll();
    await consumer.cancel();
    await channel.recover();
    expect(await channel.purgeQueue(queue)).toEqual({ messageCount: 0 });
  });

  it('acks in any order what was delivered by different ways', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b', 'c']);
    const other = await filledQueue(channel, ['x']);
    const [a, got, consumer] = await Promise.all([channel.get(queue), channel.get(queue), channel.consume(other)]);
    const [x] = await next(consumer, 1);
    const c = await channel.get(queue);
    for (const delivery of [x, c, a]) expect(delivery!.ack()).toBe(true);
    await channel.recover();
    const again = await channel.get(queue);
    expect([got!.text(), again!.text(), await channel.get(queue)]).toEqual(['b', 'b', undefined]);
  });

  it('needs no ack where it says so', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a', 'b']);
    const came = new Inbox<Delivery>();
    await channel.consume(queue, { noAck: true }, came.push);
    const [a] = await came.take(2);
    expect([a!.isUnsettled, a!.ack()]).toEqual([false, false]);
  });

  it('is told when the broker ends it', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, []);
    const iterated = await channel.consume(queue);
    const handled = await channel.consume(queue, () => undefined);
    const cancelled = once(handled, 'cancel');
    const waiting = next(iterated, 1);
    await channel.deleteQueue(queue);
    const error = { code: 'ERR_CONSUMER_CANCELLED', queue };
    await expect(waiting).rejects.toMatchObject({ ...error, consumerTag: iterated.consumerTag });
    expect(await cancelled).toEqual([expect.objectContaining({ ...error, consumerTag: handled.consumerTag })]);
    await handled.cancel();
  });

  it('is cancelled by a signal', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, []);
    const controller = new AbortController();
    const consumer = await channel.consume(queue, { signal: controller.signal });
    const iterator = consumer[Symbol.asyncIterator]();
    const waiting = iterator.next();
    controller.abort();
    expect(await waiting).toEqual({ done: true, value: undefined });
  });

  it('waits for running handlers when it is closed, and gives back the rest', async () => {
    const connection = await lab.connect();
    const channel = await connection.openChannel();
    const other = await connection.openChannel();
    const queue = await filledQueue(other, ['a', 'b', 'c']);
    let release = (): void => undefined;
    const began = new Promise<void>((resolve) => {
      void channel.consume(queue, { concurrency: 1, prefetchCount: 3 }, async () => {
        const gate = new Promise<void>((open) => (release = open));
        resolve();
        await gate;
        await channel.publish('', queue, 'from the handler');
      });
    });
    await began;
    let isClosed = false;
    const closing = channel.close().then(() => (isClosed = true));
    await other.declareQueue(queue, { passive: true, exclusive: true });
    expect(isClosed).toBe(false);
    release();
    await closing;
    const left = await other.consume(queue);
    expect(texts(await next(left, 3)).sort()).toEqual(['b', 'c', 'from the handler']);
  });

  it('ends with its connection, which says why', async () => {
    const connection = await lab.connect();
    const channel = await connection.openChannel();
    const queue = await filledQueue(channel, ['a']);
    const consumer = await channel.consume(queue);
    const [delivery] = await next(consumer, 1);
    const waiting = next(consumer, 1);
    await expect(channel.bindQueue(queue, 'client.missing', '')).rejects.toMatchObject({
      replyCode: 404,
      method: 'queue.bind',
      call: { name: 'queue.bind', queue, exchange: 'client.missing' },
      stack: expect.stringContaining('consuming.e2e.spec'),
    });
    await expect(waiting).rejects.toMatchObject({ code: 'ERR_CHANNEL_CLOSED', replyCode: 404 });
    expect(delivery!.ack()).toBe(false);
    await expect(channel.get(queue)).rejects.toMatchObject({ code: 'ERR_CHANNEL_CLOSED', replyCode: 404 });
    const another = await connection.openChannel();
    expect(texts(await next(await another.consume(queue), 1))).toEqual(['a']);
  });

  it('refuses a tag that is taken, and to run no handler at all', async () => {
    const channel = await lab.openChannel();
    const queue = await filledQueue(channel, ['a']);
    const consumer = await channel.consume(queue, { consumerTag: 'mine' });
    const wrong = { code: 'ERR_INVALID_OPTION' };
    await expect(channel.consume(queue, { consumerTag: 'mine' })).rejects.toMatchObject(wrong);
    await expect(channel.consume(queue, { concurrency: 0 }, () => undefined)).rejects.toMatchObject(wrong);
    expect(texts(await next(consumer, 1))).toEqual(['a']);
  });

  it('shows no password when it is logged', async () => {
    const connection = await lab.connect();
    const channel = await connection.openChannel();
    const queue = await filledQueue(channel, ['a']);
    const delivery = await channel.get(queue);
    const shown = inspect({ connection, channel, delivery }, { depth: 20 });
    expect(shown).not.toMatch(/guest/);
    expect(shown).toContain('deliveryTag: 1');
  });
});
