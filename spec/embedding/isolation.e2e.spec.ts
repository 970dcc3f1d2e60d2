/**
 * Many brokers in a process, and many vhosts in a broker, that do not disturb one another.
 */
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { startBroker } from '../../src/app.js';
import { embeddedBroker } from '../support/embedded-broker.js';

const test = embeddedBroker({ createVHosts: true });

describe('brokers in one process', () => {
  it('have nothing in common', async () => {
    await using first = await startBroker({ port: 0, memory: true });
    await using second = await startBroker({ port: 0, memory: true, clock: 'manual' });
    expect(first.url).not.toBe(second.url);
    const channel = await (await test.connect('one', first.url)).createChannel();
    await channel.assertQueue('q');
    expect([first, second].map((broker) => broker.queue('q').exists)).toEqual([true, false]);
    first.faults.dropConnections();
    await second.advance('1h');
    expect(test.broker.connections()).toEqual([]);
  });

  it('end when they go out of scope, and a second end changes nothing', async () => {
    const started = await startBroker({ port: 0 });
    {
      await using broker = started;
      await (await connect(broker.url)).close();
    }
    await started.stop();
    await expect(connect(started.url)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('cannot keep messages and not keep them', async () => {
    await expect(startBroker({ port: 0, memory: true, data: 'somewhere' })).rejects.toThrow(TypeError);
  });
});

describe('the URL', () => {
  it('has the login of the user that the broker was given', async () => {
    await using broker = await startBroker({ port: 0, defaultUser: { name: 'a b:c', password: 'p@ss/word?' } });
    const connection = await connect(broker.url);
    expect(broker.connections()[0]).toMatchObject({ user: 'a b:c', vhost: '/' });
    await connection.close();
  });

  it('leads to this machine where all its addresses are listened on', async () => {
    await using broker = await startBroker({ host: '0.0.0.0', port: 0 });
    expect(broker.url).toBe(`amqp://guest:guest@127.0.0.1:${broker.port}`);
    await (await connect(broker.url)).close();
  });
});

describe('an isolated vhost', () => {
  it('is nobody else’s, and goes with all that is in it', async () => {
    const { broker } = test;
    const first = broker.isolated();
    await using second = broker.isolated();
    for (const { url } of [first, second]) {
      const channel = await (await test.connect('x', url)).createChannel();
      await channel.assertQueue('orders');
      channel.sendToQueue('orders', Buffer.from(url));
    }
    await first.until({ queue: 'orders', ready: 1 });
    await second.until((vhost) => vhost.queue('orders').readyCount === 1);
    expect((await second.queue('orders').messages())[0]!.text).toBe(second.url);
    expect(first.connections()).toHaveLength(1);
    expect(first.exchange('amq.topic').exists).toBe(true);
    expect(broker.queues()).toEqual([]);
    await first.dispose();
    await first.dispose();
    expect(first.connections()).toEqual([]);
    expect(broker.vhost(first.vhost).exists).toBe(false);
    expect(second.queues()).toHaveLength(1);
  });

  it('says what it waited for', async () => {
    await using vhost = test.broker.isolated();
    await expect(vhost.until({ queue: 'q', ready: 1 }, { timeoutMs: 10 })).rejects.toMatchObject({
      message: expect.stringContaining(`no queue 'q' in vhost '${vhost.vhost}'`),
    });
  });
});

describe('vhosts on demand', () => {
  it('are made as clients ask for them', async () => {
    const { broker } = test;
    const connection = await connect(`${broker.url}/worker-1`);
    const channel = await connection.createChannel();
    await channel.assertQueue('q');
    expect(broker.vhost('worker-1').queue('q').exists).toBe(true);
    await connection.close();
  });

  it('are not made unless that is wanted', async () => {
    await using broker = await startBroker({ port: 0 });
    await expect(connect(`${broker.url}/worker-1`)).rejects.toThrow('ConnectionClose');
  });
});

describe('a stop', () => {
  it('releases what faults hold', async () => {
    const broker = await startBroker({ port: 0 });
    const connection = await connect(broker.url);
    connection.on('error', () => undefined);
    const closed = once(connection, 'close');
    const fault = broker.faults.stopReading();
    await broker.stop();
    await closed;
    expect(fault.isActive).toBe(false);
  });
});
