/**
 * What client and server agree on (specification section 1.4.2.6), and that both then keep to it.
 */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { Method } from '../../src/wire/methods/methods.js';
import { brokerForFile } from '../support/broker-for-file.js';
import { type Handshake, RawClient } from '../support/raw-client.js';
import { FRAME_BODY, frameBytes, headerBytes, methodBytes } from '../support/raw-frames.js';

const broker = brokerForFile({ limits: { channelMax: 20, frameMax: 16_384, closeTimeoutMs: 200 } });
const FRAME_OVERHEAD = 8;

const declaration: Method = {
  name: 'queue.declare',
  queue: '',
  passive: false,
  durable: false,
  exclusive: true,
  autoDelete: false,
  noWait: false,
  arguments: new Map(),
};
const publication: Method = {
  name: 'basic.publish',
  exchange: '',
  routingKey: 'q',
  mandatory: false,
  immediate: false,
};

async function tuned(handshake: Handshake): Promise<RawClient> {
  const client = await RawClient.connect(broker.port);
  await client.login();
  client.tuneAndOpen({ channelMax: 20, frameMax: 16_384, ...handshake });
  return client;
}

describe('tune-ok', () => {
  it.each<[string, Handshake]>([
    ['the least', { channelMax: 1, frameMax: 4096, heartbeat: 0 }],
    ['what was offered', { channelMax: 20, frameMax: 16_384, heartbeat: 60 }],
    ['a longer heartbeat', { heartbeat: 65_535 }],
  ])('may ask for %s', async (_what, handshake) => {
    const client = await tuned(handshake);
    await expect(client.expect('connection.open-ok')).resolves.toBeDefined();
    await client.close();
  });

  it.each<[Handshake, string]>([
    [{ channelMax: 0 }, 'negotiated channel_max = 0 (no limit) is higher than the maximum allowed value (20)'],
    [{ channelMax: 21 }, 'negotiated channel_max = 21 is higher than the maximum allowed value (20)'],
    [{ frameMax: 0 }, 'negotiated frame_max = 0 (no limit) is higher than the maximum allowed value (16384)'],
    [{ frameMax: 16_385 }, 'negotiated frame_max = 16385 is higher than the maximum allowed value (16384)'],
    [{ frameMax: 4095 }, 'negotiated frame_max = 4095 is lower than the minimum allowed value (4096)'],
  ])('may not ask for %j', async (handshake, text) => {
    const client = await tuned(handshake);
    expect(await client.expect('connection.close')).toEqual({
      name: 'connection.close',
      replyCode: 530,
      replyText: `NOT_ALLOWED - ${text}`,
      classId: 10,
      methodId: 31,
    });
    client.destroy();
  });
});

describe('channel-max', () => {
  it('bounds how many channels are open, not their numbers', async () => {
    const client = await RawClient.open(broker.port, { channelMax: 2, frameMax: 4096 });
    await client.call(7, { name: 'channel.open' }, 'channel.open-ok');
    await client.call(65_535, { name: 'channel.open' }, 'channel.open-ok');
    const close = { name: 'channel.close', replyCode: 200, replyText: '', classId: 0, methodId: 0 } as const;
    await client.call(7, close, 'channel.close-ok');
    await client.call(8, { name: 'channel.open' }, 'channel.open-ok');
    const { replyCode, replyText } = await client.call(9, { name: 'channel.open' }, 'connection.close');
    expect(replyCode).toBe(530);
    expect(replyText).toContain('number of channels opened (2) has reached the negotiated channel_max (2)');
    client.destroy();
  });
});

describe('frame-max', () => {
  it.each([4096, 16_384])('of %d is kept by the server and filled', async (frameMax) => {
    const publisher = await RawClient.withChannel(broker.port, { channelMax: 20, frameMax: 16_384 });
    const consumer = await RawClient.withChannel(broker.port, { channelMax: 20, frameMax });
    const { queue } = await consumer.call(1, declaration, 'queue.declare-ok');
    const body = randomBytes(50_000);
    publisher.publish(1, { routingKey: queue, body, frameSize: 16_376 });
    publisher.publish(1, { routingKey: queue, body, frameSize: 777 });
    await publisher.close();
    for (let count = 0; count < 2; count++) {
      consumer.method(1, { name: 'basic.get', queue, noAck: true });
      const content = await consumer.content('basic.get-ok');
      const full = frameMax - FRAME_OVERHEAD;
      const frames = Math.floor(body.length / full);
      expect(content.frameSizes).toEqual([...Array<number>(frames).fill(full), body.length % full]);
      expect(content.body.equals(body)).toBe(true);
    }
    await consumer.close();
  });

  // RabbitMQ forgives the eight bytes that several clients forget.
  it.each([4096 - FRAME_OVERHEAD, 4096])('of 4096 allows a payload of %d', async (size) => {
    const client = await RawClient.withChannel(broker.port, { channelMax: 20, frameMax: 4096 });
    const { queue } = await client.call(1, declaration, 'queue.declare-ok');
    client.publish(1, { routingKey: queue, body: Buffer.alloc(size), frameSize: size });
    client.method(1, { name: 'basic.get', queue, noAck: true });
    expect((await client.content('basic.get-ok')).frameSizes).toEqual(size === 4096 ? [4088, 8] : [4088]);
    await client.close();
  });

  it('of 4096 refuses a payload of 4097, before it has come', async () => {
    const client = await RawClient.withChannel(broker.port, { channelMax: 20, frameMax: 4096 });
    client.write(Buffer.concat([methodBytes(1, publication), headerBytes(1, 4097)]));
    client.write(frameBytes(FRAME_BODY, 1, Buffer.alloc(4097)).subarray(0, 7));
    expect(await client.expect('connection.close')).toMatchObject({
      replyCode: 501,
      replyText: 'FRAME_ERROR - type 3, all octets = <<>>: {frame_too_large,4097,4088}',
    });
    await client.closed;
  });
});
