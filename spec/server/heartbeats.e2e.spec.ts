/**
 * Heartbeats (specification section 4.2.7) as seen by a client that sends only what it is told.
 *
 * What takes "long enough" is measured by another connection, silent and opened later: once that is cut
 * off, the one under test had all the time to be.
 */
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';
import { consumeFrom, declareQueue } from '../support/queue-methods.js';
import { RawClient } from '../support/raw-client.js';
import { heartbeatBytes, methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile();
/** 32 MiB of them: more than a socket holds that nobody reads. */
const MESSAGES = 512;

async function longEnough(): Promise<void> {
  const silent = await RawClient.open(broker.port, { heartbeat: 1 });
  await silent.closed;
}

/** Sends the next of `pieces` often enough, until the function that it returns is called. */
function keepSending(client: RawClient, pieces: Iterator<Buffer, undefined>): () => void {
  const timer = setInterval(() => {
    const { value } = pieces.next();
    if (value !== undefined) client.write(value);
  }, 200);
  return () => {
    clearInterval(timer);
  };
}

function* heartbeats(): Generator<Buffer, undefined> {
  for (;;) yield heartbeatBytes;
}

function* singleBytes(bytes: Buffer): Generator<Buffer, undefined> {
  for (const byte of bytes) yield Buffer.of(byte);
}

describe('with an interval of one second', () => {
  it('a client that says nothing is cut off, whatever it hears', async () => {
    const idle = await RawClient.withChannel(broker.port, { heartbeat: 1 });
    const { queue } = await idle.call(1, declareQueue('', { exclusive: true }), 'queue.declare-ok');
    const hearing = await RawClient.withChannel(broker.port, { heartbeat: 1 });
    await hearing.call(1, declareQueue('heard', { autoDelete: true }), 'queue.declare-ok');
    await hearing.call(1, consumeFrom('heard', { noAck: true }), 'basic.consume-ok');
    const publisher = await RawClient.withChannel(broker.port);
    const timer = setInterval(() => publisher.publish(1, { routingKey: 'heard' }), 100);
    await Promise.all([idle.closed, hearing.closed]);
    clearInterval(timer);
    expect(idle.heartbeats).toBeGreaterThan(0);
    const refused = await publisher.call(1, declareQueue(queue, { passive: true }), 'channel.close');
    expect(refused.replyCode).toBe(404); // its exclusive queue went with it
    await publisher.close();
  });

  it('heartbeats keep a client, any byte does, and one without heartbeats needs nothing', async () => {
    const beating = await RawClient.open(broker.port, { heartbeat: 1 });
    const trickling = await RawClient.open(broker.port, { heartbeat: 1 });
    const unwatched = await RawClient.open(broker.port, { heartbeat: 0 });
    const long = methodBytes(0, { name: 'connection.update-secret', newSecret: Buffer.alloc(100), reason: '' });
    const slowly = singleBytes(long);
    const stops = [keepSending(beating, heartbeats()), keepSending(trickling, slowly)];
    await longEnough();
    for (const stop of stops) stop();
    for (const byte of slowly) trickling.write(byte);
    await expect(trickling.expect('connection.update-secret-ok')).resolves.toBeDefined();
    await expect(beating.call(1, { name: 'channel.open' }, 'channel.open-ok')).resolves.toBeDefined();
    await expect(unwatched.call(1, { name: 'channel.open' }, 'channel.open-ok')).resolves.toBeDefined();
    expect(unwatched.heartbeats).toBe(0);
    await Promise.all([beating, trickling, unwatched].map((client) => client.close()));
  });

  it('nothing is added to what a client does not read', async () => {
    const stalled = await RawClient.withChannel(broker.port, { heartbeat: 1 });
    const { queue } = await stalled.call(1, declareQueue(''), 'queue.declare-ok');
    await stalled.call(1, consumeFrom(queue, { noAck: true }), 'basic.consume-ok');
    stalled.socket.pause();
    const stop = keepSending(stalled, heartbeats());
    const publisher = await RawClient.withChannel(broker.port);
    for (let count = 0; count < MESSAGES; count++) {
      publisher.publish(1, { routingKey: queue, body: Buffer.alloc(65_536), frameSize: 65_536 });
    }
    await publisher.close();
    await longEnough();
    stop();
    stalled.socket.resume();
    for (let count = 0; count < MESSAGES; count++) await stalled.content('basic.deliver');
    // At most one that was sent before the socket was full.
    expect(stalled.heartbeats).toBeLessThanOrEqual(1);
    await stalled.close();
  });
});
