/**
 * What is said of exchanges that remember, wait or pick, and of queues that would not just take a message.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../src/core/acting/actor.js';
import { setPaused } from '../../../src/core/administration/pausing.js';
import { explain } from '../../../src/core/explaining/explain.js';
import { field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { thrownBy } from '../../support/thrown.js';
import { UsersCore } from '../../support/users-core.js';

describe('an explanation', () => {
  let core: AdministeredCore;
  beforeEach(() => {
    core = new AdministeredCore();
    core.channel.queue('q');
    core.channel.queue('p');
  });

  it('says why bindings match, and why others do not', () => {
    core.channel.bind('q', 'amq.topic', 'a.*.#');
    core.channel.bind('p', 'amq.topic', 'b');
    expect(of('amq.topic', 'a.x.y.z').exchanges).toMatchObject([
      {
        name: 'amq.topic',
        reachedBy: 'publish',
        matching: [{ destination: 'q', routingKey: 'a.*.#', why: "'a.x.y.z' fits 'a.*.#', * is 'x', # is 'y.z'" }],
        others: [{ destination: 'p', why: "no routing key fits 'b'" }],
      },
    ]);
    const wanted = new Map([
      ['h', field.int(1)],
      ['g', field.text('x')],
    ]);
    core.channel.bind('p', 'amq.headers', '', wanted);
    const [exchange] = of('amq.headers', '', new Map([['h', field.int(2)]])).exchanges;
    expect(exchange!.others).toMatchObject([{ destination: 'p', why: 'h is 2, not 1, no header g' }]);
  });

  it('follows alternate exchanges, and says when one is missing', () => {
    core.channel.exchange('x', 'direct', { arguments: new Map([['alternate-exchange', field.text('amq.fanout')]]) });
    core.channel.exchange('y', 'direct', { arguments: new Map([['alternate-exchange', field.text('nope')]]) });
    core.channel.bind('q', 'amq.fanout');
    const { exchanges, queues } = of('x', 'k');
    expect(exchanges.map(({ name, reachedBy }) => [name, reachedBy])).toEqual([
      ['x', 'publish'],
      ['amq.fanout', 'alternate'],
    ]);
    expect(queues).toEqual([{ name: 'q', isCertain: true, effects: [] }]);
    expect(of('y', 'k').exchanges[0]!.notes).toEqual(["its alternate exchange 'nope' is not there"]);
  });

  it('leaves what exchanges remember as it is', () => {
    const once = new Map([['x-message-deduplication', field.bool(true)]]);
    core.channel.exchange('once', 'fanout', { arguments: once });
    core.channel.exchange('history', 'x-recent-history');
    core.channel.bind('q', 'once');
    const headers = new Map([['x-deduplication-header', field.text('same')]]);
    for (let i = 0; i < 2; i++) expect(of('once', '', headers).queues).toHaveLength(1);
    core.channel.publish({ exchange: 'once', headers });
    expect(of('once', '', headers)).toMatchObject({
      queues: [],
      exchanges: [{ notes: ['has seen such a message before, and does not route it'] }],
    });
    of('history', '');
    core.channel.bind('p', 'history');
    expect(core.queue('p').readyCount).toBe(0);
  });

  it('says what is chance, and what is later', () => {
    core.channel.exchange('any', 'x-random');
    for (const queue of ['q', 'p']) core.channel.bind(queue, 'any');
    expect(of('any', '').queues.map(({ name, isCertain }) => [name, isCertain])).toEqual([
      ['q', false],
      ['p', false],
    ]);
    core.channel.exchange('later', 'x-delayed-message', {
      arguments: new Map([['x-delayed-type', field.text('direct')]]),
    });
    core.channel.bind('q', 'later', 'k');
    const { exchanges, queues } = of('later', 'k', new Map([['x-delay', field.int(5000)]]));
    expect(exchanges[0]!.notes[0]).toMatch(/^waits for 5000 ms/);
    expect(queues).toMatchObject([{ name: 'q', isCertain: false }]);
    expect(of('later', 'k').queues).toMatchObject([{ name: 'q', isCertain: true }]);
  });

  it('says what queues would do with it', () => {
    const declare = (name: string, ...args: [string, ReturnType<typeof field.int>][]): void => {
      core.channel.queue(name, { arguments: new Map(args) });
    };
    declare('full', ['x-max-length', field.int(0)], ['x-overflow', field.text('reject-publish')]);
    declare('short', ['x-max-length', field.int(0)]);
    declare('fleeting', ['x-message-ttl', field.int(0)]);
    setPaused(core.actor, 'q', true);
    expect(of('', 'q').queues).toMatchObject([{ effects: ['paused'] }]);
    expect(of('', 'full').queues).toMatchObject([{ effects: ['refused'] }]);
    expect(of('', 'short').queues).toMatchObject([{ effects: ['drops-first'] }]);
    expect(of('', 'fleeting').queues).toMatchObject([{ effects: ['expires-at-once'] }]);
    expect(of('', 'nowhere').queues).toEqual([]);
  });

  it('is for those who may publish', () => {
    const users = new UsersCore();
    users.user('u', { read: '.*' });
    const actor = actorOf(users.core.broker, 'u', '/')!;
    expect(thrownBy(() => explain(actor, { exchange: '', routingKey: 'q', properties: {} }))).toMatchObject({
      replyCode: 403,
    });
  });

  function of(exchange: string, routingKey: string, headers = new Map<string, ReturnType<typeof field.int>>()) {
    return explain(core.actor, { exchange, routingKey, properties: headers.size > 0 ? { headers } : {} });
  }
});
