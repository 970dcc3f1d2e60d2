/**
 * What RabbitMQ does with messages that their queue cannot keep; and what its users ask for beyond.
 */
import type { Rule } from './rule.js';

const deadLetters = 'Dead Letter Exchanges';
const beyond = 'beyond RabbitMQ';

export const deadLetterExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.dead-letter:rejected',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that is rejected, or nacked, without requeue goes to the dead-letter exchange of its queue.',
  },
  {
    id: 'rabbitmq.dead-letter:expired',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that expires goes to the dead-letter exchange of its queue.',
  },
  {
    id: 'rabbitmq.dead-letter:maxlen',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that leaves a queue because it is too long goes to its dead-letter exchange.',
  },
  {
    id: 'rabbitmq.dead-letter:order',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'Messages that die together come to the dead-letter exchange in their order.',
  },
  {
    id: 'rabbitmq.dead-letter:own-key',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'Without x-dead-letter-routing-key a dead letter is routed by the keys of the message, those of CC and BCC too.',
  },
  {
    id: 'rabbitmq.dead-letter:routing-key',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'With x-dead-letter-routing-key a dead letter is routed by that key alone.',
  },
  {
    id: 'rabbitmq.dead-letter:exchange',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A dead-letter exchange may be of any type, and routes a dead letter as any message.',
  },
  {
    id: 'rabbitmq.dead-letter:delivered-as',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A dead letter is delivered with the exchange and the routing key of its second publishing, and not as redelivered.',
  },
  {
    id: 'rabbitmq.dead-letter:missing-exchange',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'The dead-letter exchange need not exist; while it does not, dead letters are dropped.',
  },
  {
    id: 'rabbitmq.dead-letter:unroutable',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A dead letter that leads nowhere is dropped, and not returned to its publisher.',
  },
  {
    id: 'rabbitmq.dead-letter:contents',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A dead letter has the body, the properties and the headers of the message.',
  },
  {
    id: 'rabbitmq.dead-letter:expiration',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A dead letter has no expiration property any more, and expires by the x-message-ttl of its new queue alone.',
  },
  {
    id: 'rabbitmq.dead-letter:death',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'The header x-death tells why, from which queue, when, to which exchange and with which keys a message came there.',
  },
  {
    id: 'rabbitmq.dead-letter:original-expiration',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'An entry of x-death tells the expiration property that the message had, if it had one.',
  },
  {
    id: 'rabbitmq.dead-letter:count',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'Deaths in the same queue for the same reason are one entry of x-death, which counts them.',
  },
  {
    id: 'rabbitmq.dead-letter:newest-first',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'The newest death is the first entry of x-death.',
  },
  {
    id: 'rabbitmq.dead-letter:first-death',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'The headers x-first-death-queue, -reason and -exchange tell the first death, and are never changed.',
  },
  {
    id: 'rabbitmq.dead-letter:last-death',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'The headers x-last-death-queue, -reason and -exchange tell the last death. From RabbitMQ 3.13 on.',
  },
  {
    id: 'rabbitmq.dead-letter:client-history',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'An x-death header that a client publishes is taken on. Until RabbitMQ 4.',
  },
  {
    id: 'rabbitmq.dead-letter:cycle',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that comes to a queue again without having been rejected is dropped there, and nowhere else.',
  },
  {
    id: 'rabbitmq.dead-letter:rejected-cycle',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that was rejected on its way may come to a queue again.',
  },
  {
    id: 'rabbitmq.dead-letter:only-these',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'Messages that are purged, deleted with their queue, acknowledged or requeued are no dead letters.',
  },
  {
    id: 'rabbitmq.dead-letter:transaction',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that is rejected in a transaction dies with its commit.',
  },
  {
    id: 'rabbitmq.dead-letter:confirmed',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'A message that dies at once is confirmed.',
  },
  {
    id: 'rabbitmq.dead-letter:restart',
    level: 'EXTENSION',
    section: deadLetters,
    text: 'After a restart a persistent dead letter is there with its headers, and a transient one is not.',
  },
  {
    id: 'rabbitmq.dead-letter:on-disk',
    level: 'EXTENSION',
    section: beyond,
    text: 'A persistent message that dies is in its new queues before it leaves the old one. In RabbitMQ a kill may lose it.',
  },
];
