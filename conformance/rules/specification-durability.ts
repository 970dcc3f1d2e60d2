/**
 * What the specification says of restarts without giving the rule a name (sections 1.6, 1.7 and 3.1); the names are
 * ours.
 *
 * A plain statement, which has no keyword, counts as MUST.
 */
import type { Rule } from './rule.js';

export const durabilityRules: readonly Rule[] = [
  {
    id: 'exchange.declare.durable:persistence',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'A durable exchange is there again after a restart, a transient one is not.',
  },
  {
    id: 'queue.declare.durable:transient',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'A transient queue is gone after a restart.',
  },
  {
    id: 'message:persistent-outlives-a-crash',
    level: 'MUST',
    section: '3.1.1',
    text: 'A persistent message is delivered even if the server crashes in between.',
  },
  {
    id: 'queue:durable-until-deleted',
    level: 'MUST',
    section: '3.1.4',
    text: 'A durable queue lasts until it is deleted, and no longer.',
  },
];
