/**
 * A client that ends its side of the socket right behind its requests still gets the answers.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';
import { declareQueue } from '../support/queue-methods.js';
import { RawClient, publishBytes } from '../support/raw-client.js';
import { methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile();

describe('a client that has ended its side', () => {
  it('gets answers, deliveries and confirms, and then the end', async () => {
    const client = await RawClient.withChannel(broker.port);
    const closed = once(client.socket, 'close');
    client.socket.end(
      Buffer.concat([
        methodBytes(1, { name: 'confirm.select', noWait: false }),
        methodBytes(1, declareQueue('last words', { exclusive: true })),
        publishBytes(1, { routingKey: 'last words', body: Buffer.from('farewell') }),
        methodBytes(1, { name: 'basic.get', queue: 'last words', noAck: true }),
      ]),
    );
    await client.expect('confirm.select-ok');
    await client.expect('queue.declare-ok');
    expect((await client.content('basic.get-ok')).body.toString()).toBe('farewell');
    expect((await client.expect('basic.ack')).deliveryTag).toBe(1);
    await closed;
  });

  it('gets the answers that wait for the store, and what comes behind them', async () => {
    const client = await RawClient.withChannel(broker.port);
    const closed = once(client.socket, 'close');
    await client.call(1, declareQueue('stored', { durable: true }), 'queue.declare-ok');
    await client.call(1, { name: 'tx.select' }, 'tx.select-ok');
    const publish = publishBytes(1, { routingKey: 'stored', properties: { deliveryMode: 2 } });
    const commit = methodBytes(1, { name: 'tx.commit' });
    client.write(Buffer.concat([publish, commit, publish, commit]));
    client.socket.end(Buffer.concat([publish, commit, methodBytes(1, declareQueue('stored', { durable: true }))]));
    for (let i = 0; i < 3; i++) await client.expect('tx.commit-ok');
    expect(await client.expect('queue.declare-ok')).toMatchObject({ messageCount: 3 });
    await closed;
  });
});
