/**
 * A paused queue takes messages and gives none out, also after a restart.
 */
import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../src/core/acting/actor.js';
import { setPaused } from '../../../src/core/administration/pausing.js';
import { decodeDefinition, encodeName, encodeValue } from '../../../src/store/definitions/definition-codec.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { PagingCore } from '../../support/paging-core.js';
import { bodiesOf } from '../../support/scripted-channel.js';
import { thrownBy } from '../../support/thrown.js';
import { durable } from '../../support/store-hands.js';
import { UsersCore } from '../../support/users-core.js';

describe('a paused queue', () => {
  it('delivers nothing until it is resumed, and then in order', () => {
    const core = new AdministeredCore();
    const { channel, actor } = core;
    channel.queue('q');
    channel.call('basic.consume', { queue: 'q', consumerTag: 't', noAck: true });
    setPaused(actor, 'q', true);
    core.core.endTurn();
    for (const body of ['a', 'b']) expect(bodiesOf(channel.publish({ routingKey: 'q', body }))).toEqual([]);
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ name: 'basic.get-empty' }]);
    expect(core.bodies('q')).toEqual(['a', 'b']);
    setPaused(actor, 'q', false);
    expect(bodiesOf(channel.turn())).toEqual(['a', 'b']);
  });

  it('lets messages expire', () => {
    const core = new AdministeredCore();
    core.channel.queue('q');
    setPaused(core.actor, 'q', true);
    core.channel.publish({ routingKey: 'q', properties: { expiration: '1000' } });
    core.core.clock.advance(1000, () => {
      core.core.endTurn();
    });
    expect(core.queue('q').readyCount).toBe(0);
  });

  it('is paused after a restart, with its messages', () => {
    const lab = new PagingCore({});
    lab.declare('q');
    const bodies = lab.fill('q', 3);
    setPaused(new AdministeredCore(lab.core).actor, 'q', true);
    lab.sync();
    const restarted = lab.restarted({});
    const { actor } = new AdministeredCore(restarted.core);
    expect(actor.vhost.queue('q').isPaused).toBe(true);
    expect(restarted.drain('q')).toEqual([]);
    setPaused(actor, 'q', false);
    restarted.sync();
    expect(restarted.drain('q')).toEqual(bodies);
    expect(new AdministeredCore(restarted.restarted({}).core).queue('q').isPaused).toBe(false);
  });

  it('is stored as such', () => {
    const entry = { kind: 'queue', vhost: '/', definition: durable('q'), paused: true } as const;
    const stored = { entry, queueIds: [7] };
    expect(decodeDefinition(encodeName(entry), encodeValue(stored))).toEqual(stored);
  });

  it('is paused by who may configure it', () => {
    const users = new UsersCore();
    users.user('u', { read: '.*', write: '.*' });
    const actor = actorOf(users.core.broker, 'u', '/')!;
    expect(thrownBy(() => setPaused(actor, 'q', true))).toMatchObject({ replyCode: 403 });
  });
});
