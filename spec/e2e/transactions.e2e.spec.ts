/**
 * Transactions (specification section 1.9) over a real socket, by a client that pipelines.
 */
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient } from '../support/raw-client.js';

const KIB = 1024;
const broker = brokerForFile({ limits: { transactionBytesMax: 64 * KIB } });

async function inTransaction(): Promise<RawClient> {
  const client = await RawClient.withChannel(broker.port);
  await client.call(1, { name: 'tx.select' }, 'tx.select-ok');
  return client;
}

async function readyCount(client: RawClient, queue: string): Promise<number> {
  return (await client.call(1, declareQueue(queue, { passive: true }), 'queue.declare-ok')).messageCount;
}

describe('a transaction', () => {
  it('is seen by others at its commit, as a whole', async () => {
    const client = await inTransaction();
    const other = await RawClient.withChannel(broker.port);
    await client.call(1, declareQueue('one'), 'queue.declare-ok');
    await client.call(1, declareQueue('two'), 'queue.declare-ok');
    for (const routingKey of ['one', 'two', 'two']) client.publish(1, { routingKey, body: Buffer.from(routingKey) });
    expect(await readyCount(client, 'two')).toBe(0);
    await client.call(1, { name: 'tx.commit' }, 'tx.commit-ok');
    expect([await readyCount(other, 'one'), await readyCount(other, 'two')]).toEqual([1, 2]);
    await Promise.all([client, other].map((one) => one.close()));
  });

  it('returns what nobody takes at its commit, before the answer', async () => {
    const client = await inTransaction();
    client.publish(1, { routingKey: 'nobody', mandatory: true, body: Buffer.from('rolled back') });
    await client.call(1, { name: 'tx.rollback' }, 'tx.rollback-ok');
    client.publish(1, { routingKey: 'nobody', mandatory: true, body: Buffer.from('committed') });
    client.method(1, { name: 'tx.commit' });
    const { method, body } = await client.content('basic.return');
    expect([method.replyCode, body.toString()]).toEqual([312, 'committed']);
    await expect(client.expect('tx.commit-ok')).resolves.toBeDefined();
    await client.close();
  });

  it('holds acknowledgements back, and their room in the prefetch with them', async () => {
    const client = await inTransaction();
    const { queue } = await client.call(1, declareQueue('', { exclusive: true }), 'queue.declare-ok');
    for (const text of ['a', 'b']) client.publish(1, { routingKey: queue, body: Buffer.from(text) });
    client.method(1, { name: 'tx.commit' });
    client.method(1, { name: 'basic.qos', prefetchSize: 0, prefetchCount: 1, global: false });
    await client.expect('tx.commit-ok');
    await client.expect('basic.qos-ok');
    await client.call(1, consumeFrom(queue), 'basic.consume-ok');
    const first = await client.content('basic.deliver');
    client.method(1, { name: 'basic.ack', deliveryTag: first.method.deliveryTag, multiple: false });
    expect(await readyCount(client, queue)).toBe(1); // the second waits for the commit
    client.method(1, { name: 'tx.commit' });
    await client.expect('tx.commit-ok');
    expect((await client.content('basic.deliver')).body.toString()).toBe('b');
    await client.close();
  });

  it('is forgotten when its channel closes', async () => {
    const client = await inTransaction();
    await client.call(1, declareQueue('untouched'), 'queue.declare-ok');
    client.publish(1, { routingKey: 'untouched' });
    const close = { name: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 } as const;
    await client.call(1, close, 'channel.close-ok');
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    expect(await readyCount(client, 'untouched')).toBe(0);
    await client.close();
  });

  it('closes its channel when it grows too large', async () => {
    const client = await inTransaction();
    const body = Buffer.alloc(4 * KIB);
    for (let count = 0; count < 20; count++) client.publish(1, { routingKey: 'nobody', body });
    expect(await client.expect('channel.close')).toMatchObject({
      replyCode: 406,
      replyText: 'PRECONDITION_FAILED - transaction is larger than 65536 bytes',
    });
    client.destroy();
  });
});

describe('a channel', () => {
  it('is in one mode only, and only commits what it began', async () => {
    const client = await inTransaction();
    const confirm = { name: 'confirm.select', noWait: false } as const;
    const refusals = [await client.call(1, confirm, 'channel.close')];
    client.method(1, { name: 'channel.close-ok' });
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    await client.call(1, confirm, 'confirm.select-ok');
    refusals.push(await client.call(1, { name: 'tx.select' }, 'channel.close'));
    client.method(1, { name: 'channel.close-ok' });
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    refusals.push(await client.call(1, { name: 'tx.commit' }, 'channel.close'));
    client.method(1, { name: 'channel.close-ok' });
    expect(refusals.map(({ replyText }) => replyText)).toEqual([
      'PRECONDITION_FAILED - cannot switch from tx to confirm mode',
      'PRECONDITION_FAILED - cannot switch from confirm to tx mode',
      'PRECONDITION_FAILED - channel is not transactional',
    ]);
    await client.close();
  });
});
