/**
 * Hostile streams of well-formed frames whose methods are unknown, not a client's to send, cut short,
 * or out of order.
 */
import { type Domain, type MethodName, argumentsOf, methodName, methods } from '../../src/wire/methods/methods.js';
import {
  frame,
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
import {
  CHANNEL_MAX,
  FRAME_MAX,
  closeConnection,
  openChannel,
  openVHost,
  phasesFrom,
  tuneOk,
} from './hostile-phases.js';
import { type Family, stream } from './hostile-stream.js';
import type { Random } from './random.js';

const names = Object.keys(methods) as MethodName[];
const ofClass = (name: MethodName, className: string): boolean => name.startsWith(`${className}.`);
const hasContent = (name: MethodName): boolean => 'content' in methods[name];

/** Answers that RabbitMQ refuses too, but that harm nobody: the broker lets them pass. */
const harmlessAnswers = ['channel.flow-ok', 'channel.close-ok', 'basic.cancel-ok'];
const fromServer = names.filter(
  (name) =>
    !harmlessAnswers.includes(name) &&
    (/-ok$|get-empty$/.test(name) || ['basic.return', 'basic.deliver'].includes(name)),
);
const connectionMethods = names.filter((name) => ofClass(name, 'connection'));
const onChannels = names.filter((name) => !ofClass(name, 'connection') && !fromServer.includes(name));
/** On an open connection, a client has only these two to send on channel 0. */
const notOnChannel0 = names.filter(
  (name) => name !== 'connection.close' && name !== 'connection.update-secret' && !hasContent(name),
);

function argument(domain: Domain, random: Random): Buffer {
  switch (domain) {
    case 'bit':
    case 'octet':
      return random.bytes(1);
    case 'short':
      return random.bytes(2);
    case 'long':
      return random.bytes(4);
    case 'longlong':
      return random.oneIn(2) ? longlong(random.below(5)) : random.bytes(8);
    case 'shortstr':
      return shortstr(random.oneIn(4) ? random.bytes(random.below(256)) : random.word(random.below(9)));
    case 'longstr':
      return longstr(random.bytes(random.below(20)));
    case 'table':
      return table();
  }
}

/** The payload of a method, its arguments at random. Up to eight bits side by side are one octet. */
function payloadOf(name: MethodName, random: Random): Buffer {
  const { classId, methodId } = methods[name];
  const pieces = [short(classId), short(methodId)];
  let before: Domain | undefined;
  for (const [, domain] of argumentsOf(name)) {
    if (domain !== 'bit' || before !== 'bit') pieces.push(argument(domain, random));
    before = domain;
  }
  return Buffer.concat(pieces);
}

const methodOf = (name: MethodName, channel: number, random: Random): Buffer =>
  Buffer.concat([
    frame(1, channel, payloadOf(name, random)),
    hasContent(name) ? headerFrame(channel, 0) : Buffer.alloc(0),
  ]);

function unknownIds(random: Random): Buffer {
  for (;;) {
    const classId = random.pick([0, 10, 20, 50, 60, 90, random.below(0x1_0000)]);
    const methodId = random.pick([0, 12, 99, random.below(0x1_0000)]);
    if (methodName(classId, methodId) === undefined) return Buffer.concat([short(classId), short(methodId)]);
  }
}

/** A passive declaration of what is not there: the broker closes channel 1 with 404. */
const missing = methodFrame(1, 50, 10, short(0), shortstr('no such queue'), octet(1), table());
const channelCloseOk = methodFrame(1, 20, 41);
const channelClose = methodFrame(1, 20, 40, short(200), shortstr(''), short(0), short(0));
const qos = methodFrame(1, 60, 10, long(0), short(9), octet(0));

const ignoredOnClosingChannel: readonly ((random: Random) => Buffer)[] = [
  () => qos,
  () => missing,
  () => publish(1, 'no such exchange', 'k'),
  () => Buffer.concat([publish(1, '', 'k'), headerFrame(1, 5)]),
  () => headerFrame(1, 5),
  (random) => frame(3, 1, random.bytes(5)),
  (random) => methodOf(random.pick(onChannels.filter((name) => !ofClass(name, 'channel'))), 1, random),
];

export const hostileMethods: Readonly<Record<string, Family>> = {
  'an unknown method': (random) => {
    const payload = Buffer.concat([unknownIds(random), random.bytes(random.below(40))]);
    return stream(random.pick(phasesFrom('greeted')), 'connection 503', frame(1, random.below(9), payload));
  },
  'a method of the server': (random) => {
    const name = random.pick(fromServer.filter((one) => !ofClass(one, 'connection')));
    return stream('channel', 'connection 503', methodOf(name, 1, random));
  },
  'a method of class connection on a channel': (random) =>
    stream('channel', 'connection 503', methodOf(random.pick(connectionMethods), 1, random)),
  'a method that is not for channel 0': (random) =>
    stream('open', 'connection 504', methodOf(random.pick(notOnChannel0), 0, random)),
  'arguments that are cut': (random) => {
    const name = random.pick(names.filter((one) => argumentsOf(one).length > 0));
    const payload = payloadOf(name, random);
    const cut = payload.subarray(0, random.between(0, payload.length - 1));
    return stream('channel', 'connection 501', frame(1, random.below(3), cut), closeConnection);
  },
  'bytes behind the arguments': (random) => {
    const payload = payloadOf(random.pick(names), random);
    const more = random.bytes(random.between(1, 60));
    return stream('channel', 'connection 501', frame(1, random.below(3), payload, more), closeConnection);
  },
  'arguments at random': (random) => {
    const sent = Array.from({ length: random.between(1, 12) }, () => {
      const channel = random.below(3);
      return methodOf(random.pick(channel === 0 ? connectionMethods : onChannels), channel, random);
    });
    return stream('channel', undefined, openChannel(2), ...sent);
  },

  'a channel that is not open': (random) => {
    const name = random.pick(onChannels.filter((one) => one !== 'channel.open'));
    return stream('channel', 'connection 504', methodOf(name, random.between(2, 0xffff), random));
  },
  'a channel that is open already': (random) =>
    stream('channel', 'connection 504', openChannel(2), openChannel(random.between(1, 2))),
  'more channels than were asked for': (random) => {
    const count = random.oneIn(60) ? CHANNEL_MAX : random.between(1, 20);
    const channels = Array.from({ length: count + 1 }, (_, index) => openChannel(index + 1));
    return stream('authenticated', 'connection 530', tuneOk(count, FRAME_MAX), openVHost('/'), ...channels);
  },
  'channels with high numbers': (random) => {
    const opened = [0xffff, 0xfffe, CHANNEL_MAX + 1, random.between(3000, 60_000)].map(openChannel);
    return stream('open', 'closed', ...opened, closeConnection);
  },
  'talk on a channel that is being closed': (random) => {
    const talk = Array.from({ length: random.below(8) }, () => random.pick(ignoredOnClosingChannel)(random));
    return stream(
      'channel',
      'channel 404, closed',
      missing,
      ...talk,
      channelCloseOk,
      openChannel(1),
      qos,
      closeConnection,
    );
  },
  'a channel.close that crosses ours': () =>
    stream(
      'channel',
      'channel 404, closed',
      missing,
      channelClose,
      channelClose,
      channelCloseOk,
      openChannel(1),
      closeConnection,
    ),
  'talk on a channel that is closed': () => stream('channel', 'connection 504', channelClose, qos),
  'talk after connection.close': (random) => {
    const talk = Array.from({ length: random.below(8) }, () => random.pick(ignoredOnClosingChannel)(random));
    return stream('channel', 'closed', closeConnection, ...talk, closeConnection, random.bytes(random.below(50)));
  },
  'talk after the end of the connection': (random) => {
    const talk = Array.from({ length: random.below(8) }, () => random.pick(ignoredOnClosingChannel)(random));
    return stream('channel', 'connection 504, closed', openChannel(1), ...talk, closeConnection);
  },
};
