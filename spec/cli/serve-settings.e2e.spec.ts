/**
 * What settings do to a broker that serves: where it listens, what it offers, how it logs, and what SIGHUP does.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { BrokerProcess, type ReadyLine } from '../support/broker-process.js';
import { Authority } from '../support/certificates.js';
import { RawClient } from '../support/raw-client.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const processes: BrokerProcess[] = [];

afterEach(async () => {
  for (const broker of processes.splice(0)) {
    broker.signal('SIGKILL');
    await broker.exited;
  }
});

const directory = temporaryDirectory();
const authority = new Authority('anybody');

function write(name: string, text: string): string {
  const path = join(directory.path, name);
  writeFileSync(path, text);
  return path;
}

function certificate(name: string): void {
  const { cert, key } = authority.issue({ name });
  write('cert.pem', cert);
  write('key.pem', key);
}

function serve(...options: string[]): BrokerProcess {
  const broker = BrokerProcess.serve(...options);
  processes.push(broker);
  return broker;
}

const portOf = (address: string): number => Number(new URL(address).port);

describe('a file', () => {
  it('says what clients are offered', async () => {
    const file = write('a.toml', 'heartbeat = 7\nframe_max = "8KiB"\nchannel_max = 5\nmax_message_size = 10\n');
    const { address } = await serve('--config', file, '--channel-max', '6').ready();
    const client = await RawClient.connect(portOf(address));
    expect(await client.login()).toMatchObject({ heartbeat: 7, frameMax: 8192, channelMax: 6 });
    client.tuneAndOpen({ channelMax: 6, frameMax: 8192 });
    await client.expect('connection.open-ok');
    await client.call(1, { name: 'channel.open' }, 'channel.open-ok');
    client.publish(1, { routingKey: 'anywhere', body: Buffer.alloc(11) });
    expect(await client.expect('channel.close')).toMatchObject({ replyCode: 406 });
    client.destroy();
  });

  it('says who the first user is', async () => {
    const file = write('a.toml', 'default_user = "alice"\ndefault_password = "sesame"\n');
    const broker = serve('--config', file, '--log-level', 'debug');
    const { port } = new URL((await broker.ready()).address);
    const connection = await connect(`amqp://alice:sesame@127.0.0.1:${port}`);
    await connection.close();
    await expect(connect(`amqp://guest:guest@127.0.0.1:${port}`)).rejects.toThrow(/403/);
    await expect(connect(`amqp://alice:wrong@127.0.0.1:${port}`)).rejects.toThrow(/403/);
    broker.signal('SIGTERM');
    await broker.exited;
    const said: string[] = [];
    await expect(
      (async () => {
        for (;;) said.push(await broker.lines.next());
      })(),
    ).rejects.toThrow('ended its log');
    expect(said.join('\n')).not.toContain('sesame');
  });

  it('says when a delivery has been out for too long', async () => {
    const broker = serve('--consumer-timeout', '1s');
    const client = await RawClient.withChannel(portOf((await broker.ready()).address), {
      capabilities: ['consumer_cancel_notify'],
    });
    const queue = { passive: false, durable: false, exclusive: true, autoDelete: false, noWait: false };
    await client.call(1, { name: 'queue.declare', queue: 'q', ...queue, arguments: new Map() }, 'queue.declare-ok');
    const consumer = { consumerTag: 't', noLocal: false, noAck: false, exclusive: false, noWait: false };
    const consume = { name: 'basic.consume', queue: 'q', ...consumer, arguments: new Map() } as const;
    await client.call(1, consume, 'basic.consume-ok');
    client.publish(1, { routingKey: 'q' });
    await client.content('basic.deliver');
    expect(await client.expect('basic.cancel')).toMatchObject({ consumerTag: 't' });
    client.destroy();
  });
});

describe('listeners', () => {
  it('are all named in the line that says that the broker is ready', async () => {
    certificate('localhost');
    const file = write('a.toml', 'listeners = ["127.0.0.1:0"]\n[tls]\ncert = "cert.pem"\nkey = "key.pem"\nport = 0\n');
    const line = (await serve('--config', file).ready()) as ReadyLine & { others: string[] };
    expect(line.others).toEqual([
      expect.stringMatching(/^amqp:\/\/127\.0\.0\.1:\d+$/),
      expect.stringMatching(/^amqps:\/\/127\.0\.0\.1:\d+$/),
    ]);
    expect(line.msg).toBe(`ready on ${[line.address, ...line.others].join(', ')} after ${line.readyMs} ms`);
    for (const address of [line.address, line.others[0]!]) await (await RawClient.open(portOf(address))).close();
    const connection = await connect(line.others[1]!, { ca: [authority.cert] });
    await connection.close();
  });
});

describe('the log', () => {
  it('is for reading where that is asked for', async () => {
    const broker = serve('--log-format', 'pretty');
    expect(await broker.lines.next()).toMatch(/^\[.+\] INFO: ready on amqp:\/\//);
  });
});

describe('on SIGHUP', () => {
  it('a new certificate is served', async () => {
    certificate('old');
    const file = write('a.toml', 'port = "off"\n[tls]\ncert = "cert.pem"\nkey = "key.pem"\nport = 0\n');
    const broker = serve('--config', file, '--port', 'off');
    const { address } = await broker.ready();
    expect(address).toMatch(/^amqps:/);
    certificate('new');
    broker.signal('SIGHUP');
    expect(await broker.said(/certificate/)).toMatchObject({
      msg: 'new certificate: served from now on',
      subject: 'CN=new',
    });
    const options = { ca: authority.cert, checkServerIdentity: () => undefined };
    const socket = connectTls({ port: portOf(address), host: '127.0.0.1', ...options });
    await once(socket, 'secureConnect');
    expect(socket.getPeerX509Certificate()!.subject).toBe('CN=new');
    socket.destroy();
  });

  it('a broker without one goes on', async () => {
    const broker = serve();
    const port = portOf((await broker.ready()).address);
    broker.signal('SIGHUP');
    await (await RawClient.open(port)).close();
    broker.signal('SIGTERM');
    expect(await broker.exited).toBe(0);
  });
});
