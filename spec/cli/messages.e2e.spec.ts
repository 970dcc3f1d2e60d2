/**
 * What becomes of messages that are shown: taken, given back, and never one too many.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { onEachCommandBroker } from '../support/command-brokers.js';

interface Shown {
  readonly payload: string;
  readonly payload_encoding: string;
  readonly redelivered: boolean;
  readonly properties: Readonly<Record<string, unknown>>;
}

const shownIn = (text: string): Shown[] =>
  text
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Shown);

onEachCommandBroker((lab) => {
  const run = async (line: string, input?: string | Uint8Array): Promise<string> => {
    const { code, stdout, stderr } = await lab.run(line, input === undefined ? {} : { input });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    return stdout;
  };
  const rest = async (): Promise<string[]> =>
    shownIn(await run('get eu --count 1000 --ack --format json')).map(
      ({ payload, redelivered }) => `${payload}${redelivered ? ' again' : ''}`,
    );

  beforeEach(async () => {
    await lab.clear();
    await run('queue declare eu');
  });

  describe('consume', () => {
    it.each(['--ack', '--ack --follow'])('with %s takes as many as are wanted, and touches no other', async (how) => {
      await run("publish '' eu --lines", 'a\nb\nc\nd\n');
      const shown = shownIn(await run(`consume eu ${how} --count 2 --format json`));
      expect(shown.map(({ payload }) => payload)).toEqual(['a', 'b']);
      expect(await rest()).toEqual(['c', 'd']);
    });

    it('without --ack gives all back', async () => {
      await run("publish '' eu --lines", 'a\nb\n');
      expect(await run('consume eu --raw')).toBe('a\nb\n');
      expect(await rest()).toEqual(['a again', 'b again']);
    });

    it('takes more than are sent at a time', async () => {
      await run("publish '' eu x --count 700");
      expect(await run('consume eu --ack --raw --count 600')).toBe('x\n'.repeat(600));
      expect(await rest()).toEqual(Array.from({ length: 100 }, () => 'x'));
    });

    it('ends when it is interrupted', async () => {
      await run("publish '' eu hello");
      const interruption = new AbortController();
      const onOutput = (): void => interruption.abort();
      const { code } = await lab.run('consume eu --ack --follow', { signal: interruption.signal, onOutput });
      expect(code).toBe(0);
      expect(await lab.run('get eu')).toEqual({ code: 0, stdout: '', stderr: "queue 'eu' is empty\n" });
    });

    it('ends with an error when the queue goes', async () => {
      await run("publish '' eu hello");
      let deleted: Promise<unknown> | undefined;
      const onOutput = (): unknown => (deleted ??= lab.run('queue delete eu'));
      const { code, stderr } = await lab.run('consume eu --ack --follow', { onOutput });
      await deleted;
      expect(stderr).toMatch(/^leveret: the broker cancelled consumer .* of queue 'eu'[^\n]*\n$/);
      expect(code).toBe(1);
    });
  });

  it('get rejects to where the queue says', async () => {
    await run('queue delete eu');
    await run('queue declare late');
    await run("queue declare eu --dead-letter-exchange '' --dead-letter-routing-key late");
    await run("publish '' eu hello");
    await run('get eu --reject');
    expect(await run('get late --raw')).toBe('hello\n');
  });

  it('properties, headers and bytes go there and back', async () => {
    const properties =
      '--content-type text/x --content-encoding none --priority 3 --correlation-id c --reply-to r --expiration 1h ' +
      '--message-id m --timestamp 1970-01-01T00:00:09Z --type t --user-id guest --app-id a --transient ' +
      '--header n:byte=3 --header list:json=[1] --cc other';
    await run(`publish '' eu ${properties}`, Buffer.from([0xff, 0x00, 0x0a]));
    const [shown] = shownIn(await run('get eu --ack --format json'));
    expect(shown).toMatchObject({ payload: '/wAK', payload_encoding: 'base64', redelivered: false });
    expect(shown!.properties).toEqual({
      content_type: 'text/x',
      content_encoding: 'none',
      headers: { n: 3, list: [1], CC: ['other'] },
      delivery_mode: 1,
      priority: 3,
      correlation_id: 'c',
      reply_to: 'r',
      expiration: '3600000',
      message_id: 'm',
      timestamp: 9,
      type: 't',
      user_id: 'guest',
      app_id: 'a',
    });
  });
});
