/**
 * Topologies that are built to bring a recursive broker down: chains and circles of any length.
 */
import { expect, it } from '@jest/globals';
import { headerFrame, methodFrame, octet, publish, short, shortstr, table } from '../support/amqp-bytes.js';
import { bytesUntil, closeConnection } from '../support/hostile-phases.js';
import { judgeServerStream } from '../support/server-stream.js';
import { SocketlessBroker } from '../support/socketless-broker.js';
import { exchangesOf, queuesOf } from '../support/vhost-contents.js';

const LENGTH = 20_000;
const AUTO_DELETE = 4;
const NO_WAIT = 16;

const exchangeName = (index: number): Buffer => shortstr(`x${index}`);
const declare = (index: number): Buffer =>
  methodFrame(1, 40, 10, short(0), exchangeName(index), shortstr('fanout'), octet(AUTO_DELETE | NO_WAIT), table());
const bind = (source: number, destination: number): Buffer =>
  methodFrame(1, 40, 30, short(0), exchangeName(destination), exchangeName(source), shortstr(''), octet(1), table());
const declareQueue = methodFrame(1, 50, 10, short(0), shortstr('q'), octet(4), table());
const bindQueue = methodFrame(1, 50, 20, short(0), shortstr('q'), exchangeName(0), shortstr(''), octet(1), table());
const deleteQueue = methodFrame(1, 50, 40, short(0), shortstr('q'), octet(0));
const deleteExchange = (index: number): Buffer => methodFrame(1, 40, 20, short(0), exchangeName(index), octet(0));

/** Exchanges that each lead to the one before, and the first of them to a queue. */
const chain = [declareQueue, declare(0), bindQueue].concat(
  ...Array.from({ length: LENGTH - 1 }, (_, index) => [declare(index + 1), bind(index + 1, index)]),
);

async function endingOf(broker: SocketlessBroker, ...frames: readonly Buffer[]): Promise<string> {
  const { socket } = broker.connect();
  await broker.endOfTurn();
  socket.arrive(Buffer.concat([bytesUntil('channel'), ...frames, closeConnection]));
  await broker.endOfTurn();
  socket.destroy();
  return judgeServerStream(socket.written);
}

it('a chain of exchanges that go with their last binding goes as a whole', async () => {
  const broker = new SocketlessBroker();
  expect(await endingOf(broker, ...chain, deleteQueue)).toBe('closed');
  expect(broker.bugs).toEqual([]);
  expect(exchangesOf(broker.vhost)).toEqual([]);
});

it('so does a circle, once its first binding to elsewhere goes', async () => {
  const broker = new SocketlessBroker();
  const circle = [...chain, bind(0, LENGTH - 1), deleteQueue, deleteExchange(1)];
  expect(await endingOf(broker, ...circle)).toBe('closed');
  expect(broker.bugs).toEqual([]);
  expect(exchangesOf(broker.vhost)).toEqual([]);
});

it('a message goes a bounded way through a chain', async () => {
  const broker = new SocketlessBroker({ routeHopsMax: 1000 });
  const message = Buffer.concat([publish(1, `x${LENGTH - 1}`, 'k', 1), headerFrame(1, 0)]);
  expect(await endingOf(broker, ...chain, message)).toBe('closed');
  expect(broker.bugs).toEqual([]);
  expect(queuesOf(broker.vhost)).toEqual([]);
});
