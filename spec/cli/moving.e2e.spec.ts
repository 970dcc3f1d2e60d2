/**
 * `move`, `peek`, `unacked`, `queue pause` and `tail`: messages as they stand in queues, and on their way.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Channel, type Connection, connect } from '../../src/client/index.js';
import { type CommandLab, onEachCommandBroker } from '../support/command-brokers.js';
import type { RunOutcome } from '../support/command-line.js';

/** Nobody listens there: what can be done without the management API has to be done over AMQP. */
const noManagement = { LEVERET_MANAGEMENT_URL: 'http://127.0.0.1:1' };

onEachCommandBroker((lab: CommandLab) => {
  let connection: Connection;
  let channel: Channel;

  beforeEach(async () => {
    await lab.clear();
    connection = await connect(lab.environment.LEVERET_URL!);
    channel = await connection.openChannel();
    await channel.declareQueue('eu');
    await channel.declareQueue('late');
    for (const [body, region] of [
      ['one', 'eu'],
      ['two', 'us'],
      ['three', 'eu'],
    ] as const) {
      await channel.publish('', 'eu', body, { headers: { region }, timestamp: 1_000_000_000 });
    }
  });
  afterEach(() => connection.close());

  const bodies = async (queue: string): Promise<string[]> => {
    const found: string[] = [];
    for (;;) {
      const delivery = await channel.get(queue, { noAck: true });
      if (delivery === undefined) return found;
      found.push(delivery.text());
    }
  };

  describe.each([
    ['by the management API', {}],
    ['over AMQP', noManagement],
  ])('moving %s', (_, environment) => {
    const run = (line: string): Promise<RunOutcome> => lab.run(line, { environment });

    it('takes all, in order', async () => {
      expect(await run('move eu --to-queue late --all --format json')).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/"moved": 3/),
      });
      expect([await bodies('eu'), await bodies('late')]).toEqual([[], ['one', 'two', 'three']]);
    });

    it.each([
      ['--header region=eu', ['two'], ['one', 'three']],
      ['--header region=eu --count 1', ['two', 'three'], ['one']],
      ['--count 2', ['three'], ['one', 'two']],
      ["--routing-key-pattern '^e'", [], ['one', 'two', 'three']],
      ['--routing-key us', ['one', 'two', 'three'], []],
      ['--older-than 1d', [], ['one', 'two', 'three']],
      ['--first-death-reason expired', ['one', 'two', 'three'], []],
    ])('takes those that are meant by %s', async (options, staying, moved) => {
      expect(await run(`move eu --to-queue late ${options}`)).toMatchObject({ code: 0, stderr: '' });
      expect([await bodies('eu'), await bodies('late')]).toEqual([staying, moved]);
    });

    it('keeps routing key, properties and headers', async () => {
      await run('move eu --to-queue late --count 1');
      const delivery = await channel.get('late', { noAck: true });
      expect(delivery).toMatchObject({ routingKey: 'eu', headers: { region: 'eu' }, redelivered: false });
      expect(delivery!.properties).toMatchObject({ deliveryMode: 2, timestamp: 1_000_000_000 });
    });

    it('leaves what would reach no queue, and says so', async () => {
      await channel.declareExchange('orders', 'direct');
      await channel.bindQueue('late', 'orders', 'us');
      const outcome = await run('move eu --to-exchange orders --all');
      expect(outcome).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/^leveret: 0 messages .*3 unroutable.*\n$/),
      });
      expect([await bodies('eu'), await bodies('late')]).toEqual([['one', 'two', 'three'], []]);
    });

    it('comes to an end when they come back to the same queue', async () => {
      await channel.declareExchange('orders', 'fanout');
      await channel.bindQueue('eu', 'orders', '');
      expect(await run('move eu --to-exchange orders --all')).toMatchObject({ code: 0 });
      expect(await bodies('eu')).toEqual(['one', 'two', 'three']);
    });
  });

  it.each([
    ['move eu --to-queue late', 2, /which messages\? Give --count, --id, a filter, or --all/],
    ['move eu --all', 2, /where to\? Give --to-queue or --to-exchange/],
    ['move eu --all --to-queue late --to-exchange orders', 2, /cannot be used with/],
    ['move us --to-queue late --all', 1, /no queue 'us' in vhost/],
    ['move eu --to-queue us --all', 1, /no queue 'us' in vhost/],
    ['move eu --to-exchange orders --all', 1, /no exchange 'orders' in vhost/],
    ['tail orders', 1, /no exchange 'orders' in vhost/],
    ["tail ''", 2, /the default exchange has no bindings of its own/],
  ])('%s is a mistake', async (line, code, says) => {
    const outcome = await lab.run(line);
    expect(outcome).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(/^(leveret|error): [^\n]+\n$/) });
    expect(outcome.stderr).toMatch(says);
    expect(await bodies('eu')).toEqual(['one', 'two', 'three']);
  });

  it('tails until it is interrupted, and leaves nothing', async () => {
    await channel.declareExchange('orders', 'topic');
    await channel.bindQueue('late', 'orders', '#');
    const controller = new AbortController();
    const stop = { signal: controller.signal, onOutput: () => controller.abort() };
    const tailing = lab.run('tail orders --raw', stop);
    while (!controller.signal.aborted) await channel.publish('orders', 'eu.new', 'hello');
    expect(await tailing).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^(hello\n)+$/) });
    expect(await bodies('late')).toContain('hello');
  });

  it('ends a tail when its time is over', async () => {
    await channel.declareExchange('orders', 'topic');
    expect(await lab.run('tail orders --for 10ms')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  if (lab.isLeveret) {
    it('peeks without a trace, over many pages', async () => {
      await lab.run("publish '' eu more --count 1100");
      const { stdout } = await lab.run('peek eu --count 1103 --raw');
      expect(stdout.split('\n').slice(0, 4)).toEqual(['one', 'two', 'three', 'more']);
      expect(stdout.split('\n')).toHaveLength(1104);
      expect((await lab.run('peek eu --header region=us --raw')).stdout).toBe('two\n');
      expect((await lab.run('peek eu --offset 1 --count 1 --truncate 2 --raw')).stdout).toBe('tw\n');
      expect(await channel.get('eu', { noAck: true })).toMatchObject({ redelivered: false });
    });

    it('moves the one that peek names', async () => {
      const { stdout } = await lab.run('peek eu --header region=us --format json');
      const { id } = JSON.parse(stdout) as { readonly id: string };
      expect(await lab.run(`move eu --to-queue late --id ${id}`)).toMatchObject({ code: 0 });
      expect([await bodies('eu'), await bodies('late')]).toEqual([['one', 'three'], ['two']]);
    });

    it('tells who holds messages', async () => {
      await channel.get('eu');
      await channel.consume('eu', { consumerTag: 'slow', prefetchCount: 1, settle: 'manual' }, () => undefined);
      const { stdout } = await lab.run('unacked eu --format json');
      const rows = JSON.parse(stdout) as readonly { readonly consumer_tag: string | null }[];
      expect(rows.map(({ consumer_tag: tag }) => tag)).toEqual([null, 'slow']);
      expect((await lab.run('unacked eu')).stdout).toMatch(/\(get\).*\n.*slow/);
    });

    it('pauses a queue and resumes it', async () => {
      await lab.run('queue pause eu');
      expect(await bodies('eu')).toEqual([]);
      const dump = await lab.run('dump eu -');
      expect(dump).toMatchObject({
        code: 0,
        stdout: '',
        stderr: '3 messages went elsewhere, or the queue is paused\n',
      });
      await lab.run('queue resume eu');
      expect(await bodies('eu')).toEqual(['one', 'two', 'three']);
    });

    it.each(['peek us', 'unacked us', 'queue pause us', 'queue resume us'])(
      '%s: there is no such queue',
      async (line) => {
        const outcome = await lab.run(line);
        expect(outcome).toMatchObject({
          code: 1,
          stdout: '',
          stderr: expect.stringMatching(/no queue 'us' in vhost '\/'; list queues/),
        });
        expect(outcome.stderr).toMatch(/^[^\n]+\n$/);
      },
    );
  } else {
    it.each(['peek eu', 'unacked eu', 'queue pause eu'])('%s says that RabbitMQ has no such route', async (line) => {
      const outcome = await lab.run(line);
      expect(outcome).toMatchObject({
        code: 1,
        stdout: '',
        stderr: expect.stringMatching(/^leveret: the broker cannot do that: .*\n$/),
      });
    });
  }
});
