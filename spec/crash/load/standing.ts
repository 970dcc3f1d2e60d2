/**
 * What is declared at the start and stays: durable exchanges and queues with their bindings, and one
 * transient queue that is declared anew in every life of the broker.
 */
import type { Random } from '../../support/random.js';
import type { Arguments } from '../ledger/records.js';
import type { Topology } from '../ledger/topology.js';
import { MORTAL_BINDINGS, MORTAL_EXCHANGES, MORTAL_QUEUES } from './mortal.js';
import type { Shift } from './shift.js';

export const MARKS = 'crash.marks';
export const INBOX = 'crash.inbox';
export const OUTBOX = 'crash.outbox';
export const FLEETING = 'crash.fleeting';

/** Those that consumers are put on. */
export const CONSUMED = ['crash.one', 'crash.two', 'crash.three', 'crash.fan-1', 'crash.fan-2', FLEETING];
const PLAIN_QUEUES = [...CONSUMED.slice(0, -1), 'crash.fan-3', 'crash.deep', MARKS, INBOX, OUTBOX];
const QUEUES: Readonly<Record<string, Arguments>> = {
  ...Object.fromEntries(PLAIN_QUEUES.map((name) => [name, {}])),
  ...MORTAL_QUEUES,
};
const EXCHANGES = {
  'crash.fan': { type: 'fanout', arguments: {} },
  'crash.direct': { type: 'direct', arguments: {} },
  'crash.topic': { type: 'topic', arguments: {} },
  ...MORTAL_EXCHANGES,
} as const;

const bindings: typeof MORTAL_BINDINGS = [
  ...MORTAL_BINDINGS,
  ['crash.fan', 'crash.fan-1', ''],
  ['crash.fan', 'crash.fan-2', ''],
  ['crash.fan', 'crash.fan-3', ''],
  ['crash.direct', 'crash.one', 'one'],
  ['crash.direct', 'crash.two', 'both'],
  ['crash.direct', 'crash.three', 'both'],
  ['crash.topic', 'crash.deep', '#'],
  ['crash.topic', 'crash.fan-1', 'news'],
];

const destinations: readonly { readonly exchange: string; readonly routingKey: string }[] = [
  { exchange: 'crash.fan', routingKey: '' },
  { exchange: 'crash.fan', routingKey: '' },
  { exchange: 'crash.direct', routingKey: 'one' },
  { exchange: 'crash.direct', routingKey: 'both' },
  { exchange: 'crash.topic', routingKey: 'news' },
  { exchange: 'crash.topic', routingKey: 'other' },
  { exchange: '', routingKey: 'crash.one' },
  { exchange: '', routingKey: 'crash.two' },
  { exchange: '', routingKey: INBOX },
  { exchange: '', routingKey: INBOX },
];

export function pickDestination(random: Random): { readonly exchange: string; readonly routingKey: string } {
  return random.pick(destinations);
}

/** In the first life of the broker. */
export async function declareStanding(shift: Shift): Promise<void> {
  const { topology } = shift.ledger;
  const connection = await shift.connect('standing');
  const channel = await shift.channel(connection, 'standing');
  for (const [name, args] of Object.entries(QUEUES)) {
    const declared = topology.declareQueue(name, { durable: true, fixed: true, arguments: args });
    await channel.assertQueue(name, { durable: true, arguments: args });
    declared();
  }
  for (const [name, { type, arguments: args }] of Object.entries(EXCHANGES)) {
    const declared = topology.declareExchange(name, { type, durable: true, fixed: true, arguments: args });
    await channel.assertExchange(name, type, { durable: true, arguments: args });
    declared();
  }
  for (const [exchange, queue, key] of bindings) {
    const bound = topology.bind(topology.exchanges.get(exchange)!, topology.queues.get(queue)!, key);
    await channel.bindQueue(queue, exchange, key);
    bound();
  }
  await connection.close();
}

/** In every life. */
export async function declareFleeting(shift: Shift): Promise<void> {
  const { topology } = shift.ledger;
  const connection = await shift.connect('fleeting');
  const channel = await shift.channel(connection, 'fleeting');
  const declared = topology.declareQueue(FLEETING, { durable: false });
  await channel.assertQueue(FLEETING, { durable: false });
  declared();
  await bindFleeting(topology, () => channel.bindQueue(FLEETING, 'crash.fan', ''));
  await connection.close();
}

async function bindFleeting(topology: Topology, bind: () => Promise<unknown>): Promise<void> {
  const bound = topology.bind(topology.exchanges.get('crash.fan')!, topology.queues.get(FLEETING)!, '');
  await bind();
  bound();
}
