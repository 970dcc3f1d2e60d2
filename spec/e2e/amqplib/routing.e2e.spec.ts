/**
 * amqplib binds queues and exchanges; messages go where each type of exchange sends them.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Channel, type Options, connect } from 'amqplib';
import { brokerForFile } from '../../support/broker-for-file.js';

const broker = brokerForFile();
let channel: Channel;
let made = 0;

beforeAll(async () => {
  const connection = await connect(broker.url, { noDelay: true });
  broker.atEnd(() => connection.close());
  channel = await connection.createChannel();
});

async function exchangeOf(type: string, options?: Options.AssertExchange): Promise<string> {
  const { exchange } = await channel.assertExchange(`exchange ${++made}`, type, { durable: false, ...options });
  return exchange;
}

async function queueBoundTo(exchange: string, key: string, args?: Record<string, unknown>): Promise<string> {
  const { queue } = await channel.assertQueue('', { exclusive: true });
  await channel.bindQueue(queue, exchange, key, args);
  return queue;
}

function send(exchange: string, key: string, headers?: Record<string, unknown>): void {
  channel.publish(exchange, key, Buffer.from(key), { headers });
}

/** What is in a queue, as the texts of its messages. */
async function contentsOf(queue: string): Promise<string[]> {
  const texts: string[] = [];
  for (;;) {
    const message = await channel.get(queue, { noAck: true });
    if (message === false) return texts;
    texts.push(message.content.toString());
  }
}

describe('an exchange of type', () => {
  it('direct takes the key as it is', async () => {
    const exchange = await exchangeOf('direct');
    const queue = await queueBoundTo(exchange, 'a.*');
    for (const key of ['a.b', 'a.*', 'A.*', '']) send(exchange, key);
    expect(await contentsOf(queue)).toEqual(['a.*']);
  });

  it('fanout takes any key', async () => {
    const exchange = await exchangeOf('fanout');
    const one = await queueBoundTo(exchange, 'ignored');
    const other = await queueBoundTo(exchange, '');
    for (const key of ['a', 'b', '']) send(exchange, key);
    expect(await contentsOf(one)).toEqual(['a', 'b', '']);
    expect(await contentsOf(other)).toEqual(['a', 'b', '']);
  });

  it.each([
    ['*.orange.*', ['quick.orange.fox', 'lazy.orange.elephant']],
    ['*.*.rabbit', ['quick.brown.rabbit']],
    ['lazy.#', ['lazy.orange.elephant', 'lazy', 'lazy.a.b.c']],
    ['#', ['quick.orange.fox', 'lazy.orange.elephant', 'quick.brown.rabbit', 'lazy', 'lazy.a.b.c', 'orange']],
    ['#.orange.#', ['quick.orange.fox', 'lazy.orange.elephant', 'orange']],
    ['lazy.#.c', ['lazy.a.b.c']],
    ['orange', ['orange']],
  ])('topic takes for %s', async (pattern, taken) => {
    const exchange = await exchangeOf('topic');
    const queue = await queueBoundTo(exchange, pattern);
    const keys = ['quick.orange.fox', 'lazy.orange.elephant', 'quick.brown.rabbit', 'lazy', 'lazy.a.b.c', 'orange'];
    for (const key of keys) send(exchange, key);
    expect(await contentsOf(queue)).toEqual(taken);
  });

  it.each([
    ['all', ['both', 'both and more']],
    ['any', ['both', 'one', 'both and more']],
  ])('headers takes for x-match %s', async (match, taken) => {
    const exchange = await exchangeOf('headers');
    const queue = await queueBoundTo(exchange, '', { 'x-match': match, type: 'pdf', pages: 3 });
    send(exchange, 'both', { type: 'pdf', pages: 3 });
    send(exchange, 'one', { type: 'pdf' });
    send(exchange, 'other values', { type: 'zip', pages: '3' });
    send(exchange, 'both and more', { type: 'pdf', pages: 3, colour: true });
    send(exchange, 'none');
    expect(await contentsOf(queue)).toEqual(taken);
  });

  it('default takes the name of a queue', async () => {
    const { queue } = await channel.assertQueue('by its name', { exclusive: true });
    send('', 'by its name');
    send('', 'by no name');
    expect(await contentsOf(queue)).toEqual(['by its name']);
  });
});

describe('a binding', () => {
  it('brings a message once, however many match', async () => {
    const exchange = await exchangeOf('topic');
    const queue = await queueBoundTo(exchange, 'a.*');
    await channel.bindQueue(queue, exchange, '#');
    await channel.bindQueue(queue, exchange, 'a.*');
    send(exchange, 'a.b');
    expect(await contentsOf(queue)).toEqual(['a.b']);
  });

  it('is gone when it is removed', async () => {
    const exchange = await exchangeOf('direct');
    const queue = await queueBoundTo(exchange, 'kept');
    await channel.bindQueue(queue, exchange, 'removed');
    send(exchange, 'removed');
    await channel.unbindQueue(queue, exchange, 'removed');
    send(exchange, 'removed');
    send(exchange, 'kept');
    expect(await contentsOf(queue)).toEqual(['removed', 'kept']);
  });

  it('goes with its queue, and an auto-delete exchange with its last one', async () => {
    const exchange = await exchangeOf('fanout', { autoDelete: true });
    const queue = await queueBoundTo(exchange, '');
    await channel.checkExchange(exchange);
    await channel.deleteQueue(queue);
    // Another type would be refused if it were still there.
    await expect(channel.assertExchange(exchange, 'direct')).resolves.toEqual({ exchange });
    await channel.deleteExchange(exchange);
  });
});

describe('a binding between exchanges', () => {
  it('passes on what its key takes', async () => {
    const source = await exchangeOf('topic');
    const destination = await exchangeOf('fanout', { internal: true });
    const queue = await queueBoundTo(destination, '');
    await channel.bindExchange(destination, source, 'log.#');
    for (const key of ['log.info', 'metric', 'log']) send(source, key);
    await channel.unbindExchange(destination, source, 'log.#');
    send(source, 'log.error');
    expect(await contentsOf(queue)).toEqual(['log.info', 'log']);
  });

  it('may close a circle', async () => {
    const [a, b] = [await exchangeOf('fanout'), await exchangeOf('fanout')];
    await channel.bindExchange(a, b, '');
    await channel.bindExchange(b, a, '');
    await channel.bindExchange(a, a, '');
    const queue = await queueBoundTo(b, '');
    send(a, 'once');
    expect(await contentsOf(queue)).toEqual(['once']);
  });

  it('keeps the name of the exchange that was published to', async () => {
    const source = await exchangeOf('fanout');
    const destination = await exchangeOf('fanout');
    const queue = await queueBoundTo(destination, '');
    await channel.bindExchange(destination, source, '');
    send(source, 'key');
    const message = await channel.get(queue, { noAck: true });
    expect(message !== false && message.fields).toMatchObject({ exchange: source, routingKey: 'key' });
  });
});

describe('an alternate exchange', () => {
  it('gets what no binding takes', async () => {
    const alternate = await exchangeOf('fanout');
    const exchange = await exchangeOf('direct', { alternateExchange: alternate });
    const taken = await queueBoundTo(exchange, 'known');
    const rest = await queueBoundTo(alternate, '');
    for (const key of ['known', 'unknown']) send(exchange, key);
    expect(await contentsOf(taken)).toEqual(['known']);
    expect(await contentsOf(rest)).toEqual(['unknown']);
  });
});
