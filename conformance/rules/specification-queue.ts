/**
 * The specification's named rules for the class queue (section 1.7).
 *
 * The rule `syntax` has no keyword; the reply code beside it makes it more than a wish, so it stands as SHOULD.
 */
import type { Rule } from './rule.js';

export const queueRules: readonly Rule[] = [
  {
    id: 'queue.declare:default-binding',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'A new queue is bound to the default exchange by its own name.',
  },
  {
    id: 'queue.declare:minimum-queues',
    level: 'SHOULD',
    section: '1.7.2.1',
    text: 'A vhost has room for 256 queues at least.',
  },
  {
    id: 'queue.declare.queue:default-name',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'Declaring the empty name makes a queue under a fresh unique name, which declare-ok tells.',
  },
  {
    id: 'queue.declare.queue:reserved',
    level: 'MAY',
    section: '1.7.2.1',
    text: 'A name with "amq." in front can be declared passively or if it exists; creating it is a channel error 403.',
  },
  {
    id: 'queue.declare.queue:syntax',
    level: 'SHOULD',
    section: '1.7.2.1',
    text: 'A name that holds more than letters, digits, "-", "_", "." and ":" is a channel error 406.',
  },
  {
    id: 'queue.declare.passive:passive',
    level: 'MAY',
    section: '1.7.2.1',
    text: 'A passive declare finds an existing queue, and is a channel error 404 where there is none.',
  },
  {
    id: 'queue.declare.passive:equivalent',
    level: 'MUST',
    section: '1.7.2.1',
    text:
      'A second declare succeeds with the same durable, exclusive, auto-delete and arguments, and is a channel error ' +
      'with others.',
  },
  {
    id: 'queue.declare.durable:persistence',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'A durable queue is there again after a restart.',
  },
  {
    id: 'queue.declare.durable:types',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'Queues can be declared durable and transient.',
  },
  {
    id: 'queue.declare.exclusive:types',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'Queues can be declared exclusive and not.',
  },
  {
    id: 'queue.declare.exclusive:exclusive',
    level: 'MAY',
    section: '1.7.2.1',
    text:
      'While its connection is open, every use of an exclusive queue from another one (declare, bind, consume, get, ' +
      'purge, delete) is a channel error 405.',
  },
  {
    id: 'queue.declare.auto-delete:pre-existence',
    level: 'MUST',
    section: '1.7.2.1',
    text: 'A second declare does not look at auto-delete: it succeeds, and the queue stays as it was made.',
  },
  {
    id: 'queue.bind:duplicates',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'Binding a second time with the same arguments succeeds and changes nothing.',
  },
  {
    id: 'queue.bind:unique',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'A message that matches several bindings of a queue comes to it once.',
  },
  {
    id: 'queue.bind:transient-exchange',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'A durable queue can be bound to a transient exchange.',
  },
  {
    id: 'queue.bind:durable-exchange',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'A binding between a durable exchange and a durable queue is there again after a restart.',
  },
  {
    id: 'queue.bind:binding-count',
    level: 'SHOULD',
    section: '1.7.2.3',
    text: 'A queue takes 4 bindings at least.',
  },
  {
    id: 'queue.bind.queue:queue-known',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'Binding the empty name on a channel that declared no queue is a channel error 404.',
  },
  {
    id: 'queue.bind.queue:must-exist',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'Binding a queue that does not exist is a channel error 404.',
  },
  {
    id: 'queue.bind.exchange:exchange-existence',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'Binding to an exchange that does not exist is a channel error 404.',
  },
  {
    id: 'queue.bind.exchange:default-exchange',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'Binding takes the empty exchange name for the default exchange.',
  },
  {
    id: 'queue.bind.routing-key:direct-exchange-key-matching',
    level: 'MUST',
    section: '1.7.2.3',
    text: 'A direct exchange passes a message to a queue that is bound with exactly its routing key.',
  },
  {
    id: 'queue.unbind:01',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'An unbind that fails is a connection error.',
  },
  {
    id: 'queue.unbind.queue:queue-known',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'Unbinding the empty name on a channel that declared no queue is a channel error 404.',
  },
  {
    id: 'queue.unbind.queue:must-exist',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'Unbinding a queue that does not exist is a channel error 404.',
  },
  {
    id: 'queue.unbind.exchange:must-exist',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'Unbinding from an exchange that does not exist is a channel error 404.',
  },
  {
    id: 'queue.unbind.exchange:default-exchange',
    level: 'MUST',
    section: '1.7.2.5',
    text: 'Unbinding takes the empty exchange name for the default exchange.',
  },
  {
    id: 'queue.purge:02',
    level: 'MUST',
    section: '1.7.2.7',
    text: 'A purge leaves deliveries alone that wait to be settled.',
  },
  {
    id: 'queue.purge:03',
    level: 'SHOULD',
    section: '1.7.2.7',
    text: 'Purged messages may be kept for the operator, but not in the store of the live ones.',
    unobservable: 'Where a server stores what it purged is not for clients to see.',
  },
  {
    id: 'queue.purge.queue:queue-known',
    level: 'MUST',
    section: '1.7.2.7',
    text: 'Purging the empty name on a channel that declared no queue is a channel error 404.',
  },
  {
    id: 'queue.purge.queue:must-exist',
    level: 'MUST',
    section: '1.7.2.7',
    text: 'Purging a queue that does not exist is a channel error 404.',
  },
  {
    id: 'queue.delete:01',
    level: 'SHOULD',
    section: '1.7.2.9',
    text: 'What a deleted queue still held goes to a dead-letter queue, from which the operator may bring it back.',
    unobservable: "The dead-letter queue is the operator's: no method of the specification names it.",
  },
  {
    id: 'queue.delete.queue:queue-known',
    level: 'MUST',
    section: '1.7.2.9',
    text: 'Deleting the empty name on a channel that declared no queue is a channel error 404.',
  },
  {
    id: 'queue.delete.queue:must-exist',
    level: 'MUST',
    section: '1.7.2.9',
    text: 'Deleting a queue that does not exist is a channel error 404.',
  },
  {
    id: 'queue.delete.if-unused:in-use',
    level: 'MUST',
    section: '1.7.2.9',
    text: 'With if-unused, a queue that has consumers stays and the delete is a channel error 406.',
  },
  {
    id: 'queue.delete.if-empty:not-empty',
    level: 'MUST',
    section: '1.7.2.9',
    text: 'With if-empty, a queue that holds messages stays and the delete is a channel error 406.',
  },
];
