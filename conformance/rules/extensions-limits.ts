/**
 * What RabbitMQ adds to queues that are limited in length, and to queues with priorities.
 */
import type { Rule } from './rule.js';

const length = 'Queue Length Limit';
const priority = 'Classic Queues Support Priorities';
const transactions = 'Broker Semantics';

export const limitExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.limit:drop-head',
    level: 'EXTENSION',
    section: length,
    text: 'A queue with more ready messages than x-max-length drops from its head, unless x-overflow says otherwise.',
  },
  {
    id: 'rabbitmq.limit:drop-head-is-acked',
    level: 'EXTENSION',
    section: length,
    text: 'With drop-head a message is confirmed by ack, whichever is dropped.',
  },
  {
    id: 'rabbitmq.limit:ready-only',
    level: 'EXTENSION',
    section: length,
    text: 'Limits count ready messages; those that wait to be settled do not count.',
  },
  {
    id: 'rabbitmq.limit:bytes',
    level: 'EXTENSION',
    section: length,
    text: 'x-max-length-bytes limits the octets of all bodies together; properties and headers do not count.',
  },
  {
    id: 'rabbitmq.limit:bytes-less-than-the-message',
    level: 'EXTENSION',
    section: length,
    text: 'A message larger than x-max-length-bytes is dropped itself, after all that were before it.',
  },
  {
    id: 'rabbitmq.limit:both',
    level: 'EXTENSION',
    section: length,
    text: 'With x-max-length and x-max-length-bytes the one that is reached first is enforced.',
  },
  {
    id: 'rabbitmq.limit:zero',
    level: 'EXTENSION',
    section: length,
    text: 'A limit of 0 is a limit: no message stays that counts.',
  },
  {
    id: 'rabbitmq.limit:consumer-comes-first',
    level: 'EXTENSION',
    section: length,
    text: 'With drop-head a message that a consumer can take at once is delivered, and does not count.',
  },
  {
    id: 'rabbitmq.limit:requeue-drops-head',
    level: 'EXTENSION',
    section: length,
    text: 'With drop-head a requeue that makes a queue too long drops its head, which may be the requeued message.',
  },
  {
    id: 'rabbitmq.limit:dropped-is-dead-letter',
    level: 'EXTENSION',
    section: length,
    text: 'What a queue with a dead letter exchange drops is a dead letter of reason "maxlen".',
  },
  {
    id: 'rabbitmq.limit:reject-publish',
    level: 'EXTENSION',
    section: length,
    text: 'With reject-publish a full queue keeps what it has, and the new message is confirmed by nack.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-bytes',
    level: 'EXTENSION',
    section: length,
    text: 'With reject-publish a message is refused if its body would come to more than x-max-length-bytes.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-zero',
    level: 'EXTENSION',
    section: length,
    text: 'With reject-publish a queue of length 0 refuses every message, though a consumer could take it.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-in-silence',
    level: 'EXTENSION',
    section: length,
    text: 'On a channel without confirms a message that is refused is dropped without an answer.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-other-queues',
    level: 'EXTENSION',
    section: length,
    text: 'Queues that have room take a message that others refuse, and it is confirmed by one nack.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-not-returned',
    level: 'EXTENSION',
    section: length,
    text: 'A mandatory message that is routed to a queue that refuses it is not returned.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-requeue',
    level: 'EXTENSION',
    section: length,
    text: 'With reject-publish and reject-publish-dlx a requeue may make a queue longer than its limit.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-transaction',
    level: 'EXTENSION',
    section: transactions,
    text: 'tx.commit is a channel error 406 if a queue refuses a message of it; the other messages are published.',
  },
  {
    id: 'rabbitmq.limit:reject-publish-dlx',
    level: 'EXTENSION',
    section: length,
    text: 'With reject-publish-dlx what is refused is a dead letter of reason "maxlen", too.',
  },
  {
    id: 'rabbitmq.priority:highest-first',
    level: 'EXTENSION',
    section: priority,
    text: 'A queue with x-max-priority delivers the ready message of the highest priority first.',
  },
  {
    id: 'rabbitmq.priority:order-within-one',
    level: 'EXTENSION',
    section: priority,
    text: 'Messages of the same priority are delivered in the order in which they came.',
  },
  {
    id: 'rabbitmq.priority:none-is-zero',
    level: 'EXTENSION',
    section: priority,
    text: 'A message without the property priority has the priority 0.',
  },
  {
    id: 'rabbitmq.priority:above-the-maximum',
    level: 'EXTENSION',
    section: priority,
    text: 'A priority above x-max-priority counts as x-max-priority; the property stays as it is.',
  },
  {
    id: 'rabbitmq.priority:only-with-the-argument',
    level: 'EXTENSION',
    section: priority,
    text: 'A queue without x-max-priority takes no notice of priorities.',
  },
  {
    id: 'rabbitmq.priority:requeue-keeps-the-place',
    level: 'EXTENSION',
    section: priority,
    text: 'A requeued message goes back to its place among those of its priority.',
  },
  {
    id: 'rabbitmq.priority:delivered-are-not-overtaken',
    level: 'EXTENSION',
    section: priority,
    text: 'What is delivered and not settled stays with its consumer when messages of a higher priority come.',
  },
  {
    id: 'rabbitmq.priority:counts-all',
    level: 'EXTENSION',
    section: priority,
    text: 'Counts and queue.purge are about the messages of all priorities.',
  },
  {
    id: 'rabbitmq.priority:length-limit-drops-head',
    level: 'EXTENSION',
    section: priority,
    text: 'Limits hold for all priorities together, and drop-head drops the oldest of the highest priority first.',
  },
  {
    id: 'rabbitmq.priority:length-limit-refuses',
    level: 'EXTENSION',
    section: priority,
    text: 'With reject-publish a full queue refuses a message whatever its priority.',
  },
  {
    id: 'rabbitmq.restart:priorities',
    level: 'EXTENSION',
    section: priority,
    text: 'Persistent messages keep their priority over a restart.',
  },
  {
    id: 'rabbitmq.restart:length-limit',
    level: 'EXTENSION',
    section: length,
    text: 'After a restart what a queue kept counts against its limits.',
  },
];
