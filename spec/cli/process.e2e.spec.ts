/**
 * Commands as processes: with a broker process, a pipe, a signal, and an environment.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { BrokerProcess, runCommandIn } from '../support/broker-process.js';

const bin = fileURLToPath(new URL('../../bin/leveret.js', import.meta.url));

let broker: BrokerProcess;
let environment: NodeJS.ProcessEnv;

beforeAll(async () => {
  broker = BrokerProcess.serve('--http-port', '0');
  const { address, managementUrl } = await broker.ready();
  environment = { LEVERET_URL: address, LEVERET_MANAGEMENT_URL: managementUrl, LEVERET_PROFILES: '/nowhere' };
});

afterAll(async () => {
  broker.signal('SIGKILL');
  await broker.exited;
});

function leveret(...words: string[]): ChildProcess {
  return spawn(process.execPath, [bin, ...words], { env: { ...process.env, ...environment } });
}

describe('a command', () => {
  it('does its work and ends', async () => {
    const ran = await runCommandIn(environment, 'queue', 'declare', 'orders', '--ttl', '10m');
    expect(ran).toEqual({ code: 0, stdout: "queue 'orders' is there: 0 messages ready, 0 consumers\n", stderr: '' });
    const listed = await runCommandIn(environment, 'list', 'queues', '--columns', 'name,arguments', '--format', 'json');
    expect(JSON.parse(listed.stdout)).toEqual([{ name: 'orders', arguments: { 'x-message-ttl': 600_000 } }]);
  });

  it('fails with its exit code', async () => {
    const { code, stdout, stderr } = await runCommandIn(environment, 'queue', 'purge', 'nobody');
    expect(stderr).toMatch(/^leveret: NOT_FOUND - no queue 'nobody' in vhost '\/'; [^\n]+\n$/);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  });

  it('takes messages from a pipe, and gives them to one that is closed early', async () => {
    const publishing = leveret('publish', '', 'orders', '--lines', '--quiet');
    const lines = Array.from({ length: 2000 }, (_, i) => `${i} ${'x'.repeat(200)}`);
    publishing.stdin!.end(lines.join('\n'));
    expect(await once(publishing, 'close')).toEqual([0, null]);
    const consuming = leveret('consume', 'orders', '--raw');
    const [first] = (await once(consuming.stdout!, 'data')) as [Buffer];
    expect(first.toString()).toMatch(/^0 x{200}\n/);
    consuming.stdout!.destroy();
    expect(await once(consuming, 'close')).toEqual([0, null]);
  });

  it('consumes until it is interrupted, and acks what it has shown', async () => {
    const consuming = leveret('consume', 'orders', '--raw', '--ack', '--follow');
    let shown = '';
    consuming.stdout!.setEncoding('utf8').on('data', (text: string) => (shown += text));
    while (shown.split('\n').length <= 2000) await once(consuming.stdout!, 'data');
    consuming.kill('SIGINT');
    expect(await once(consuming, 'close')).toEqual([0, null]);
    const { stdout } = await runCommandIn(environment, 'queue', 'delete', 'orders');
    expect(stdout).toBe("queue 'orders' is gone, and 0 messages with it\n");
  });
});
