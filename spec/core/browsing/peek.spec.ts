/**
 * Looking at messages: in order, from memory and from disk, with nothing changed by it.
 */
import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../src/core/acting/actor.js';
import { publishOne } from '../../../src/core/administration/publishing.js';
import { peek, peekDelayed } from '../../../src/core/browsing/peek.js';
import type { Peeked } from '../../../src/core/browsing/peek.js';
import { Pattern } from '../../../src/core/pattern/pattern.js';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { PagingCore } from '../../support/paging-core.js';
import { deliveriesOf } from '../../support/scripted-channel.js';
import { thrownBy } from '../../support/thrown.js';
import { UsersCore } from '../../support/users-core.js';

describe('a look at a queue', () => {
  it('shows what is ready in order, those that came back in their places', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    core.fill('q', 'a', 'b', 'c', 'd');
    for (let i = 0; i < 3; i++) core.channel.call('basic.get', { queue: 'q' });
    core.channel.call('basic.nack', { deliveryTag: 2, requeue: true });
    expect(core.bodies('q')).toEqual(['b', 'd']);
    expect(core.peek('q').messages.map(({ deliveries }) => deliveries)).toEqual([1, 0]);
  });

  it('changes nothing', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    core.fill('q', 'a', 'b');
    core.peek('q');
    core.channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    core.core.endTurn();
    core.channel.client.outbound.take(1);
    const answer = core.channel.call('basic.recover', { requeue: true });
    expect(deliveriesOf(answer).map(({ body }) => body)).toEqual(['a', 'b']);
    expect(core.queue('q').counts).toMatchObject({ get: 0, redeliver: 2 });
  });

  it('begins with the highest priority', () => {
    const core = new AdministeredCore();
    core.channel.queue('q', { arguments: new Map([['x-max-priority', field.int(2)]]) });
    for (const [body, priority] of [
      ['low', 0],
      ['high', 2],
      ['high too', 2],
      ['middle', 1],
    ] as const) {
      publishWith(core, body, { priority });
    }
    expect(core.bodies('q')).toEqual(['high', 'high too', 'middle', 'low']);
    expect(core.bodies('q', { count: 2, offset: 1 })).toEqual(['high too', 'middle']);
  });

  it('goes on where an earlier one ended', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    core.fill('q', 'a', 'b', 'c');
    const first = core.peek('q', { count: 2 });
    expect(first.next).toEqual({ lane: 0, sequence: 2 });
    const rest = core.peek('q', { from: first.next! });
    expect(rest.messages.map(({ content }) => content.body().toString())).toEqual(['c']);
    expect(rest.next).toBeUndefined();
  });

  it('shows those that a filter lets through', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    core.channel.exchange('x', 'fanout');
    core.channel.bind('q', 'x');
    const publish = (routingKey: string, headers?: Map<string, FieldValue>): void => {
      core.channel.publish({ exchange: 'x', routingKey, body: routingKey, headers });
    };
    publish('a.1');
    publish('a.2', new Map([['n', field.int(1)]]));
    publish(
      'b.1',
      new Map([
        ['n', field.int(1)],
        ['x-first-death-reason', field.text('expired')],
      ]),
    );
    const headers = new Map<string, FieldValue>([['n', { type: 'l', value: 1 }]]);
    expect(core.bodies('q', { filter: { routingKey: 'a.2' } })).toEqual(['a.2']);
    expect(core.bodies('q', { filter: { routingKeyPattern: new Pattern('^a') } })).toEqual(['a.1', 'a.2']);
    expect(core.bodies('q', { filter: { headers } })).toEqual(['a.2', 'b.1']);
    expect(core.bodies('q', { filter: { headers, firstDeathReason: 'expired' } })).toEqual(['b.1']);
    expect(core.bodies('q', { filter: { olderThanMs: 0 } })).toEqual([]);
  });

  it('tells the age of dead letters by their newest death', () => {
    const core = new AdministeredCore();
    core.channel.queue('dead');
    const args = new Map([
      ['x-dead-letter-exchange', field.text('')],
      ['x-dead-letter-routing-key', field.text('dead')],
    ]);
    core.channel.queue('q', { arguments: args });
    core.fill('q', 'm');
    core.channel.call('basic.get', { queue: 'q' });
    core.channel.call('basic.reject', { deliveryTag: 1, requeue: false });
    core.core.clock.advance(5000);
    expect(core.bodies('dead', { filter: { olderThanMs: 5000, firstDeathReason: 'rejected' } })).toEqual(['m']);
    expect(core.bodies('dead', { filter: { olderThanMs: 6001 } })).toEqual([]);
  });

  it('shows when messages expire, and none that has', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    core.channel.publish({ routingKey: 'q', body: 'late', properties: { expiration: '5000' } });
    core.channel.publish({ routingKey: 'q', body: 'early', properties: { expiration: '1000' } });
    const { timeMs } = core.core.clock;
    expect(core.peek('q').messages.map(({ expiresAt }) => expiresAt! - timeMs)).toEqual([5000, 1000]);
    core.core.clock.timeMs += 2000; // and nothing rings
    expect(core.bodies('q')).toEqual(['late']);
  });

  it('shows those that wait for a retry behind the others, with when they are due', () => {
    const core = new AdministeredCore();
    core.channel.queue('q', {
      arguments: new Map([
        ['x-delayed-retry-type', field.text('all')],
        ['x-delayed-retry-min', field.int(1000)],
      ]),
    });
    core.fill('q', 'a', 'b');
    core.channel.call('basic.get', { queue: 'q' });
    core.channel.call('basic.nack', { deliveryTag: 1, requeue: true });
    const { timeMs } = core.core.clock;
    expect(core.peek('q').messages.map(({ content, dueAt }) => [content.body().toString(), dueAt])).toEqual([
      ['b', undefined],
      ['a', timeMs + 1000],
    ]);
  });

  it('shows what an exchange delays', () => {
    const core = new AdministeredCore();
    core.channel.exchange('later', 'x-delayed-message', {
      arguments: new Map([['x-delayed-type', field.text('direct')]]),
    });
    core.channel.publish({ exchange: 'later', routingKey: 'k', headers: new Map([['x-delay', field.int(1000)]]) });
    let seen: Peeked | undefined;
    peekDelayed(core.actor, 'later', { count: 1 }, (peeked) => {
      seen = peeked;
    });
    expect(seen!.messages[0]).toMatchObject({ routingKey: 'k', dueAt: core.core.clock.timeMs + 1000 });
  });

  it('takes its time where there is much to look at', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    const bodies = Array.from({ length: 5000 }, (_, index) => `m${index}`);
    for (const body of bodies) core.channel.sendPublish({ routingKey: 'q', body });
    core.core.endTurn();
    let seen: Peeked | undefined;
    peek(core.actor, 'q', { count: 2, offset: 4990 }, (peeked) => {
      seen = peeked;
    });
    expect(seen).toBeUndefined();
    core.core.clock.advance(100);
    expect(seen!.messages.map(({ content }) => content.body().toString())).toEqual(['m4990', 'm4991']);
  });

  it('is for those who may read', () => {
    const users = new UsersCore();
    users.user('u', { write: '.*', configure: '.*' });
    const actor = actorOf(users.core.broker, 'u', '/')!;
    expect(thrownBy(() => peek(actor, 'q', { count: 1 }, () => 0))).toMatchObject({ replyCode: 403 });
    expect(thrownBy(() => peekDelayed(actor, 'amq.direct', { count: 1 }, () => 0))).toMatchObject({ replyCode: 403 });
  });
});

describe('a look at a queue on disk', () => {
  it('shows the same, and consumers get the same after that', () => {
    const { lab, core, bodies } = onDisk(40);
    expect(look(lab, core)).toEqual(bodies);
    expect(look(lab, core)).toEqual(bodies);
    expect(lab.drain('q')).toEqual(bodies);
  });

  it('shows transient ones that were written aside', () => {
    const lab = new PagingCore({ memoryBudget: 2000, residentEntriesMax: 4, pressedBytesMax: 1000, spillBytes: 2000 });
    lab.declare('q', false);
    const bodies = lab.fill('q', 40, false);
    lab.answerAll();
    expect(lab.resident).toBeLessThan(40);
    const core = new AdministeredCore(lab.core);
    expect(look(lab, core)).toEqual(bodies);
    expect(lab.drain('q')).toEqual(bodies);
  });

  it('ends when the queue goes while it reads', () => {
    const { lab, core } = onDisk(40);
    let seen: Peeked | undefined;
    peek(core.actor, 'q', { count: 100 }, (peeked) => {
      seen = peeked;
    });
    lab.channel.call('queue.delete', { queue: 'q' });
    lab.answerAll();
    lab.core.clock.advance(1000);
    expect(seen).toBeDefined();
  });
});

/** A queue of which only a few are in memory. */
function onDisk(count: number): { lab: PagingCore; core: AdministeredCore; bodies: string[] } {
  const lab = new PagingCore({ residentEntriesMax: 4 });
  lab.declare('q');
  const bodies = lab.fill('q', count);
  lab.answerAll();
  expect(lab.resident).toBeLessThan(count);
  return { lab, core: new AdministeredCore(lab.core), bodies };
}

function look(lab: PagingCore, core: AdministeredCore): string[] {
  let seen: Peeked | undefined;
  peek(core.actor, 'q', { count: 100 }, (peeked) => {
    seen = peeked;
  });
  lab.answerAll();
  return seen!.messages.map(({ content }) => content.body().toString());
}

function publishWith({ core, actor }: AdministeredCore, body: string, properties: { priority: number }): void {
  publishOne(actor, { exchange: '', routingKey: 'q', properties, body: Buffer.from(body) }, () => undefined);
  core.endTurn();
}
