/**
 * `stop()`: every client is told 320, the broker ends within a bounded time whatever they do, and its
 * port is free.
 */
import { afterEach, describe, expect, it } from '@jest/globals';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';
import { PROTOCOL_HEADER, RawClient } from '../support/raw-client.js';

const running: RunningBroker[] = [];

afterEach(async () => {
  await Promise.all(running.splice(0).map((broker) => broker.stop()));
});

async function start(options: BrokerOptions = {}): Promise<RunningBroker> {
  const broker = await startBroker({ port: 0, ...options });
  running.push(broker);
  return broker;
}

describe('stopping', () => {
  it('tells every client, and ends once they answered', async () => {
    const broker = await start();
    const clients = await Promise.all(Array.from({ length: 5 }, () => RawClient.withChannel(broker.port)));
    let stopped = false;
    const stopping = broker.stop().then(() => {
      stopped = true;
    });
    for (const client of clients) {
      expect(await client.expect('connection.close')).toEqual({
        name: 'connection.close',
        replyCode: 320,
        replyText: "CONNECTION_FORCED - broker forced connection closure with reason 'shutdown'",
        classId: 0,
        methodId: 0,
      });
      expect(stopped).toBe(false);
      client.method(0, { name: 'connection.close-ok' });
      await client.closed;
    }
    await stopping;
  });

  it('does not wait for ever for clients that do not answer', async () => {
    const broker = await start({ limits: { closeTimeoutMs: 100 } });
    const mute = await RawClient.open(broker.port);
    const unfinished = await RawClient.connect(broker.port);
    unfinished.write(PROTOCOL_HEADER);
    await unfinished.expect('connection.start');
    await broker.stop();
    await expect(Promise.all([mute.closed, unfinished.closed])).resolves.toHaveLength(2);
  });

  it('does not wait for ever for a client that does not read', async () => {
    const broker = await start({ limits: { closeTimeoutMs: 100 } });
    const publisher = await RawClient.withChannel(broker.port);
    publisher.socket.pause();
    const body = Buffer.alloc(1024 * 1024);
    // Returned messages fill the socket of a client that does not take them.
    for (let count = 0; count < 32; count++) {
      publisher.publish(1, { routingKey: 'nobody', mandatory: true, body, frameSize: 131_064 });
    }
    await broker.stop();
    publisher.socket.resume();
    await expect(publisher.closed).resolves.toBeUndefined();
  });

  it('frees the port for the next one', async () => {
    const first = await start();
    const client = await RawClient.open(first.port);
    const stopping = first.stop();
    await client.expect('connection.close');
    client.method(0, { name: 'connection.close-ok' });
    await stopping;
    const second = await start({ port: first.port });
    await (await RawClient.open(second.port)).close();
    expect(second.port).toBe(first.port);
  });

  it('accepts nobody meanwhile', async () => {
    const broker = await start();
    const client = await RawClient.open(broker.port);
    const stopping = broker.stop();
    await client.expect('connection.close');
    await expect(RawClient.connect(broker.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    client.destroy();
    await stopping;
  });

  it('may be asked for twice', async () => {
    const broker = await start();
    const client = await RawClient.open(broker.port);
    const stopping = [broker.stop(), broker.stop()];
    await client.expect('connection.close');
    client.method(0, { name: 'connection.close-ok' });
    await Promise.all(stopping);
    await expect(broker.stop()).resolves.toBeUndefined();
  });
});

describe('starting', () => {
  it('fails where the port is taken', async () => {
    const first = await start();
    await expect(startBroker({ port: first.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('fails where the address is not of this machine', async () => {
    await expect(startBroker({ host: '192.0.2.1', port: 0 })).rejects.toMatchObject({ code: 'EADDRNOTAVAIL' });
  });
});
