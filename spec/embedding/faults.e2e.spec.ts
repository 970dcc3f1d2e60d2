/**
 * Faults as clients meet them: each strikes whom it is to strike, for as long as it is to, and leaves no trace.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { type Channel, type ConfirmChannel, connect } from 'amqplib';
import { embeddedBroker } from '../support/embedded-broker.js';

const test = embeddedBroker({ clock: 'manual' });

async function channelOf(name = 'a test'): Promise<ConfirmChannel> {
  return (await test.connect(name)).createConfirmChannel();
}

/** What becomes of a publish on a confirm channel. */
function publish(channel: ConfirmChannel, queue: string, text = 'm'): Promise<'confirmed' | 'nacked'> {
  return new Promise((resolve) => {
    channel.sendToQueue(queue, Buffer.from(text), {}, (error: unknown) => {
      resolve(error === null ? 'confirmed' : 'nacked');
    });
  });
}

/** The error with which a channel or a connection ends. */
async function errorOf(emitter: Channel | Awaited<ReturnType<typeof connect>>): Promise<Error & { code?: unknown }> {
  const [error] = (await once(emitter, 'error')) as [Error & { code?: unknown }];
  return error;
}

describe('a dropped connection', () => {
  it('is reset, or just ends; others go on', async () => {
    const { broker } = test;
    const [reset, ended, spared] = await Promise.all(['reset', 'ended', 'spared'].map((name) => test.connect(name)));
    const failed = errorOf(reset!);
    expect(broker.faults.dropConnections('reset')).toBe(1);
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
    const over = errorOf(ended!);
    expect(broker.faults.dropConnections({ name: 'ended' }, { how: 'end' })).toBe(1);
    expect(await over).toMatchObject({ message: 'Unexpected close' });
    await broker.until({ connections: 1 });
    await (await spared!.createChannel()).assertQueue('q');
    expect(broker.faults.dropConnections('nobody')).toBe(0);
  });

  it('is chosen by user and vhost, or by whoever looks at it', async () => {
    const { broker } = test;
    await using vhost = broker.isolated();
    await test.connect('here');
    await test.connect('there', vhost.url);
    expect(broker.faults.dropConnections({ vhost: vhost.vhost, user: 'guest' })).toBe(1);
    await broker.until({ connections: 1 });
    expect(broker.faults.dropConnections({ user: 'nobody' })).toBe(0);
    expect(broker.faults.dropConnections(({ userProvidedName }) => userProvidedName === 'here')).toBe(1);
    await broker.until({ connections: 0 });
  });
});

describe('a close', () => {
  it('ends connections with a code', async () => {
    const connection = await test.connect('x');
    const failed = errorOf(connection);
    test.broker.faults.closeConnections('x', { replyCode: 'RESOURCE_ERROR', replyText: 'out of disk' });
    expect(await failed).toMatchObject({ code: 506, message: expect.stringContaining('RESOURCE_ERROR - out of disk') });
  });

  it('ends channels with a code, of one number or all, and leaves the connection', async () => {
    const { faults } = test.broker;
    const connection = await test.connect('x');
    const channels = [await connection.createChannel(), await connection.createChannel()];
    const first = errorOf(channels[0]!);
    expect(faults.closeChannels('x', { channel: 1, replyCode: 404, replyText: 'gone' })).toBe(1);
    expect(await first).toMatchObject({ code: 404, message: expect.stringContaining('NOT_FOUND - gone') });
    const second = errorOf(channels[1]!);
    expect(faults.closeChannels()).toBe(1);
    expect(await second).toMatchObject({ code: 406 });
    await connection.createChannel();
  });

  it('needs a code that closes what is to be closed', () => {
    const { faults } = test.broker;
    expect(() => faults.closeConnections('all', { replyCode: 999 })).toThrow(RangeError);
    expect(() => faults.closeChannels('all', { replyCode: 541 })).toThrow(RangeError);
  });
});

describe('refused publishes', () => {
  it('are so many, reach no queue, and are nacked', async () => {
    const { broker } = test;
    const channel = await channelOf();
    await channel.assertQueue('q');
    expect(await publish(channel, 'q', 'before')).toBe('confirmed');
    const fault = broker.faults.nackPublishes({ next: 2 });
    const outcomes = await Promise.all(['a', 'b', 'c'].map((text) => publish(channel, 'q', text)));
    expect(outcomes).toEqual(['nacked', 'nacked', 'confirmed']);
    expect(fault).toMatchObject({ isActive: false, strikes: 2 });
    expect((await broker.queue('q').messages()).map(({ text }) => text)).toEqual(['before', 'c']);
  });

  it('are those of a queue, until that is over', async () => {
    const { broker } = test;
    const channel = await channelOf();
    for (const queue of ['p', 'q']) await channel.assertQueue(queue);
    await channel.bindQueue('p', 'amq.fanout', '');
    await channel.bindQueue('q', 'amq.fanout', '');
    const fault = broker.faults.nackPublishes({ queue: 'q' });
    expect(await publish(channel, 'p')).toBe('confirmed');
    expect(await publish(channel, 'q')).toBe('nacked');
    channel.publish('amq.fanout', '', Buffer.from(''));
    await expect(channel.waitForConfirms()).rejects.toThrow();
    expect(broker.queue('p').readyCount).toBe(1);
    fault.release();
    fault.release();
    expect(await publish(channel, 'q')).toBe('confirmed');
  });

  it('are those of an exchange and key, in one vhost', async () => {
    const { broker } = test;
    const channel = await channelOf();
    await channel.assertQueue('q');
    await using vhost = broker.isolated();
    broker.faults.nackPublishes({ vhost: vhost.vhost });
    broker.faults.nackPublishes({ exchange: 'amq.direct' });
    broker.faults.nackPublishes({ exchange: '', routingKey: 'p' });
    expect(await publish(channel, 'q')).toBe('confirmed');
    expect(await publish(channel, 'p')).toBe('nacked');
    expect(() => broker.faults.nackPublishes({ vhost: 'nowhere' })).toThrow("no vhost 'nowhere'");
  });

  it('end with their time', async () => {
    const { broker } = test;
    const channel = await channelOf();
    await channel.assertQueue('q');
    broker.faults.nackPublishes({ for: '1m' });
    await broker.advance('59s');
    expect(await publish(channel, 'q')).toBe('nacked');
    await broker.advance('1s');
    expect(await publish(channel, 'q')).toBe('confirmed');
  });
});

describe('returned publishes', () => {
  it('come back although they could be routed', async () => {
    const channel = await channelOf();
    await channel.assertQueue('q');
    test.broker.faults.returnPublishes({ routingKey: 'q', next: 1 });
    const returned = once(channel, 'return');
    channel.sendToQueue('q', Buffer.from('a'), { mandatory: true });
    channel.sendToQueue('q', Buffer.from('b'), { mandatory: true });
    await channel.waitForConfirms();
    expect((await returned)[0]).toMatchObject({ fields: { replyCode: 312 }, content: Buffer.from('a') });
    expect((await test.broker.queue('q').messages()).map(({ text }) => text)).toEqual(['b']);
  });
});

describe('held confirms', () => {
  it('come at the end of it, on channels that were there and on new ones', async () => {
    const { broker } = test;
    const before = await channelOf('held');
    await before.assertQueue('q');
    expect(await publish(before, 'q')).toBe('confirmed');
    const other = await channelOf('other');
    const fault = broker.faults.holdConfirms('held');
    const after = await channelOf('held');
    const order: string[] = [];
    const published = [before, after].map((channel) => publish(channel, 'q').then((outcome) => order.push(outcome)));
    await broker.until({ queue: 'q', ready: 3 });
    expect(await publish(other, 'q')).toBe('confirmed');
    await broker.advance('1h');
    expect(order).toEqual([]);
    fault.release();
    await Promise.all(published);
    expect(order).toEqual(['confirmed', 'confirmed']);
    expect(await publish(after, 'q')).toBe('confirmed');
  });
});

describe('blocked publishers', () => {
  it('are told why, wait, and go on', async () => {
    const { broker } = test;
    const connection = await test.connect();
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue('q');
    const blocked = once(connection, 'blocked');
    {
      using first = broker.faults.blockPublishers({ reason: 'because' });
      using second = broker.faults.blockPublishers();
      const published = publish(channel, 'q');
      expect((await blocked)[0]).toBe('because');
      first.release();
      expect(broker.connections()[0]!.state).toBe('blocked');
      const unblocked = once(connection, 'unblocked');
      second.release();
      await unblocked;
      expect(await published).toBe('confirmed');
    }
    expect(broker.connections()[0]!.state).not.toBe('blocked');
  });
});

describe('refused logins', () => {
  it('are so many of one user', async () => {
    const { broker } = test;
    broker.faults.refuseLogins({ user: 'somebody' });
    const fault = broker.faults.refuseLogins({ user: 'guest', next: 2 });
    for (let i = 0; i < 2; i++) await expect(connect(broker.url)).rejects.toThrow(/403|ACCESS_REFUSED/);
    await test.connect();
    expect(fault).toMatchObject({ strikes: 2, isActive: false });
  });
});

describe('a broker that does not read', () => {
  it('answers later', async () => {
    const { broker } = test;
    const connection = await test.connect('unheard');
    const channel = await connection.createChannel();
    const fault = broker.faults.stopReading('unheard');
    const declared = channel.assertQueue('q');
    const other = await channelOf('heard');
    await other.assertQueue('p');
    await broker.advance('1h');
    expect(broker.queue('q').exists).toBe(false);
    fault.release();
    await declared;
    expect(broker.queue('q').exists).toBe(true);
  });

  it('reads now and then', async () => {
    const channel = await channelOf();
    await channel.assertQueue('q');
    const fault = test.broker.faults.slowReading('all', { interval: 5 });
    for (let i = 0; i < 20; i++) channel.sendToQueue('q', Buffer.alloc(65_536));
    await channel.waitForConfirms();
    expect(test.broker.queue('q').readyCount).toBe(20);
    expect(fault.isActive).toBe(true);
  });
});

describe('stopped deliveries', () => {
  it('are those of a queue', async () => {
    const { broker } = test;
    const channel = await channelOf();
    for (const queue of ['p', 'q']) await channel.assertQueue(queue);
    const fault = broker.faults.stopDeliveries({ queue: 'q' });
    for (const queue of ['p', 'q']) {
      await channel.consume(queue, () => undefined);
      channel.sendToQueue(queue, Buffer.from(''));
    }
    await broker.until({ queue: 'p', unacked: 1 });
    await broker.until({ queue: 'q', ready: 1 });
    expect(broker.queue('q')).toMatchObject({ readyCount: 1, unackedCount: 0 });
    fault.release();
    await broker.until({ queue: 'q', unacked: 1 });
    expect(() => broker.faults.stopDeliveries({ queue: 'nowhere' })).toThrow("no queue 'nowhere'");
  });

  it('are those to a connection, on channels that were there and on new ones', async () => {
    const { broker } = test;
    const connection = await test.connect('deaf');
    const first = await connection.createChannel();
    await first.assertQueue('q');
    await first.consume('q', () => undefined);
    const fault = broker.faults.stopDeliveries('deaf', { for: '5m' });
    const second = await connection.createChannel();
    await second.consume('q', () => undefined);
    for (const text of ['a', 'b']) second.sendToQueue('q', Buffer.from(text));
    await broker.until({ queue: 'q', ready: 2 });
    await broker.advance('4m');
    expect(broker.queue('q').readyCount).toBe(2);
    await broker.advance('1m');
    expect(broker.queue('q').unackedCount).toBe(2);
    expect(fault.isActive).toBe(false);
  });
});
