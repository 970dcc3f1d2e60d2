/**
 * Queues through any history of publishing, consuming and settling, against lists on paper: the order of
 * deliveries, what is marked as redelivered, all counts; nothing lost, nothing twice, nobody left waiting.
 */
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { HeldStore } from '../../support/held-store.js';
import { QueueHistory, queueStep } from '../../support/queue-history.js';
import { ScriptedCore } from '../../support/scripted-core.js';

describe('queues', () => {
  it('keep order, count and lose nothing through any history', () => {
    const property = fc.property(fc.array(queueStep, { maxLength: 60 }), (steps) => {
      const store = new HeldStore();
      const history = new QueueHistory(new ScriptedCore({}, store), store);
      for (const next of steps) history.step(next);
      history.end();
    });
    fc.assert(property, { numRuns: 1500 });
  });
});
