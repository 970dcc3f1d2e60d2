/**
 * What is declared, bound and deleted without a connection: the same checks and texts as over AMQP.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../src/core/acting/actor.js';
import { Topology } from '../../../src/core/administration/topology.js';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { thrownBy } from '../../support/thrown.js';
import { UsersCore } from '../../support/users-core.js';

const plain = { durable: true, autoDelete: false, arguments: new Map() as FieldTable };
const anyway = { ifUnused: false, ifEmpty: false };
const exchange = { type: 'direct', durable: true, autoDelete: false, internal: false, arguments: new Map() };

describe('without a connection', () => {
  let core: AdministeredCore;
  beforeEach(() => {
    core = new AdministeredCore();
  });

  it('queues are made once, and found the same or refused', () => {
    const { topology } = core;
    expect(topology.declareQueue({ ...plain, name: 'q\n' })).toMatchObject({ changed: true });
    expect(topology.declareQueue({ ...plain, name: 'q' })).toMatchObject({ changed: false });
    expect(thrownBy(() => topology.declareQueue({ ...plain, durable: false, name: 'q' }))).toMatchObject({
      replyText:
        "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q' in vhost '/': received 'false' but current is 'true'",
    });
    expect(thrownBy(() => topology.declareQueue({ ...plain, name: 'amq.x' }))).toMatchObject({ replyCode: 403 });
    expect(thrownBy(() => topology.declareQueue({ ...plain, name: 'q'.repeat(256) }))).toMatchObject({
      reason: ['too_long', 'queue'],
    });
  });

  it('queues go, unless a condition does not hold', () => {
    const { topology } = core;
    core.channel.queue('q');
    core.fill('q', 'a', 'b');
    expect(thrownBy(() => topology.deleteQueue('q', { ifUnused: false, ifEmpty: true }))).toMatchObject({
      replyText: "PRECONDITION_FAILED - queue 'q' in vhost '/' not empty",
    });
    expect(topology.purgeQueue('q')).toBe(2);
    expect(topology.deleteQueue('q', anyway)).toMatchObject({ changed: true, messageCount: 0 });
    expect(topology.deleteQueue('q', anyway)).toMatchObject({ changed: false });
    expect(thrownBy(() => topology.purgeQueue('q'))).toMatchObject({ replyCode: 404 });
  });

  it('exclusive queues of others are locked', () => {
    core.channel.queue('mine', { exclusive: true });
    expect(thrownBy(() => core.topology.deleteQueue('mine', anyway))).toMatchObject({ replyCode: 405 });
    expect(thrownBy(() => core.topology.purgeQueue('mine'))).toMatchObject({ replyCode: 405 });
  });

  it('exchanges and bindings come and go', () => {
    const { topology } = core;
    expect(topology.declareExchange({ ...exchange, name: 'x' })).toMatchObject({ changed: true });
    expect(topology.declareExchange({ ...exchange, name: 'x' })).toMatchObject({ changed: false });
    expect(thrownBy(() => topology.declareExchange({ ...exchange, type: 'nope', name: 'y' }))).toMatchObject({
      replyText: "PRECONDITION_FAILED - unknown exchange type 'nope'",
    });
    core.channel.queue('q');
    const binding = { source: 'x', destination: 'q', routingKey: 'k', arguments: new Map([['a', field.int(1)]]) };
    expect(topology.bind('queue', binding)).toMatchObject({ changed: true });
    expect(topology.bind('queue', binding)).toMatchObject({ changed: false });
    core.channel.publish({ exchange: 'x', routingKey: 'k' });
    expect(core.queue('q').readyCount).toBe(1);
    expect(thrownBy(() => topology.deleteExchange('x', true))).toMatchObject({ replyCode: 406 });
    expect(topology.unbind('queue', binding)).toMatchObject({ changed: true });
    expect(topology.deleteExchange('x', true)).toMatchObject({ changed: true });
    expect(topology.deleteExchange('x', true)).toMatchObject({ changed: false });
    expect(thrownBy(() => topology.deleteExchange('amq.direct', false))).toMatchObject({ replyCode: 403 });
    expect(thrownBy(() => topology.bind('exchange', binding))).toMatchObject({ replyCode: 404 });
  });
});

describe('rights', () => {
  const users = new UsersCore();
  users.user('u', {});
  const topology = new Topology(actorOf(users.core.broker, 'u', '/')!);
  const binding = { source: 'amq.direct', destination: 'q', routingKey: '', arguments: new Map() };

  it.each([
    ['configure', () => topology.declareQueue({ ...plain, name: 'q' })],
    ['configure', () => topology.deleteQueue('q', anyway)],
    ['read', () => topology.purgeQueue('q')],
    ['configure', () => topology.declareExchange({ ...exchange, name: 'x' })],
    ['configure', () => topology.deleteExchange('x', false)],
    ['write', () => topology.bind('queue', binding)],
    ['write', () => topology.unbind('exchange', binding)],
  ])('to %s are asked for', (operation, action) => {
    expect(thrownBy(action)).toMatchObject({ replyCode: 403, message: expect.stringContaining(`${operation} access`) });
  });

  it('are nobody else’s: who may not enter acts nowhere', () => {
    users.user('stranger');
    expect(actorOf(users.core.broker, 'stranger', '/')).toBeUndefined();
    expect(actorOf(users.core.broker, 'u', 'no vhost')).toBeUndefined();
  });
});
