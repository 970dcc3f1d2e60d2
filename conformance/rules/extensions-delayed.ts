/**
 * What the community's plugins add to RabbitMQ: delayed messages, and messages that come once.
 */
import type { Rule } from './rule.js';

const delayed = 'Delayed Message Exchange';
const deduplication = 'Message Deduplication';

export const delayedExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.delayed:declare',
    level: 'EXTENSION',
    section: delayed,
    text: 'An exchange of type x-delayed-message has the type that it routes by in its argument x-delayed-type.',
  },
  {
    id: 'rabbitmq.delayed:declare-type',
    level: 'EXTENSION',
    section: delayed,
    text: 'x-delayed-type has to name an exchange type other than x-delayed-message; else it is a channel error 406.',
  },
  {
    id: 'rabbitmq.delayed:waits',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message with the header x-delay waits so many milliseconds in the exchange, and is in no queue meanwhile.',
  },
  {
    id: 'rabbitmq.delayed:in-order-of-time',
    level: 'EXTENSION',
    section: delayed,
    text: 'Messages that wait come in the order of the times at which they are due, whenever they were published.',
  },
  {
    id: 'rabbitmq.delayed:none-at-once',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message without x-delay, or with one that is no number above zero, is routed at once.',
  },
  {
    id: 'rabbitmq.delayed:of-any-number',
    level: 'EXTENSION',
    section: delayed,
    text: 'x-delay may be an integer of any width, or a text of digits.',
  },
  {
    id: 'rabbitmq.delayed:any-delay',
    level: 'EXTENSION',
    section: 'beyond RabbitMQ',
    text: 'A delay may be longer than 32 bits of milliseconds.',
  },
  {
    id: 'rabbitmq.delayed:header-is-negative',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message that waited is delivered with its delay in x-delay as a negative number.',
  },
  {
    id: 'rabbitmq.delayed:keeps-content',
    level: 'EXTENSION',
    section: delayed,
    text: 'But for x-delay, a message that waited is delivered as it was published.',
  },
  {
    id: 'rabbitmq.delayed:routes-as-its-type',
    level: 'EXTENSION',
    section: delayed,
    text: 'A delayed exchange routes as an exchange of its x-delayed-type does.',
  },
  {
    id: 'rabbitmq.delayed:routed-when-due',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message is routed when it is due, by the bindings that there are then.',
  },
  {
    id: 'rabbitmq.delayed:bound-exchanges',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message that waited goes on through bound exchanges, and does not wait again.',
  },
  {
    id: 'rabbitmq.delayed:confirmed-when-taken',
    level: 'EXTENSION',
    section: delayed,
    text: 'A message is confirmed when the exchange has it, not when it is due.',
  },
  {
    id: 'rabbitmq.delayed:transaction',
    level: 'EXTENSION',
    section: delayed,
    text: 'What is published in a transaction waits from the commit on.',
  },
  {
    id: 'rabbitmq.restart:delayed',
    level: 'EXTENSION',
    section: delayed,
    text: 'Persistent messages that wait in a durable exchange outlive a restart, and come when they are due.',
  },
  {
    id: 'rabbitmq.deduplication:queue',
    level: 'EXTENSION',
    section: deduplication,
    text: 'A queue with x-message-deduplication takes no message whose x-deduplication-header one of its own has.',
  },
  {
    id: 'rabbitmq.deduplication:exchange',
    level: 'EXTENSION',
    section: deduplication,
    text: 'An exchange of type x-message-deduplication routes to all its queues, and each x-deduplication-header once.',
  },
  {
    id: 'rabbitmq.deduplication:exchange-size',
    level: 'EXTENSION',
    section: deduplication,
    text: 'Such an exchange needs x-cache-size; else it is a channel error 406.',
  },
  {
    id: 'rabbitmq.deduplication:without-header',
    level: 'EXTENSION',
    section: deduplication,
    text: 'A message without x-deduplication-header is never a duplicate.',
  },
  {
    id: 'rabbitmq.deduplication:duplicate-is-acked',
    level: 'EXTENSION',
    section: deduplication,
    text: 'A duplicate that is dropped is confirmed by ack.',
  },
];
