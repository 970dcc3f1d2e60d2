/**
 * What is kept of what was declared, and when it is forgotten.
 */
import { describe, expect, it } from '@jest/globals';
import { exchangeDeclare, queueDeclare } from '../../../src/client/channel/topology.js';
import { TopologyRecord } from '../../../src/client/recovery/topology-record.js';
import type { Method } from '../../../src/wire/methods/methods.js';

const done: Method = { name: 'queue.bind-ok' };
const declared = (queue: string): Method => ({ name: 'queue.declare-ok', queue, messageCount: 0, consumerCount: 0 });
const bind = (queue: string, exchange: string, routingKey = ''): Method => ({
  name: 'queue.bind',
  queue,
  exchange,
  routingKey,
  noWait: false,
  arguments: new Map(),
});

function shown(record: TopologyRecord): unknown {
  return {
    exchanges: record.exchanges.map(({ exchange }) => exchange),
    queues: record.queues.map(([name]) => name),
    bindings: record.bindings.map((one) => (one.name === 'queue.bind' ? `${one.exchange} ${one.queue}` : one.source)),
  };
}

describe('the record of topology', () => {
  it('keeps no questions, and each thing once', () => {
    const record = new TopologyRecord();
    record.note(queueDeclare('asked', { passive: true }), declared('asked'));
    for (let round = 0; round < 2; round++) {
      record.note(exchangeDeclare('x', 'topic', {}), done);
      record.note(queueDeclare('q', {}), declared('q'));
      record.note(bind('q', 'x'), done);
    }
    expect(shown(record)).toEqual({ exchanges: ['x'], queues: ['q'], bindings: ['x q'] });
  });

  it('forgets with a queue its bindings, and auto-delete exchanges that have none any more', () => {
    const record = new TopologyRecord();
    for (const exchange of ['a', 'b', 'kept']) {
      record.note(exchangeDeclare(exchange, 'topic', { autoDelete: exchange !== 'kept' }), done);
    }
    record.note(queueDeclare('q', { autoDelete: true }), declared('q'));
    record.note(queueDeclare('other', {}), declared('other'));
    for (const exchange of ['a', 'b', 'kept']) record.note(bind('q', exchange), done);
    record.note(bind('other', 'b'), done);
    // Upstream of one that goes.
    const chain = { destination: 'a', source: 'b', routingKey: '', noWait: false, arguments: new Map() };
    record.note({ name: 'exchange.bind', ...chain }, done);
    record.unconsumed('other');
    record.unconsumed('q');
    expect(shown(record)).toEqual({ exchanges: ['b', 'kept'], queues: ['other'], bindings: ['b other'] });
    record.note({ name: 'queue.unbind', queue: 'other', exchange: 'b', routingKey: '', arguments: new Map() }, done);
    expect(shown(record)).toEqual({ exchanges: ['kept'], queues: ['other'], bindings: [] });
  });

  it('tells bindings apart by all that they are', () => {
    const record = new TopologyRecord();
    for (const value of [1, 2]) {
      const args = new Map([['n', { type: 'I', value } as const]]);
      record.note({ ...bind('q', 'x'), arguments: args } as Method, done);
    }
    const one = new Map([['n', { type: 'I', value: 1 } as const]]);
    record.note({ name: 'queue.unbind', queue: 'q', exchange: 'x', routingKey: '', arguments: one }, done);
    expect(record.bindings).toHaveLength(1);
    expect(record.bindings[0]!.arguments.get('n')).toEqual({ type: 'I', value: 2 });
  });

  it('renames a queue with its bindings, and keys that are its name', () => {
    const record = new TopologyRecord();
    record.note(queueDeclare('', {}), declared('amq.gen-1'));
    record.note(bind('amq.gen-1', 'x', 'amq.gen-1'), done);
    record.note(bind('amq.gen-1', 'x', 'key'), done);
    record.rename('amq.gen-1', 'amq.gen-2');
    expect(record.queues).toMatchObject([['amq.gen-2', { isServerNamed: true }]]);
    expect(record.bindings).toMatchObject([
      { queue: 'amq.gen-2', routingKey: 'amq.gen-2' },
      { queue: 'amq.gen-2', routingKey: 'key' },
    ]);
    record.forgetQueue('amq.gen-2');
    expect(shown(record)).toEqual({ exchanges: [], queues: [], bindings: [] });
  });
});
