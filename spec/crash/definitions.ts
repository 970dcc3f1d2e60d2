/**
 * After a restart: what is declared is what had to be, and what was on its way is looked up.
 */
import type { Channel, ChannelModel } from 'amqplib';
import type { QueueRecord } from './ledger/records.js';
import type { ExchangeRecord } from './ledger/topology.js';
import { CHURN_EXCHANGES, CHURN_QUEUES } from './load/churn.js';
import type { Shift } from './load/shift.js';
import { FLEETING } from './load/standing.js';

export async function checkDefinitions(shift: Shift): Promise<void> {
  const { topology, violations } = shift.ledger;
  const connection = await shift.connect('definitions');
  for (const queue of [...topology.queues.values()]) await checkQueue(shift, connection, queue);
  for (const exchange of [...topology.exchanges.values()]) await checkExchange(shift, connection, exchange);
  for (const name of [...CHURN_QUEUES, FLEETING]) {
    if (topology.queues.has(name) || !(await queueExists(connection, name))) continue;
    violations.add('definition', `queue ${name} is there in process ${shift.ledger.generation}, and must be gone`);
  }
  for (const name of CHURN_EXCHANGES) {
    if (topology.exchanges.has(name) || !(await exchangeExists(connection, name))) continue;
    violations.add('definition', `exchange ${name} is there in process ${shift.ledger.generation}, and must be gone`);
  }
  await connection.close();
}

async function checkQueue(shift: Shift, connection: ChannelModel, queue: QueueRecord): Promise<void> {
  const { topology, violations, generation } = shift.ledger;
  const { name, durable, state, arguments: args } = queue;
  if (!(await queueExists(connection, name))) {
    if (state === 'there') shift.ledger.lostQueue(queue);
    else topology.queueIsGone(queue, `the queue was ${state}, and is gone`);
    return;
  }
  // Declared again with the same properties it is the same queue: the broker would refuse others.
  if (!(await succeeds(connection, (channel) => channel.assertQueue(name, { durable, arguments: args })))) {
    violations.add('definition', `queue ${name} came back with other properties in process ${generation}`);
  }
  queue.state = 'there';
}

async function checkExchange(shift: Shift, connection: ChannelModel, exchange: ExchangeRecord): Promise<void> {
  const { topology, violations, generation } = shift.ledger;
  const { name, type, durable, state, arguments: args } = exchange;
  if (!(await exchangeExists(connection, name))) {
    if (state === 'there') violations.add('definition', `exchange ${name} is gone in process ${generation}`);
    topology.exchangeIsGone(exchange);
    return;
  }
  if (!(await succeeds(connection, (channel) => channel.assertExchange(name, type, { durable, arguments: args })))) {
    violations.add('definition', `exchange ${name} came back with other properties in process ${generation}`);
  }
  exchange.state = 'there';
}

function queueExists(connection: ChannelModel, name: string): Promise<boolean> {
  return succeeds(connection, (channel) => channel.checkQueue(name));
}

function exchangeExists(connection: ChannelModel, name: string): Promise<boolean> {
  return succeeds(connection, (channel) => channel.checkExchange(name));
}

/** False when the broker refuses it with a channel error. */
async function succeeds(connection: ChannelModel, call: (channel: Channel) => Promise<unknown>): Promise<boolean> {
  const channel = await connection.createChannel();
  let refusal: Error | undefined;
  channel.on('error', (error: Error) => {
    refusal = error;
  });
  try {
    await call(channel);
  } catch (error) {
    if (refusal !== undefined) return false;
    throw error;
  }
  await channel.close();
  return true;
}
