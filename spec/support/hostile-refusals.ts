/**
 * Streams that are well formed and ask for what the broker refuses.
 */
import {
  bodyFrame,
  field,
  headerFrame,
  long,
  longlong,
  longstr,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
} from './amqp-bytes.js';
import { type Ending, type Family, stream } from './hostile-stream.js';
import type { Random } from './random.js';

type Ask = (name: string, random: Random) => readonly [expected: Ending, ...frames: Buffer[]];

const EXCLUSIVE = 4;
const DURABLE = 2;

const declareQueue = (name: string, bits = EXCLUSIVE, args = table()): Buffer =>
  methodFrame(1, 50, 10, short(0), shortstr(name), octet(bits), args);
const declareExchange = (name: string, type: string, bits = 0, args = table()): Buffer =>
  methodFrame(1, 40, 10, short(0), shortstr(name), shortstr(type), octet(bits), args);
const bind = (exchange: string, args = table()): Buffer =>
  methodFrame(1, 50, 20, short(0), shortstr(''), shortstr(exchange), shortstr('k'), octet(0), args);
const consume = (queue: string, tag: string, bits = 0): Buffer =>
  methodFrame(1, 60, 20, short(0), shortstr(queue), shortstr(tag), octet(bits), table());

const connectionErrors: readonly Ask[] = [
  (name) => ['connection 530', declareQueue(name), consume('', 't'), consume('', 't')],
  (_name, random) => ['connection 540', methodFrame(1, 60, 10, long(random.between(1, 99)), short(1), octet(0))],
  () => ['connection 540', publish(1, '', 'k', 2), headerFrame(1, 0)],
  (_name, random) => ['connection 540', methodFrame(1, 60, random.pick([100, 110]), octet(0))],
];

const channelErrors: readonly Ask[] = [
  (name) => ['channel 403', declareQueue(`amq.${name}`)],
  (name) => ['channel 403', declareExchange(`amq.${name}`, 'direct')],
  () => ['channel 403', methodFrame(1, 40, 20, short(0), shortstr('amq.topic'), octet(0))],
  (name) => ['channel 403', declareQueue(name), bind('')],
  () => ['channel 403', publish(1, 'amq.rabbitmq.trace', 'k'), headerFrame(1, 3), bodyFrame(1, 'abc')],
  (name) => ['channel 403', declareQueue(name), consume('', 'a', 4), consume('', 'b')],
  (name) => ['channel 404', publish(1, name, 'k'), headerFrame(1, 3), bodyFrame(1, 'abc')],
  (name) => ['channel 404', declareQueue(name), bind(name)],
  () => ['channel 404', consume('', 't')],
  (name, random) => ['channel 406', declareExchange(name, random.word(9))],
  () => ['channel 406', declareExchange('amq.topic', 'direct')],
  (name) => ['channel 406', declareExchange(name, 'direct', 0, table({ 'alternate-exchange': field('I', long(1)) }))],
  (name) => ['channel 405', declareQueue(name), declareQueue(name, DURABLE)],
  (name, random) => [
    'channel 406',
    declareQueue(name),
    bind('amq.headers', table({ 'x-match': field('S', longstr(random.word(5))) })),
  ],
  (_name, random) => ['channel 406', methodFrame(1, 60, random.pick([80, 90]), longlong(random.next() + 1), octet(0))],
  (_name, random) => ['channel 406', methodFrame(1, 60, 120, random.bytes(8), octet(1))],
  (_name, random) => ['channel 406', methodFrame(1, 90, random.pick([20, 30]))],
  () => ['channel 406', methodFrame(1, 90, 10), methodFrame(1, 85, 10, octet(0))],
  () => ['channel 406', methodFrame(1, 85, 10, octet(0)), methodFrame(1, 90, 10)],
];

const asking =
  (asks: readonly Ask[]): Family =>
  (random) => {
    const [expected, ...frames] = random.pick(asks)(random.word(12), random);
    return stream('channel', expected, ...frames);
  };

export const hostileRefusals: Readonly<Record<string, Family>> = {
  'what costs the connection': asking(connectionErrors),
  'what costs the channel': asking(channelErrors),
};
