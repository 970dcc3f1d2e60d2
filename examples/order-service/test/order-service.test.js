/**
 * The order service against a real broker in this very process: real sockets, a clock that the test moves, and
 * faults when they are wanted.
 */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { connect } from 'amqplib';
import { startBroker } from 'leveret';
import { placeOrder, startService } from '../order-service.js';

let broker, vhost, service, client, channel, charged;
let isBankOpen = true;

before(async () => {
  broker = await startBroker({ port: 0, memory: true, clock: 'manual' });
});
after(() => broker.stop());

beforeEach(async () => {
  vhost = broker.isolated();
  charged = [];
  isBankOpen = true;
  service = await startService(vhost.url, async (order) => {
    if (!isBankOpen) throw new Error('the bank is closed');
    charged.push(order.id);
  });
  client = await connect(vhost.url);
  channel = await client.createConfirmChannel();
});
afterEach(async () => {
  broker.faults.releaseAll();
  await client.close();
  await service.stop();
  await vhost.dispose();
});

test('an order is charged, and the world is told', async () => {
  await channel.assertQueue('audit');
  await channel.bindQueue('audit', 'orders.events', 'order.*');
  await placeOrder(channel, { id: 1 });
  await vhost.until({ queue: 'audit', ready: 1 });
  const [event] = await vhost.queue('audit').messages();
  assert.equal(event.routingKey, 'order.charged');
  assert.deepEqual(JSON.parse(event.text), { id: 1 });
  assert.deepEqual(charged, [1]);
});

test('an order that cannot be charged is tried again after a minute', async () => {
  isBankOpen = false;
  await placeOrder(channel, { id: 2 });
  await vhost.until({ queue: 'orders.retry', ready: 1 });
  isBankOpen = true;
  await broker.advance('59s');
  assert.deepEqual(charged, []);
  await broker.advance('1s');
  await vhost.until({ queue: 'orders', idle: true });
  assert.deepEqual(charged, [2]);
});

test('an order that is refused three times is parked', async () => {
  isBankOpen = false;
  await placeOrder(channel, { id: 3 });
  for (let retry = 0; retry < 2; retry++) {
    await vhost.until({ queue: 'orders.retry', ready: 1 });
    await broker.advance('1m');
  }
  await vhost.until({ queue: 'orders.parked', ready: 1 });
  const [parked] = await vhost.queue('orders.parked').messages();
  assert.equal(parked.headers['x-attempt'], 3);
});

test('the service survives a broken connection', async () => {
  broker.faults.dropConnections('order-service');
  await vhost.until({ queue: 'orders', consumers: 0 });
  await vhost.until({ queue: 'orders', consumers: 1 });
  await placeOrder(channel, { id: 4 });
  await vhost.until(() => charged.length > 0);
  assert.deepEqual(charged, [4]);
});

test('an order that the broker refuses is published again', async () => {
  broker.faults.nackPublishes({ vhost: vhost.vhost, routingKey: 'orders', next: 1 });
  await placeOrder(channel, { id: 5 });
  await vhost.until({ queue: 'orders', idle: true });
  assert.deepEqual(charged, [5]);
});
