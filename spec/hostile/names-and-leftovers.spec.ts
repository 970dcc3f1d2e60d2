/**
 * Names that are chosen to be mistaken for each other, and queues that come and go on one connection.
 */
import { expect, it } from '@jest/globals';
import type { Connection } from '../../src/core/session/connection.js';
import { headerFrame, methodFrame, octet, publish, short, shortstr, table } from '../support/amqp-bytes.js';
import { bytesUntil } from '../support/hostile-phases.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker } from '../support/socketless-broker.js';
import { queuesOf } from '../support/vhost-contents.js';

const EXCLUSIVE = 4;
const AUTO_DELETE = 8;

const declare = (queue: string, bits: number): Buffer =>
  methodFrame(1, 50, 10, short(0), shortstr(queue), octet(bits), table());
const bind = (queue: string, key: string): Buffer =>
  methodFrame(1, 50, 20, short(0), shortstr(queue), shortstr('amq.direct'), shortstr(key), octet(0), table());

it('bindings whose names and keys run into each other are two', async () => {
  const broker = new SocketlessBroker();
  const { socket } = broker.connect();
  await broker.endOfTurn();
  socket.arrive(
    Buffer.concat([
      bytesUntil('channel'),
      ...[declare('a', EXCLUSIVE), declare('a\0b', EXCLUSIVE), bind('a', 'b\0c'), bind('a\0b', 'c')],
      ...[declare('d ', EXCLUSIVE), declare('d', EXCLUSIVE), bind('d ', 'e'), bind('d', ' e')],
      ...['b\0c', 'c', 'e', ' e'].flatMap((key) => [publish(1, 'amq.direct', key), headerFrame(1, 0)]),
    ]),
  );
  await broker.endOfTurn();
  expect(judgeServerStream(socket.written)).toBe('');
  expect(queuesOf(broker.vhost).map(({ name, readyCount }) => [name, readyCount])).toEqual([
    ['a', 1],
    ['a\0b', 1],
    ['d ', 1],
    ['d', 1],
  ]);
  socket.destroy();
});

it('a connection forgets its exclusive queues that are gone', async () => {
  const broker = new SocketlessBroker();
  const { socket } = broker.connect();
  await broker.endOfTurn();
  const comeAndGo = [
    declare('q', EXCLUSIVE | AUTO_DELETE),
    methodFrame(1, 60, 20, short(0), shortstr('q'), shortstr('t'), octet(0), table()),
    methodFrame(1, 60, 30, shortstr('t'), octet(0)),
    declare('q', EXCLUSIVE),
    methodFrame(1, 50, 40, short(0), shortstr('q'), octet(0)),
  ];
  socket.arrive(Buffer.concat([bytesUntil('channel'), ...Array.from({ length: 100 }, () => comeAndGo).flat()]));
  await broker.endOfTurn();
  expect(judgeServerStream(socket.written)).toBe('');
  const [connection] = broker.broker.connections as Set<unknown> as Set<Pick<Connection, 'exclusiveQueues'>>;
  expect(connection!.exclusiveQueues.size).toBe(0);
  socket.destroy();
});
