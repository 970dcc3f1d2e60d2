/**
 * While an answer waits for the store, what has come behind it is not even looked at: wherever the network
 * cuts the stream, commands, contents, errors and the end of the stream mean what they mean one by one.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeMethod } from '../../src/wire/methods/codec.js';
import type { Method } from '../../src/wire/methods/methods.js';
import { Reader } from '../../src/wire/values/reader.js';
import { PROTOCOL_HEADER } from '../../src/wire/frames/protocol-header.js';
import { HeldStore } from '../support/held-store.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { plainStartOk, publishBytes } from '../support/raw-client.js';
import { FRAME_METHOD, FrameCutter, bodyBytes, methodBytes } from '../support/raw-frames.js';
import { type SocketlessPeer, SocketlessBroker } from '../support/socketless-broker.js';

const durable = (queue: string): Buffer => methodBytes(1, declareQueue(queue, { durable: true }));
const noArguments = new Map();
const close: Method = { name: 'connection.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 };

const handshake = Buffer.concat([
  PROTOCOL_HEADER,
  methodBytes(0, plainStartOk),
  methodBytes(0, { name: 'connection.tune-ok', channelMax: 10, frameMax: 4096, heartbeat: 0 }),
  methodBytes(0, { name: 'connection.open', virtualHost: '/' }),
  methodBytes(1, { name: 'channel.open' }),
]);

const worlds: World[] = [];

afterEach(() => {
  for (const world of worlds.splice(0)) world.peer.socket.destroy();
});

/** A broker over a disk that waits for the test, and a client that has channel 1. */
class World {
  readonly store = new HeldStore();
  readonly broker = new SocketlessBroker({}, this.store);
  readonly peer: SocketlessPeer = this.broker.connect(true);
  private seen = 0;

  static async open(): Promise<World> {
    const world = new World();
    worlds.push(world);
    world.peer.socket.arrive(handshake);
    await world.broker.endOfTurn();
    world.sent();
    return world;
  }

  arrive(...pieces: readonly Buffer[]): void {
    for (const piece of pieces) this.peer.socket.arrive(piece);
  }

  /** The methods that were sent since it was last asked, by name. */
  sent(): string[] {
    const names: string[] = [];
    const cutter = new FrameCutter(({ type, payload }) => {
      if (type === FRAME_METHOD) names.push(decodeMethod(new Reader().aim(payload)).name);
    });
    cutter.push(this.peer.socket.written.subarray(this.seen));
    this.seen = this.peer.socket.written.length;
    return names;
  }

  /** The store goes on until nothing is left to do. */
  async finish(): Promise<void> {
    do {
      this.store.sync();
      await this.broker.endOfTurn();
    } while (this.store.demand() > this.store.committed);
    expect(this.broker.bugs).toEqual([]);
  }
}

describe('behind an answer that waits', () => {
  it('a channel is opened and used', async () => {
    const world = await World.open();
    world.arrive(
      Buffer.concat([
        durable('q'),
        methodBytes(2, { name: 'channel.open' }),
        publishBytes(2, { routingKey: 'q', body: Buffer.from('behind') }),
        methodBytes(2, { name: 'basic.get', queue: 'q', noAck: true }),
      ]),
    );
    await world.broker.endOfTurn();
    expect(world.sent()).toEqual([]);
    await world.finish();
    expect(world.sent()).toEqual(['queue.declare-ok', 'channel.open-ok', 'basic.get-ok']);
  });

  it('what is no frame ends the connection, in its turn', async () => {
    const world = await World.open();
    world.arrive(Buffer.concat([durable('q'), publishBytes(1, { routingKey: 'q' }), Buffer.alloc(8, 0xff)]));
    await world.broker.endOfTurn();
    expect(world.sent()).toEqual([]);
    await world.finish();
    expect(world.sent()).toEqual(['queue.declare-ok', 'connection.close']);
    expect(world.broker.vhost.findQueue('q')!.readyCount).toBe(1);
    expect(world.peer.socket.writableEnded).toBe(true);
  });

  it.each<[string, readonly Buffer[], number]>([
    ['nothing', [], 0],
    ['a publish in the same chunk', [publishBytes(1, { routingKey: 'q' })], 1],
  ])('the end of the stream waits for the answers, with %s before it', async (_what, behind, readyCount) => {
    const world = await World.open();
    world.arrive(durable('p'));
    await world.broker.endOfTurn();
    // The socket knows of its end when it hands out the last chunk.
    world.arrive(Buffer.concat([durable('q'), ...behind]));
    world.peer.socket.hangUp();
    await world.broker.endOfTurn();
    expect(world.sent()).toEqual([]);
    world.store.sync();
    await world.broker.endOfTurn();
    expect([world.sent(), world.peer.socket.writableEnded]).toEqual([['queue.declare-ok'], false]);
    await world.finish();
    await world.broker.endOfTurn();
    expect([world.sent(), world.peer.gone]).toEqual([['queue.declare-ok'], true]);
    expect(world.broker.vhost.findQueue('q')!.readyCount).toBe(readyCount);
  });

  it('nothing is done for a client that is gone', async () => {
    const world = await World.open();
    world.arrive(Buffer.concat([durable('q'), publishBytes(1, { routingKey: 'q' })]));
    await world.broker.endOfTurn();
    world.peer.socket.destroy();
    await world.finish();
    expect([world.sent(), world.peer.gone]).toEqual([[], true]);
    expect(world.broker.vhost.findQueue('q')!.readyCount).toBe(0);
  });

  it('the close that crosses ours is answered', async () => {
    const world = await World.open();
    world.arrive(Buffer.concat([durable('q'), durable('ignored'), methodBytes(0, close)]));
    await world.broker.endOfTurn();
    world.broker.broker.closeAll('shutdown');
    await world.finish();
    expect(world.sent()).toEqual(['connection.close', 'connection.close-ok']);
    expect(world.broker.vhost.findQueue('ignored')).toBeUndefined();
  });
});

describe('a stream with many answers that wait', () => {
  const large = Buffer.alloc(9000, 'x');
  const stream = Buffer.concat([
    methodBytes(1, { name: 'confirm.select', noWait: false }),
    durable('a'),
    publishBytes(1, { routingKey: 'a', body: large, properties: { deliveryMode: 2 } }),
    methodBytes(1, {
      ...{ name: 'queue.bind', queue: 'a', exchange: 'amq.topic', routingKey: '#' },
      ...{ noWait: false, arguments: noArguments },
    }),
    publishBytes(1, { exchange: 'amq.topic', routingKey: 'a', body: Buffer.from('small') }),
    methodBytes(2, { name: 'channel.open' }),
    methodBytes(2, consumeFrom('a', { consumerTag: 't', noAck: true })),
    methodBytes(1, declareQueue('missing', { passive: true })),
    methodBytes(1, declareQueue('ignored', { durable: true })),
    // Cut short, as a client does that has heard of the close.
    publishBytes(1, { routingKey: 'a', body: large }).subarray(0, -bodyBytes(1, large, 4088).length),
    methodBytes(1, { name: 'channel.close-ok' }),
    methodBytes(1, { name: 'channel.open' }),
    durable('b'),
    publishBytes(1, { routingKey: 'b', body: Buffer.alloc(0) }),
    methodBytes(1, { name: 'queue.delete', queue: 'b', ifUnused: false, ifEmpty: false, noWait: false }),
    methodBytes(2, { name: 'basic.cancel', consumerTag: 't', noWait: false }),
    methodBytes(0, close),
  ]);

  const answers = [
    ...['confirm.select-ok', 'queue.declare-ok', 'queue.bind-ok', 'channel.open-ok', 'basic.consume-ok'],
    ...['channel.close', 'channel.open-ok', 'queue.declare-ok', 'queue.delete-ok', 'basic.cancel-ok'],
    'connection.close-ok',
  ];
  /** What comes at the end of a turn may come before or after an answer. */
  const others = ['basic.ack', 'basic.ack', 'basic.deliver', 'basic.deliver'];

  it('gives the same answers however it is cut', async () => {
    const place = fc.nat({ max: stream.length });
    const isPause = fc.boolean();
    const property = fc.asyncProperty(fc.array(fc.tuple(place, isPause), { maxLength: 12 }), async (cuts) => {
      const world = await World.open();
      const sorted = [...cuts].sort(([a], [b]) => a - b);
      let from = 0;
      for (const [to, waits] of [...sorted, [stream.length, false] as const]) {
        if (to > from) world.arrive(Buffer.from(stream.subarray(from, to)));
        from = to;
        if (waits) await world.broker.endOfTurn();
      }
      await world.broker.endOfTurn();
      await world.finish();
      const sent = world.sent();
      expect(sent.filter((name) => !others.includes(name))).toEqual(answers);
      expect(sent.filter((name) => others.includes(name)).sort()).toEqual(others);
    });
    await fc.assert(property, { numRuns: 200 });
  });
});
