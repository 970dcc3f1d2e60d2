/**
 * Messages that are published and fetched without a connection.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type AckMode, type FetchedMessage, fetchMessages } from '../../../src/core/administration/fetching.js';
import { type PublishOutcome, publishOne } from '../../../src/core/administration/publishing.js';
import { field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { thrownBy } from '../../support/thrown.js';

describe('a message that is published without a connection', () => {
  let core: AdministeredCore;
  beforeEach(() => {
    core = new AdministeredCore();
    core.channel.queue('q');
  });

  it('is routed as any other, and what became of it is told', () => {
    expect(publish(core, 'q')).toEqual(['routed']);
    expect(publish(core, 'nowhere')).toEqual(['unroutable']);
    expect(core.channel.drain('q')).toEqual(['body']);
  });

  it('may be large, and has its properties', () => {
    const body = Buffer.alloc(50_000, 'x');
    const properties = { deliveryMode: 2, headers: new Map([['a', field.int(1)]]), messageId: 'm' };
    publishOne(core.actor, { exchange: '', routingKey: 'q', properties, body }, () => undefined);
    core.core.endTurn();
    const [message] = core.peek('q').messages;
    expect(message!.content.properties()).toEqual(properties);
    expect(message!.content.body().equals(body)).toBe(true);
  });

  it('goes to its carbon copies, the blind ones unseen', () => {
    core.channel.queue('cc');
    core.channel.queue('bcc');
    const keys = (key: string) => ({ type: 'A' as const, value: [field.text(key)] });
    const headers = new Map([
      ['CC', keys('cc')],
      ['BCC', keys('bcc')],
    ]);
    publishOne(core.actor, { exchange: '', routingKey: 'q', properties: { headers }, body: Buffer.from('b') }, () => 0);
    core.core.endTurn();
    const [copy] = core.peek('bcc').messages;
    expect([...copy!.content.headers().keys()]).toEqual(['CC']);
    expect(core.bodies('cc')).toEqual(['b']);
  });

  it('is refused by a full queue', () => {
    const args = new Map([
      ['x-max-length', field.int(0)],
      ['x-overflow', field.text('reject-publish')],
    ]);
    core.channel.queue('full', { arguments: args });
    expect(publish(core, 'full')).toEqual(['refused']);
  });

  it('is told of once it is durable', () => {
    const store = new HeldStore();
    const held = new AdministeredCore(new ScriptedCore({}, store));
    held.channel.queue('d', { durable: true });
    const outcomes = publish(held, 'd', { deliveryMode: 2 });
    expect(outcomes).toEqual([]);
    store.sync();
    expect(outcomes).toEqual(['routed']);
  });

  it.each([
    [{ exchange: 'nope' }, "NOT_FOUND - no exchange 'nope' in vhost '/'"],
    [
      { exchange: 'amq.rabbitmq.trace' },
      "ACCESS_REFUSED - cannot publish to internal exchange 'amq.rabbitmq.trace' in vhost '/'",
    ],
    [{ properties: { expiration: 'abc' } }, "PRECONDITION_FAILED - invalid expiration 'abc': no_integer"],
    [
      { properties: { userId: 'bob' } },
      "PRECONDITION_FAILED - user_id property set to 'bob' but authenticated user was 'guest'",
    ],
    [{ properties: { replyTo: 'amq.rabbitmq.reply-to' } }, 'PRECONDITION_FAILED - fast reply consumer does not exist'],
    [
      { body: Buffer.alloc(100_001) },
      'PRECONDITION_FAILED - message size 100001 is larger than configured max size 100000',
    ],
  ])('is checked: %j', (wrong, replyText) => {
    const message = { exchange: '', routingKey: 'q', properties: {}, body: Buffer.from('b'), ...wrong };
    expect(thrownBy(() => publishOne(core.actor, message, () => undefined))).toMatchObject({ replyText });
    expect(core.bodies('q')).toEqual([]);
  });
});

describe('messages that are fetched without a connection', () => {
  let core: AdministeredCore;
  beforeEach(() => {
    core = new AdministeredCore();
    core.channel.queue('dead');
    core.channel.queue('q', {
      arguments: new Map([
        ['x-dead-letter-exchange', field.text('')],
        ['x-dead-letter-routing-key', field.text('dead')],
      ]),
    });
    core.fill('q', 'a', 'b', 'c');
  });

  it.each<[AckMode, string[], string[]]>([
    ['ack_requeue_true', ['a', 'b', 'c'], []],
    ['reject_requeue_true', ['a', 'b', 'c'], []],
    ['ack_requeue_false', ['c'], []],
    ['reject_requeue_false', ['c'], ['a', 'b']],
  ])('are dealt with as %s says', (ackMode, left, dead) => {
    const messages = fetch(core, 2, ackMode) as readonly FetchedMessage[];
    expect(messages.map(({ content }) => content.body().toString())).toEqual(['a', 'b']);
    expect(messages.map(({ redelivered, messageCount }) => [redelivered, messageCount])).toEqual([
      [false, 2],
      [false, 1],
    ]);
    expect(core.bodies('q')).toEqual(left);
    expect(core.bodies('dead')).toEqual(dead);
    expect(core.queue('q').unackedCount).toBe(0);
  });

  it('are as many as there are when all are wanted, and redelivered the second time', () => {
    fetch(core, -1, 'ack_requeue_true');
    const again = fetch(core, -1, 'ack_requeue_true') as readonly FetchedMessage[];
    expect(again.map(({ redelivered }) => redelivered)).toEqual([true, true, true]);
  });

  it('are nobody’s where one consumer is to be active', () => {
    core.channel.queue('single', { arguments: new Map([['x-single-active-consumer', field.bool(true)]]) });
    expect(
      thrownBy(() => fetchMessages(core.actor, 'single', { count: 1, ackMode: 'ack_requeue_true' }, () => 0)),
    ).toMatchObject({ replyCode: 405 });
  });
});

function publish(core: AdministeredCore, routingKey: string, properties = {}): PublishOutcome[] {
  const outcomes: PublishOutcome[] = [];
  publishOne(core.actor, { exchange: '', routingKey, properties, body: Buffer.from('body') }, (outcome) => {
    outcomes.push(outcome);
  });
  core.core.endTurn();
  return outcomes;
}

function fetch(core: AdministeredCore, count: number, ackMode: AckMode): readonly FetchedMessage[] | Error | undefined {
  let fetched: readonly FetchedMessage[] | Error | undefined;
  fetchMessages(core.actor, 'q', { count, ackMode }, (outcome) => {
    fetched = outcome;
  });
  core.core.endTurn();
  return fetched;
}
