/**
 * What a broken stream is answered with: one plain example for each way to break it.
 *
 * RabbitMQ 3.10 gives the same codes, or closes the socket without any, or dies of it (541). Apart from
 * that it has 505 for a weight, 504 for a publish on channel 0, 505 for methods before `connection.open`
 * and for a body on a channel that is not open, and it refuses the answers to what was not asked.
 */
import { describe, expect, it } from '@jest/globals';
import {
  array,
  bodyFrame,
  field,
  frame,
  headerFrame,
  heartbeat,
  long,
  longlong,
  longstr,
  method,
  methodFrame,
  octet,
  publish,
  short,
  shortstr,
  table,
} from '../support/amqp-bytes.js';
import {
  type Phase,
  bytesUntil,
  closeConnection,
  hostileLimits,
  openChannel,
  openVHost,
  startOk,
  tuneOk,
} from '../support/hostile-phases.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker } from '../support/socketless-broker.js';

type Case = readonly [what: string, phase: Phase, ...frames: readonly Buffer[]];

const nested = (depth: number): Buffer => (depth === 0 ? table() : table({ k: field('F', nested(depth - 1)) }));
const nestedArray = (depth: number): Buffer => (depth === 0 ? array() : array(field('A', nestedArray(depth - 1))));

const declare = (args: Buffer): Buffer => methodFrame(1, 50, 10, short(0), shortstr('q'), octet(4), args);
const missing = methodFrame(1, 50, 10, short(0), shortstr('missing'), octet(1), table());
const qos = (channel: number): Buffer => methodFrame(channel, 60, 10, long(0), short(1), octet(0));
const header = (bodySize: bigint, classId = 60, weight = 0): Buffer =>
  frame(2, 1, short(classId), short(weight), longlong(bodySize), short(0));
const withHeaders = (headers: Buffer): Buffer => headerFrame(1, 0, Buffer.concat([short(0x2000), headers]));
const begun = publish(1, '', 'k');
const channelCloseOk = methodFrame(1, 20, 41);

const cases: Readonly<Record<string, readonly Case[]>> = {
  header: [
    ['AMQP 1.0', 'connected', Buffer.from('AMQP\0\x01\0\0', 'latin1')],
    ['AMQP 0-8', 'connected', Buffer.from('AMQP\x01\x01\x08\0', 'latin1')],
    ['HTTP', 'connected', Buffer.from('GET / HTTP/1.0\r\n\r\n')],
  ],
  'connection 403': [['a wrong password', 'greeted', startOk('PLAIN', '\0guest\0wrong')]],
  'connection 501': [
    ['a wrong frame end', 'open', octet(1), short(1), long(4), method(90, 10), octet(0)],
    [
      'a wrong frame end of a body',
      'channel',
      begun,
      headerFrame(1, 1),
      octet(3),
      short(1),
      long(1),
      octet(7),
      octet(7),
    ],
    ['an unknown frame type', 'greeted', frame(4, 0)],
    ['a frame beyond frame-max', 'open', octet(3), short(1), long(131_073)],
    ['a frame of 4 GiB', 'open', octet(1), short(1), long(0xffff_ffff)],
    ['a frame too large for a handshake', 'greeted', octet(1), short(0), long(8193)],
    ['a second protocol header', 'open', bytesUntil('greeted')],
    ['a heartbeat with a payload', 'open', frame(8, 0, octet(0))],
    ['a method frame of nothing', 'open', frame(1, 1)],
    ['a method frame of three bytes', 'open', frame(1, 1, short(90), octet(0))],
    ['arguments that are cut', 'channel', frame(1, 1, method(60, 10), long(0), octet(0))],
    ['bytes behind the arguments', 'channel', methodFrame(1, 90, 10, octet(0))],
    [
      'bytes behind the arguments of a publish',
      'channel',
      methodFrame(1, 60, 40, short(0), octet(0), octet(0), octet(0), octet(0)),
    ],
    ['a table that says it is longer', 'channel', declare(Buffer.concat([long(100), shortstr('k'), field('V')]))],
    ['a table that says it is shorter', 'channel', declare(Buffer.concat([long(1), shortstr('k'), field('V')]))],
    ['an unknown type of field', 'channel', declare(table({ k: field('z') }))],
    ['tables nested 1000 deep', 'channel', declare(nested(1000))],
    ['arrays nested 1000 deep', 'channel', declare(table({ k: field('A', nestedArray(1000)) }))],
    ['client properties nested 1000 deep', 'greeted', startOk('PLAIN', '\0guest\0guest', nested(1000))],
    ['headers nested 1000 deep', 'channel', begun, withHeaders(nested(1000))],
    ['headers of an unknown type', 'channel', begun, withHeaders(table({ k: field('z') }))],
    ['headers that are cut', 'channel', begun, withHeaders(long(9))],
    ['properties that are cut', 'channel', begun, headerFrame(1, 0, Buffer.concat([short(0x8000), octet(5)]))],
    ['bytes behind the properties', 'channel', begun, headerFrame(1, 0, Buffer.concat([short(0), octet(1)]))],
    ['property flags that go on and do not', 'channel', begun, headerFrame(1, 0, short(1))],
    ['a header without flags', 'channel', begun, headerFrame(1, 0, Buffer.alloc(0))],
    ['a header with a weight', 'channel', begun, header(0n, 60, 1)],
    ['a body of 2^64 - 1 bytes', 'channel', begun, header(0xffff_ffff_ffff_ffffn)],
    ['a body longer than its header says', 'channel', begun, header(3n), bodyFrame(1, 'four')],
  ],
  'connection 502': [
    ['a PLAIN response with one NUL', 'greeted', startOk('PLAIN', 'guest\0guest')],
    ['an AMQPLAIN response that is no table', 'greeted', startOk('AMQPLAIN', 'guest')],
    [
      'an AMQPLAIN response without a password',
      'greeted',
      startOk('AMQPLAIN', table({ LOGIN: field('S', longstr('guest')) }).subarray(4)),
    ],
  ],
  'connection 503': [
    ['an unknown mechanism', 'greeted', startOk('EXTERNAL', '')],
    ['an unknown class', 'channel', methodFrame(1, 99, 10)],
    ['an unknown method', 'channel', methodFrame(1, 60, 99)],
    ['an unknown method on channel 0', 'open', methodFrame(0, 10, 99)],
    ['an answer that is the server’s', 'channel', methodFrame(1, 60, 11)],
    [
      'a delivery',
      'channel',
      methodFrame(1, 60, 60, shortstr(''), longlong(1), octet(0), shortstr(''), shortstr('')),
      headerFrame(1, 0),
    ],
    ['a publish on channel 0', 'channel', publish(0, '', 'k'), headerFrame(0, 0)],
    ['connection.close on channel 1', 'channel', methodFrame(1, 10, 50, short(200), shortstr(''), short(0), short(0))],
  ],
  'connection 504': [
    ['connection.open before connection.tune-ok', 'authenticated', openVHost('/')],
    ['channel.open before connection.open', 'tuned', openChannel(1)],
    ['a second connection.start-ok', 'open', startOk('PLAIN', '\0guest\0guest')],
    ['connection.close-ok that nobody asked for', 'open', methodFrame(0, 10, 51)],
    ['a method of a channel on channel 0', 'open', qos(0)],
    ['a method on a channel that is not open', 'open', qos(7)],
    [
      'channel.close on a channel that is not open',
      'open',
      methodFrame(7, 20, 40, short(200), shortstr(''), short(0), short(0)),
    ],
    ['a publish on a channel that is not open', 'open', publish(7, '', 'k')],
    ['a body on a channel that is not open', 'open', bodyFrame(7, 'body')],
    ['a second channel.open', 'channel', openChannel(1)],
  ],
  'connection 505': [
    ['a header without a method', 'channel', header(0n)],
    ['a body without a method', 'channel', bodyFrame(1, 'body')],
    ['a body of no bytes without a method', 'channel', bodyFrame(1, '')],
    ['a body of no bytes behind a whole message', 'channel', begun, header(0n), bodyFrame(1, '')],
    ['a header on channel 0', 'channel', headerFrame(0, 0)],
    ['a body on channel 0', 'channel', bodyFrame(0, 'body')],
    ['a body before its header', 'channel', begun, bodyFrame(1, 'body')],
    ['a method before the header', 'channel', begun, qos(1)],
    ['a method before the body', 'channel', begun, header(3n), qos(1)],
    ['a second header', 'channel', begun, header(3n), header(3n)],
    ['a header of another class', 'channel', begun, header(0n, 50)],
    ['a heartbeat on a channel', 'channel', frame(8, 1)],
  ],
  'connection 506': [
    [
      'messages begun on many channels',
      'open',
      ...[1, 2, 3, 4, 5].flatMap((channel) => [
        openChannel(channel),
        publish(channel, '', 'k'),
        headerFrame(channel, hostileLimits.bodySizeMax),
        bodyFrame(channel, Buffer.alloc(hostileLimits.bodySizeMax - 1)),
      ]),
    ],
  ],
  'connection 530': [
    ['no limit on channels', 'authenticated', tuneOk(0, 131_072)],
    ['more channels than were offered', 'authenticated', tuneOk(2048, 131_072)],
    ['no limit on frames', 'authenticated', tuneOk(2047, 0)],
    ['frames that are too small', 'authenticated', tuneOk(2047, 4095)],
    ['an unknown vhost', 'tuned', openVHost(Buffer.from([0xff, 0xfe, 0]))],
    ['one channel too many', 'authenticated', tuneOk(2, 131_072), openVHost('/'), ...[9, 8, 7].map(openChannel)],
    [
      'the same consumer tag twice',
      'channel',
      declare(table()),
      ...[1, 2].map(() => methodFrame(1, 60, 20, short(0), shortstr(''), shortstr('t'), octet(0), table())),
    ],
  ],
  'connection 540': [
    ['a prefetch size', 'channel', methodFrame(1, 60, 10, long(1), short(1), octet(0))],
    ['an immediate publish', 'channel', publish(1, '', 'k', 2), header(0n)],
    ['a recovery without requeueing', 'channel', methodFrame(1, 60, 110, octet(0))],
  ],
  'channel 404': [
    ['a queue that is not there', 'channel', missing],
    [
      'an exchange that is not there, and more',
      'channel',
      publish(1, 'missing', 'k'),
      header(0n),
      begun,
      header(3n),
      qos(1),
    ],
  ],
  'channel 404, closed': [
    ['a channel opened again', 'channel', missing, qos(1), channelCloseOk, openChannel(1), closeConnection],
  ],
  'channel 406': [
    ['a tag that was not delivered', 'channel', methodFrame(1, 60, 80, longlong(-1), octet(0))],
    ['a body larger than allowed', 'channel', begun, header(16_385n), bodyFrame(1, Buffer.alloc(16_385))],
  ],
  'connection 504, closed': [['a close behind an error', 'channel', openChannel(1), qos(1), closeConnection]],
  closed: [
    ['a close in the midst of a handshake', 'greeted', closeConnection],
    ['a close in the midst of a message', 'channel', begun, header(3n), closeConnection],
    ['talk behind the close', 'channel', closeConnection, qos(1), frame(9, 9), closeConnection],
    ['body frames of no bytes', 'channel', begun, header(1n), bodyFrame(1, ''), bodyFrame(1, 'a'), closeConnection],
    ['tables nested 60 deep', 'channel', declare(nested(60)), closeConnection],
    [
      'answers to what was not asked',
      'channel',
      channelCloseOk,
      methodFrame(1, 20, 21, octet(1)),
      methodFrame(1, 60, 31, shortstr('t')),
      closeConnection,
    ],
    ['channel 65535', 'open', openChannel(0xffff), closeConnection],
    ['heartbeats, from the first frame on', 'greeted', heartbeat(), heartbeat(), closeConnection],
  ],
};

const broker = new SocketlessBroker(hostileLimits);

describe.each(Object.entries(cases))('%s', (expected, examples) => {
  it.each(examples)('%s', async (_what, phase, ...frames) => {
    const peer = broker.connect();
    await broker.endOfTurn();
    peer.socket.arrive(Buffer.concat([bytesUntil(phase), ...frames]));
    await broker.endOfTurn();
    const ending = judgeServerStream(peer.socket.written);
    peer.socket.destroy();
    expect(ending).toBe(expected);
    expect(broker.bugs).toEqual([]);
  });
});
