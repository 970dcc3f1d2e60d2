/**
 * What the specification says of the life of channels and queues without giving the rule a name (sections 1.5, 1.7
 * and 2.1.4); the names are ours.
 *
 * A plain statement, which has no keyword, counts as MUST.
 */
import type { Rule } from './rule.js';

export const lifeCycleRules: readonly Rule[] = [
  {
    id: 'channel.open:answered',
    level: 'MUST',
    section: '1.5.2.1',
    text: 'channel.open is answered with open-ok, after which the channel takes methods.',
  },
  {
    id: 'channel.flow:answered',
    level: 'MUST',
    section: '1.5.2.4',
    text: 'flow-ok says that the flow is as the client asked.',
  },
  {
    id: 'queue:keeps-messages',
    level: 'MUST',
    section: '2.1.4',
    text: 'A shared queue and its messages stay, whatever becomes of the channel and connection that they came from.',
  },
  {
    id: 'queue:no-wait',
    level: 'MUST',
    section: '1.7.2',
    text:
      'With no-wait a declare, bind, purge or delete that succeeds is not answered, and one that fails is an error ' +
      'all the same.',
  },
  {
    id: 'queue.declare-ok:counts',
    level: 'MUST',
    section: '1.7.2.2',
    text: 'declare-ok tells the name of the queue, and how many messages and consumers it has.',
  },
  {
    id: 'queue.unbind:removes',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'After an unbind that binding leads nowhere, and others still do.',
  },
  {
    id: 'queue.purge:empties',
    level: 'MUST',
    section: '1.7.2.7',
    text: 'A purge removes all messages that do not wait to be settled, and tells how many they were.',
  },
  {
    id: 'queue.delete:everything-gone',
    level: 'MUST',
    section: '1.7.2.9',
    text: 'With a queue its messages and bindings go: another one of the same name starts with neither.',
  },
];
