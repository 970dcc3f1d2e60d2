/**
 * What the specification says of exchanges and routing without giving the rule a name (sections 1.6 and 3.1.3); the
 * names are ours.
 *
 * A plain statement, which has no keyword, counts as MUST.
 */
import type { Rule } from './rule.js';

export const routingRules: readonly Rule[] = [
  {
    id: 'exchange.declare:no-wait',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'With no-wait a declare or delete that succeeds is not answered, and one that fails is an error all the same.',
  },
  {
    id: 'exchange.delete:bindings-gone',
    level: 'MUST',
    section: '1.6.2.3',
    text: 'With an exchange all its bindings go: another one of the same name starts without.',
  },
  {
    id: 'routing:fanout-takes-every-key',
    level: 'MUST',
    section: '3.1.3.2',
    text: 'A fanout exchange passes a message to every queue that is bound to it, whatever the keys.',
  },
  {
    id: 'routing:headers-ignore-the-key',
    level: 'MUST',
    section: '3.1.3.4',
    text: 'A headers exchange looks at the headers and not at the routing key.',
  },
];
