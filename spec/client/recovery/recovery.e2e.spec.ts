/**
 * A connection that is cut and made again: what comes back, under which name, and what is told of it.
 */
import { EventEmitter, once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, type RecoveryOptions, connect } from '../../../src/client/index.js';
import { BrokerRelay } from '../../support/broker-relay.js';
import { onEachBroker } from '../../support/client-brokers.js';

const quick: RecoveryOptions = { delayMs: 5, delayMaxMs: 50 };

onEachBroker((lab) => {
  const connections: Connection[] = [];
  let relay: BrokerRelay;

  beforeEach(async () => {
    relay = await BrokerRelay.to(Number(/:(\d+)(\/|$)/.exec(lab.url)?.[1]));
  });

  afterEach(async () => {
    const signal = AbortSignal.abort();
    await Promise.all(connections.splice(0).map((connection) => connection.close({ signal })));
    await relay.close();
  });

  async function connected(recovery: RecoveryOptions = {}): Promise<Connection> {
    const url = new URL(lab.url);
    const { username, password } = url;
    const connection = await connect(`amqp://${username}:${password}@127.0.0.1:${relay.port}`, {
      recovery: { ...quick, ...recovery },
    });
    connections.push(connection);
    return connection;
  }

  async function cut(connection: Connection): Promise<void> {
    const recovered = once(connection, 'recovered');
    relay.cut();
    await recovered;
  }

  it('tells of each stage', async () => {
    const connection = await connected();
    const told: string[] = [];
    connection.on('disconnected', (error) => told.push(`disconnected ${(error as { code?: string }).code}`));
    connection.on('reconnecting', (attempt) => told.push(`reconnecting ${attempt}`));
    connection.on('reconnected', (host) => told.push(`reconnected ${host}`));
    connection.on('recovered', () => told.push('recovered'));
    relay.cut();
    await once(connection, 'disconnected');
    expect(connection.isOpen).toBe(false);
    await expect(connection.openChannel()).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
    await connection.whenConnected();
    await connection.whenConnected();
    expect(connection.isOpen).toBe(true);
    await once(connection, 'recovered');
    expect(told).toEqual(['disconnected ERR_CONNECTION_LOST', 'reconnecting 1', 'reconnected 127.0.0.1', 'recovered']);
  });

  it('restores exchanges, queues, bindings and consumers, and queues that the broker names under new names', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const id = `recovery.${process.pid}.${Date.now()}`;
    await channel.declareExchange(`${id}.a`, 'topic', { durable: false, autoDelete: true });
    await channel.declareExchange(`${id}.b`, 'fanout', { durable: false, autoDelete: true });
    await channel.bindExchange(`${id}.b`, `${id}.a`, 'k.#');
    const { queue } = await channel.declareQueue('', { exclusive: true });
    await channel.bindQueue('', `${id}.b`, '');
    await channel.bindQueue(queue, `${id}.a`, '');
    const got: string[] = [];
    let wanted = 1;
    let onEnough: () => void = () => undefined;
    const consumer = await channel.consume('', (delivery) => {
      got.push(delivery.text());
      if (got.length >= wanted) onEnough();
    });
    expect(consumer.queue).toBe(queue);
    const renamed = once(connection, 'queueRenamed');
    await cut(connection);
    const [from, to] = (await renamed) as [string, string];
    expect(from).toBe(queue);
    expect(to).not.toBe(queue);
    expect(consumer.queue).toBe(to);
    wanted = 3;
    const enough = new Promise<void>((resolve) => (onEnough = resolve));
    await channel.publish(`${id}.a`, 'k.1', 'through both', { mandatory: true });
    await channel.publish('', to, 'by name', { mandatory: true });
    // The channel's last queue, and a binding by it, are those of the new name.
    await channel.bindQueue('', 'amq.direct', '');
    await channel.publish('amq.direct', to, 'by binding', { mandatory: true });
    await enough;
    expect(got).toEqual(['through both', 'by name', 'by binding']);
  });

  it('forgets what was deleted, by the program or by itself', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const id = `recovery.${process.pid}.${Date.now()}`;
    const names = ['deleted', 'unbound', 'unconsumed', 'kept'].map((name) => `${id}.${name}`);
    const [deleted, unbound, unconsumed, kept] = names as [string, string, string, string];
    await channel.declareQueue(deleted, { exclusive: true });
    await channel.deleteQueue(deleted);
    await channel.declareExchange(unbound, 'direct', { autoDelete: true });
    await channel.declareQueue(kept, { exclusive: true });
    await channel.bindQueue(kept, unbound, 'k');
    await channel.bindQueue(kept, 'amq.direct', 'gone');
    await channel.unbindQueue(kept, unbound, 'k');
    await channel.unbindQueue(kept, 'amq.direct', 'gone');
    await channel.declareQueue(unconsumed, { durable: false, autoDelete: true });
    const consumer = await channel.consume(unconsumed, () => undefined);
    await consumer.cancel();
    await cut(connection);
    for (const queue of [deleted, unconsumed]) {
      const asking = await connection.openChannel();
      await expect(asking.declareQueue(queue, { passive: true })).rejects.toMatchObject({ replyCode: 404 });
    }
    const asking = await connection.openChannel();
    const exchange = asking.declareExchange(unbound, 'direct', { passive: true });
    await expect(exchange).rejects.toMatchObject({ replyCode: 404 });
    const back = channel.publish('amq.direct', 'gone', 'x', { mandatory: true });
    await expect(back).rejects.toMatchObject({ code: 'ERR_RETURNED' });
    await channel.publish('', kept, 'x', { mandatory: true });
  });

  it('has handlers go on, prefetch included, and settles nothing of before', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const { queue } = await channel.declareQueue(`recovery.${process.pid}.${Date.now()}`, { expiresMs: 60_000 });
    await channel.qos(2);
    await Promise.all(['1', '2', '3'].map((body) => channel.publish('', queue, body)));
    const held: { text: () => string; redelivered: boolean; ack: () => boolean; isUnsettled: boolean }[] = [];
    let onHeld: () => void = () => undefined;
    await channel.consume(queue, { settle: 'manual' }, (delivery) => {
      held.push(delivery);
      if (held.length % 2 === 0) onHeld();
    });
    if (held.length < 2) await new Promise<void>((resolve) => (onHeld = resolve));
    const again = new Promise<void>((resolve) => (onHeld = resolve));
    await cut(connection);
    await again;
    expect(held.map((delivery) => delivery.text())).toEqual(['1', '2', '1', '2']);
    expect(held.map((delivery) => delivery.isUnsettled)).toEqual([false, false, true, true]);
    expect(held[0]!.ack()).toBe(false);
    const more = new Promise<void>((resolve) => (onHeld = resolve));
    await channel.publish('', queue, '4');
    expect(held[2]!.ack()).toBe(true);
    expect(held[3]!.ack()).toBe(true);
    await more;
    expect(held.slice(4).map((delivery) => delivery.text())).toEqual(['3', '4']);
    await channel.deleteQueue(queue);
  });

  it('tells what it cannot restore, and restores the rest', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const other = await lab.openChannel();
    const id = `recovery.${process.pid}.${Date.now()}`;
    await channel.declareQueue(`${id}.1`, { exclusive: true });
    await channel.declareQueue(`${id}.2`, { durable: false, autoDelete: false });
    await channel.declareQueue(`${id}.3`, { exclusive: true });
    await channel.bindQueue(`${id}.2`, 'amq.direct', id);
    await channel.bindQueue(`${id}.3`, 'amq.direct', id);
    const kept = await channel.consume(`${id}.3`, () => undefined);
    await other.deleteQueue(`${id}.2`);
    await other.declareQueue(`${id}.2`, { durable: false, maxLength: 1 });
    const passive = await connection.openChannel();
    await other.declareQueue(`${id}.4`, { exclusive: false, durable: false });
    const lost = await passive.consume(`${id}.4`, () => undefined);
    const failed: string[] = [];
    connection.on('topologyFailed', ({ kind, name }, error) =>
      failed.push(`${kind} ${name} ${String((error as { replyCode?: number }).replyCode)}`),
    );
    const cancelled = once(lost, 'cancel');
    // Behind the back of the connection, while it is away.
    connection.once('disconnected', () => void other.deleteQueue(`${id}.4`));
    relay.cut();
    await once(connection, 'disconnected');
    await once(connection, 'recovered');
    expect(failed.sort()).toEqual([`consumer ${lost.consumerTag} 404`, `queue ${id}.2 406`]);
    expect(await cancelled).toMatchObject([{ code: 'ERR_CONSUMER_CANCELLED', cause: { replyCode: 404 } }]);
    expect(passive.isOpen).toBe(true);
    expect((await channel.declareQueue(`${id}.3`, { passive: true })).consumerCount).toBe(1);
    expect(kept.queue).toBe(`${id}.3`);
    await other.deleteQueue(`${id}.2`);
  });

  it('resends what was not confirmed, with one message id, and has what is asked for meanwhile wait', async () => {
    const connection = await connected({ unconfirmed: 'resend', duringOutage: 'wait' });
    const channel = await connection.openChannel();
    const { queue } = await channel.declareQueue(`recovery.${process.pid}.${Date.now()}`, { expiresMs: 60_000 });
    const publishing = [channel.publish('', queue, 'own', { messageId: 'mine' }), channel.publish('', queue, 'none')];
    relay.cut();
    await once(connection, 'disconnected');
    publishing.push(channel.publish('', queue, 'later'));
    const declared = channel.declareQueue(queue, { passive: true });
    const opened = connection.openChannel();
    await Promise.all(publishing);
    expect((await declared).queue).toBe(queue);
    const bodies = new Map<string, Set<string | undefined>>();
    const reader = await opened;
    for (let got = await reader.get(queue); got !== undefined; got = await reader.get(queue)) {
      const ids = bodies.get(got.text()) ?? new Set();
      bodies.set(got.text(), ids.add(got.properties.messageId));
      got.ack();
    }
    expect([...bodies.keys()].sort()).toEqual(['later', 'none', 'own']);
    expect([...bodies.values()].map((ids) => ids.size)).toEqual([1, 1, 1]);
    expect(bodies.get('own')).toEqual(new Set(['mine']));
    await channel.deleteQueue(queue);
  });

  it('rejects what was not confirmed, and what is asked for meanwhile, where nothing else is said', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const lost = { code: 'ERR_CONNECTION_LOST' };
    const unconfirmed = channel.publish('', 'nowhere', 'x');
    relay.cut();
    await expect(unconfirmed).rejects.toMatchObject(lost);
    await expect(channel.publish('', 'nowhere', 'x')).rejects.toMatchObject(lost);
    await expect(channel.declareQueue('')).rejects.toMatchObject(lost);
    await channel.whenRoom();
    await channel.publish('', 'nowhere', 'x');
  });

  it('opens a channel again that an error closed, if it is asked to', async () => {
    const connection = await connected({ reopenChannels: true, duringOutage: 'wait' });
    const channel = await connection.openChannel();
    const { queue } = await channel.declareQueue('', { exclusive: true });
    const came = new EventEmitter();
    // What was acked just before the channel was closed may come again.
    await channel.consume(queue, (delivery) => came.emit(delivery.text()));
    for (const round of ['first', 'second']) {
      const reopened = once(channel, 'reopened');
      await expect(channel.publish('recovery.missing', '', 'x')).rejects.toMatchObject({ replyCode: 404 });
      const delivered = once(came, round);
      await channel.publish('', queue, round, { mandatory: true });
      expect(await reopened).toMatchObject([{ code: 'ERR_CHANNEL_CLOSED', replyCode: 404 }]);
      await delivered;
    }
  });

  it('has a transaction that was cut fail as a whole', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const { queue } = await channel.declareQueue(`recovery.${process.pid}.${Date.now()}`, { expiresMs: 60_000 });
    await channel.selectTx();
    await channel.publish('', queue, 'first half');
    await cut(connection);
    await channel.publish('', queue, 'second half');
    await expect(channel.commitTx()).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
    expect((await channel.declareQueue(queue, { passive: true })).messageCount).toBe(0);
    await channel.publish('', queue, 'whole');
    await channel.commitTx();
    expect(await channel.deleteQueue(queue)).toEqual({ messageCount: 1 });
  });

  it('answers requests again, and fails those whose reply was lost', async () => {
    const connection = await connected();
    const server = await lab.openChannel();
    const client = await connection.openChannel();
    const { queue } = await server.declareQueue('', { exclusive: true });
    let isSilent = true;
    const asked = new Promise<void>((resolve) => {
      void server.consume(queue, (request) => {
        resolve();
        return isSilent ? undefined : request.reply('answer');
      });
    });
    const unanswered = client.request('', queue, 'x');
    await asked;
    isSilent = false;
    const recovered = once(connection, 'recovered');
    relay.cut();
    await expect(unanswered).rejects.toMatchObject({ code: 'ERR_CONNECTION_LOST' });
    await recovered;
    expect((await client.request('', queue, 'y')).text()).toBe('answer');
  });

  it('waits for a queue that is still locked', async () => {
    const connection = await connected();
    const channel = await connection.openChannel();
    const other = await lab.connect();
    const { queue } = await channel.declareQueue(`recovery.${process.pid}.${Date.now()}`, { exclusive: true });
    const came = new EventEmitter();
    await channel.consume(queue, (delivery) => came.emit('delivery', delivery.text()));
    const { target } = relay;
    relay.target = 1;
    relay.cut();
    await once(connection, 'disconnected');
    // As soon as the broker has noticed, another connection takes the name.
    for (let isTaken = false; !isTaken;) {
      const taking = await other.openChannel();
      isTaken = await taking.declareQueue(queue, { exclusive: true }).then(
        () => true,
        () => false,
      );
    }
    const reconnected = once(connection, 'reconnected');
    const recovered = once(connection, 'recovered');
    relay.target = target;
    await reconnected;
    await other.close();
    await recovered;
    const delivered = once(came, 'delivery');
    await channel.publish('', queue, 'x', { mandatory: true });
    expect(await delivered).toEqual(['x']);
  });

  it('goes to the next host, and with a password that was renewed', async () => {
    const first = await BrokerRelay.to(relay.target);
    const { username, password } = new URL(lab.url);
    const urls = [first, relay].map(({ port }) => `amqp://${username}:${password}@127.0.0.1:${port}`);
    const connection = await connect(urls, { recovery: quick });
    connections.push(connection);
    expect(connection.port).toBe(first.port);
    const recovered = once(connection, 'recovered');
    await first.close();
    await recovered;
    expect(connection.port).toBe(relay.port);
    await connection.updateSecret('wrong from now on');
    const closed = once(connection, 'close');
    relay.cut();
    expect(await closed).toMatchObject([{ code: 'ERR_RECOVERY_FAILED', cause: { code: 'ERR_CONNECT' } }]);
  });

  it('ends: by the program, by its signal, and after the attempts that it may make', async () => {
    const controller = new AbortController();
    const closing = await connected({ delayMs: 60_000, delayMaxMs: 60_000, duringOutage: 'wait' });
    const aborting = await connected({ delayMs: 60_000, delayMaxMs: 60_000, signal: controller.signal });
    const trying = await connected({ attemptsMax: 2, duringOutage: 'wait' });
    const channels = await Promise.all([closing, aborting, trying].map((one) => one.openChannel()));
    const ends = [closing, aborting, trying].map((one) => once(one, 'close'));
    const outages = [closing, aborting, trying].map((one) => once(one, 'disconnected'));
    const target = relay.target;
    relay.target = 1;
    relay.cut();
    await Promise.all(outages);
    const waiting = [channels[0]!.publish('', 'q', 'x'), channels[0]!.declareQueue('')];
    const final = [trying.whenConnected(), channels[2]!.publish('', 'q', 'x')];
    const failing = Promise.allSettled([...waiting, ...final]);
    await closing.close();
    controller.abort(new Error('enough'));
    expect(await ends[0]).toEqual([undefined]);
    expect(await ends[1]).toMatchObject([{ code: 'ERR_RECOVERY_FAILED', cause: { message: 'enough' } }]);
    expect(await ends[2]).toMatchObject([{ code: 'ERR_RECOVERY_FAILED', attempts: 2 }]);
    const codes = (await failing).map((one) => one.status === 'rejected' && (one.reason as { code: string }).code);
    expect(codes).toEqual([
      'ERR_CONNECTION_CLOSED',
      'ERR_CONNECTION_CLOSED',
      'ERR_RECOVERY_FAILED',
      'ERR_RECOVERY_FAILED',
    ]);
    relay.target = target;
  });
});

describe('options of recovery', () => {
  it.each([{ delayMs: -1 }, { jitter: 2 }, { attemptsMax: 0 }, { delayMs: 10, delayMaxMs: 5 }])(
    'refuses %j',
    async (recovery) => {
      await expect(connect('amqp://localhost', { recovery })).rejects.toMatchObject({ code: 'ERR_INVALID_OPTION' });
    },
  );
});
