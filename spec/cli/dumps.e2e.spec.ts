/**
 * `dump` and `load`: no message and no part of one is lost on the way to a file and back, whatever happens.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { type Channel, type Connection, type Delivery, connect } from '../../src/client/index.js';
import type { BasicProperties } from '../../src/wire/content/properties.js';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';
import { type CommandLab, onEachCommandBroker } from '../support/command-brokers.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const inner: FieldTable = new Map<string, FieldValue>([
  ['text', { type: 'S', value: 'na\u00efve' }],
  ['none', { type: 'V', value: null }],
]);

/** Every type of field that RabbitMQ has, too. */
const headers: FieldTable = new Map<string, FieldValue>([
  ['z first', { type: 't', value: true }],
  ['7', { type: 'b', value: -7 }],
  ['octet', { type: 'B', value: 200 }],
  ['short', { type: 's', value: -300 }],
  ['ushort', { type: 'u', value: 60_000 }],
  ['int', { type: 'I', value: -70_000 }],
  ['uint', { type: 'i', value: 4_000_000_000 }],
  ['long', { type: 'l', value: 9_007_199_254_740_993n }],
  ['float', { type: 'f', value: 0.5 }],
  ['double', { type: 'd', value: 0.1 }],
  ['decimal', { type: 'D', value: { scale: 2, unscaled: 314 } }],
  ['bytes', { type: 'x', value: Buffer.from([0, 255, 10]) }],
  ['time', { type: 'T', value: 1_700_000_000 }],
  [
    'list',
    {
      type: 'A',
      value: [
        { type: 's', value: 1 },
        { type: 'F', value: inner },
      ],
    },
  ],
  ['table', { type: 'F', value: inner }],
  // It would take copies to another queue, if it were obeyed once more.
  ['CC', { type: 'A', value: [{ type: 'S', value: 'us' }] }],
]);

const full: BasicProperties = {
  contentType: 'application/octet-stream',
  contentEncoding: 'gzip',
  headers,
  deliveryMode: 2,
  priority: 3,
  correlationId: 'c-1',
  replyTo: 'answers',
  expiration: '3600000',
  messageId: 'm-1',
  timestamp: 1_700_000_000,
  type: 'order',
  userId: 'guest',
  appId: 'shop',
  clusterId: 'here',
};

onEachCommandBroker((lab: CommandLab) => {
  const directory = temporaryDirectory();
  const file = (): string => join(directory.path, 'eu.jsonl');
  let connection: Connection;
  let channel: Channel;

  beforeEach(async () => {
    await lab.clear();
    connection = await connect(lab.environment.LEVERET_URL!);
    channel = await connection.openChannel();
    await channel.declareQueue('eu');
  });
  afterEach(() => connection.close());

  const publish = async (...bodies: readonly string[]): Promise<void> => {
    for (const body of bodies) await channel.publish('', 'eu', body);
  };
  /** Takes all that there is. */
  const drain = async (queue: string): Promise<readonly Delivery[]> => {
    const found: Delivery[] = [];
    for (;;) {
      const delivery = await channel.get(queue, { noAck: true });
      if (delivery === undefined) return found;
      found.push(delivery);
    }
  };
  const bodies = async (queue = 'eu'): Promise<string[]> => (await drain(queue)).map((one) => one.text());
  const dumped = (): string[] =>
    readFileSync(file(), 'utf8')
      .trimEnd()
      .split('\n')
      .filter((line) => line !== '');

  it('bring back all properties with exact types, the body and the routing key', async () => {
    await channel.declareQueue('us');
    await channel.declareExchange('orders', 'topic');
    await channel.bindQueue('eu', 'orders', '#');
    const body = Buffer.from([0, 1, 2, 253, 254, 255]);
    await channel.publish('orders', 'eu.new', body, { properties: full });
    await channel.publish('orders', 'eu.bare', '', { properties: {} });
    await drain('us');

    expect(await lab.run(`dump eu ${file()} --remove`)).toMatchObject({ code: 0 });
    expect(await drain('eu')).toEqual([]);
    expect(await lab.run(`load ${file()} eu`)).toMatchObject({ code: 0 });

    const [first, second] = await drain('eu');
    expect(first!.properties).toEqual(full);
    expect([...first!.typedHeaders]).toEqual([...headers]);
    expect([first!.routingKey, first!.redelivered]).toEqual(['eu.new', false]);
    expect(first!.body).toEqual(body);
    expect([second!.properties, second!.routingKey, second!.bodySize]).toEqual([{}, 'eu.bare', 0]);
    expect(await drain('us')).toEqual([]);
  });

  it('leave nothing behind: no exchange, no consumer, and without --remove all messages where they were', async () => {
    await publish('one', 'two', 'three');
    await lab.run(`dump eu ${file()}`);
    expect(await bodies()).toEqual(['one', 'two', 'three']);
    await lab.run(`load ${file()} eu`);
    expect(await bodies()).toEqual(['one', 'two', 'three']);
    if (lab.isLeveret) expect((await lab.run('list exchanges --format csv')).stdout).not.toContain('relay');
  });

  it('take large bodies and more messages than are under way at once', async () => {
    const large = 'x'.repeat(3_000_000);
    await publish(large);
    await lab.run("publish '' eu small --count 500");
    expect(await lab.run(`dump eu ${file()} --remove`)).toMatchObject({ code: 0 });
    expect((await channel.declareQueue('eu', { passive: true })).messageCount).toBe(0);
    expect(await lab.run(`load ${file()} eu`)).toMatchObject({ code: 0 });
    const [first, ...others] = await bodies();
    expect(first === large).toBe(true);
    expect(others).toEqual(new Array(500).fill('small'));
  });

  it('do not overwrite a dump, and append where they are told to, behind the last whole line', async () => {
    await publish('one', 'two');
    await lab.run(`dump eu ${file()} --remove --count 1`);
    const again = await lab.run(`dump eu ${file()} --remove`);
    expect(again).toMatchObject({ code: 2, stderr: expect.stringMatching(/is there already: .* --append\n$/) });
    writeFileSync(file(), '{"exchange":"","routing', { flag: 'a' });
    expect(await lab.run(`dump eu ${file()} --remove --append`)).toMatchObject({ code: 0 });
    expect(dumped()).toHaveLength(2);
    await lab.run(`load ${file()} eu`);
    expect(await bodies()).toEqual(['one', 'two']);
  });

  it('are interrupted without losing a message', async () => {
    await lab.run("publish '' eu hello --count 2000");
    const controller = new AbortController();
    // The bar is told of each message: it is interrupted in the middle.
    const outcome = await lab.run(`dump eu ${file()} --remove`, {
      isTerminal: true,
      signal: controller.signal,
      onError: () => controller.abort(),
    });
    expect(outcome.code).toBe(1);
    expect(outcome.stderr).toMatch(/interrupted: \d+ messages? of queue 'eu' dumped to .*, and removed\n$/);
    const { messageCount } = await channel.declareQueue('eu', { passive: true });
    expect(dumped().length + messageCount).toBe(2000);
  });

  it('say where to go on when the queue is full', async () => {
    await publish('one', 'two', 'three', 'four');
    await lab.run(`dump eu ${file()} --remove`);
    await channel.declareQueue('late', { maxLength: 2, overflow: 'reject-publish' });
    const outcome = await lab.run(`load ${file()} late`);
    expect(outcome).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^leveret: message 3: .*--skip 2 goes on.*\n$/),
    });
    expect(await bodies('late')).toEqual(['one', 'two']);
    expect(await lab.run(`load ${file()} late --skip 2`)).toMatchObject({ code: 0 });
    expect(await bodies('late')).toEqual(['three', 'four']);
  });

  it('load nothing of a file with a line that is none', async () => {
    await publish('one');
    await lab.run(`dump eu ${file()} --remove`);
    writeFileSync(file(), '{"exchange":"","routing_key":"eu","properties":{"heders":[]},"body":""}\n', { flag: 'a' });
    const outcome = await lab.run(`load ${file()} eu`);
    expect(outcome).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/message 2: there is no property 'heders'\n$/),
    });
    expect(await bodies()).toEqual([]);
  });

  it.each([
    ['dump late late.jsonl', 1, /no queue 'late' in vhost/],
    ['dump eu nowhere/eu.jsonl', 2, /nowhere\/eu\.jsonl: there is no such directory/],
    ['dump eu - --remove', 2, /give a file for --remove/],
    ['load nowhere.jsonl eu', 2, /nowhere\.jsonl: there is no such file/],
  ])('%s is a mistake', async (line, code, says) => {
    const outcome = await lab.run(line);
    expect(outcome).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^leveret: [^\n]+\n$/) });
    expect(outcome.stderr).toMatch(says);
    expect(existsSync('late.jsonl')).toBe(false);
  });

  it('show a bar on a terminal alone', async () => {
    await publish('one', 'two');
    const seen = await lab.run(`dump eu ${file()}`, { isTerminal: true });
    expect(seen.stderr).toContain('0/2 messages');
    expect((await lab.run(`load ${file()} eu --quiet`, { isTerminal: true })).stderr).toBe('');
    expect((await lab.run(`load ${file()} eu`)).stderr).toBe('');
  });
});
