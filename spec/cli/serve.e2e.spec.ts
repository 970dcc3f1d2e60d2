/**
 * `leveret serve` in a process of its own: it says when it is ready, and ends when it is told to.
 */
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { BrokerProcess } from '../support/broker-process.js';
import { RawClient } from '../support/raw-client.js';

const processes: BrokerProcess[] = [];

afterEach(async () => {
  for (const { signal, exited } of processes.splice(0).map(killing)) {
    signal();
    await exited;
  }
});

function killing(broker: BrokerProcess): { signal: () => void; exited: Promise<unknown> } {
  return { signal: () => broker.signal('SIGKILL'), exited: broker.exited };
}

function serve(...options: string[]): BrokerProcess {
  const broker = BrokerProcess.serve(...options);
  processes.push(broker);
  return broker;
}

async function portOf(broker: BrokerProcess): Promise<number> {
  return Number(new URL((await broker.ready()).address).port);
}

describe('when it is ready', () => {
  it('says so in one line of JSON, with its address', async () => {
    const broker = serve();
    const ready = await broker.ready();
    expect(ready.address).toMatch(/^amqp:\/\/127\.0\.0\.1:\d+$/);
    expect(Number.isInteger(ready.readyMs) && ready.readyMs > 0).toBe(true);
    expect(ready.msg).toBe(`ready on ${ready.address} after ${ready.readyMs} ms`);
    expect([broker.lines.size, broker.stderr]).toEqual([0, '']);
    const connection = await connect(ready.address);
    await connection.close();
  });

  it('listens where it is told to', async () => {
    const { address } = await serve('--host', '0.0.0.0').ready();
    expect(address).toMatch(/^amqp:\/\/0\.0\.0\.0:\d+$/);
    const client = await RawClient.open(Number(new URL(address).port));
    await client.close();
  });

  it('serves the management API where it is told to', async () => {
    const { address, managementUrl, msg } = await serve('--http-port', '0').ready();
    expect(msg).toContain(`ready on ${address}, ${managementUrl!} after`);
    expect((await fetch(`${managementUrl!}/api/whoami`)).status).toBe(401);
  });

  it('serves metrics where it is told to', async () => {
    const { metricsUrl, msg } = await serve('--metrics-port', '0').ready();
    expect(msg).toContain(`, ${metricsUrl!} after`);
    expect(await (await fetch(`${metricsUrl!}/metrics`)).text()).toContain('rabbitmq_identity_info{');
  });

  it('tells clients the product and version that it is given', async () => {
    const { address } = await serve('--advertise', 'rabbitmq:4.2.0').ready();
    const connection = await connect(address);
    expect(connection.connection.serverProperties).toMatchObject({ product: 'RabbitMQ', version: '4.2.0' });
    await connection.close();
  });

  it('logs as much as it is told to', async () => {
    const broker = serve('--log-level', 'debug');
    const client = await RawClient.connect(await portOf(broker));
    client.write(Buffer.from('GET / HTTP/1.1\r\n\r\n'));
    expect(await broker.said(/^refused/)).toMatchObject({
      level: 40,
      msg: 'refused: not an AMQP 0-9-1 protocol header',
    });
    await client.closed;
  });
});

describe.each(['SIGTERM', 'SIGINT'] as const)('on %s', (name) => {
  it('tells its clients and exits with 0', async () => {
    const broker = serve();
    const connection = await connect(`amqp://127.0.0.1:${await portOf(broker)}`);
    const closed = once(connection, 'close');
    broker.signal(name);
    expect((await closed)[0]).toMatchObject({ code: 320 });
    expect(await broker.exited).toBe(0);
    expect(await broker.said(/stopping$/)).toMatchObject({ msg: `${name}: stopping` });
    expect(broker.stderr).toBe('');
  });

  it('exits with 0 when nobody is connected', async () => {
    const broker = serve();
    await broker.ready();
    broker.signal(name);
    expect(await broker.exited).toBe(0);
  });
});

describe('stopping', () => {
  it('is not disturbed by more signals', async () => {
    const broker = serve();
    const client = await RawClient.open(await portOf(broker));
    broker.signal('SIGTERM');
    expect(await client.expect('connection.close')).toMatchObject({ replyCode: 320 });
    broker.signal('SIGTERM');
    broker.signal('SIGINT');
    client.method(0, { name: 'connection.close-ok' });
    await client.closed;
    expect(await broker.exited).toBe(0);
  });

  it('ends although a client never answers', async () => {
    const broker = serve();
    const mute = await RawClient.open(await portOf(broker));
    broker.signal('SIGTERM');
    expect(await broker.exited).toBe(0);
    await expect(mute.closed).resolves.toBeUndefined();
  });
});
