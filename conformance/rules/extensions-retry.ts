/**
 * What RabbitMQ's quorum queues do with messages that come back, and what users ask of every queue.
 */
import type { Rule } from './rule.js';

const poison = 'Poison Message Handling';
const delayedRetry = 'Delayed Retry';

export const retryExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.delivery-count:header',
    level: 'EXTENSION',
    section: poison,
    text: 'A redelivery from a quorum queue has the header x-delivery-count, a long: how often the message came back.',
  },
  {
    id: 'rabbitmq.delivery-count:keeps-the-rest',
    level: 'EXTENSION',
    section: poison,
    text: 'x-delivery-count joins the headers and properties that the message was published with.',
  },
  {
    id: 'rabbitmq.delivery-count:every-queue',
    level: 'EXTENSION',
    section: 'beyond RabbitMQ',
    text: 'Redeliveries from a classic queue have x-delivery-count, too.',
  },
  {
    id: 'rabbitmq.delivery-limit:drops',
    level: 'EXTENSION',
    section: poison,
    text: 'A message that came back more often than x-delivery-limit is not delivered again.',
  },
  {
    id: 'rabbitmq.delivery-limit:dead-letters',
    level: 'EXTENSION',
    section: poison,
    text: 'A message over the limit of a queue with a dead letter exchange is a dead letter of reason "delivery_limit".',
  },
  {
    id: 'rabbitmq.delivery-limit:twenty-by-default',
    level: 'EXTENSION',
    section: poison,
    text: 'A quorum queue without x-delivery-limit has the limit 20.',
  },
  {
    id: 'rabbitmq.delivery-limit:none',
    level: 'EXTENSION',
    section: poison,
    text: 'x-delivery-limit -1 is no limit, and a classic queue has none by default.',
  },
  {
    id: 'rabbitmq.delivery-limit:every-queue',
    level: 'EXTENSION',
    section: 'beyond RabbitMQ',
    text: 'x-delivery-limit holds for a classic queue as for a quorum queue.',
  },
  {
    id: 'rabbitmq.delayed-retry:waits',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'With x-delayed-retry-type "all" a message that comes back waits x-delayed-retry-min before it is ready again.',
  },
  {
    id: 'rabbitmq.delayed-retry:failed',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'With "failed" what is rejected or lost with its channel waits, and what is requeued by nack does not.',
  },
  {
    id: 'rabbitmq.delayed-retry:returned',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'With "returned" what is requeued by nack waits, and what is rejected does not.',
  },
  {
    id: 'rabbitmq.delayed-retry:disabled',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'With "disabled" nothing waits.',
  },
  {
    id: 'rabbitmq.delayed-retry:grows',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'The wait is x-delayed-retry-min times the number of failed deliveries.',
  },
  {
    id: 'rabbitmq.delayed-retry:up-to-the-maximum',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'The wait is never longer than x-delayed-retry-max.',
  },
  {
    id: 'rabbitmq.delayed-retry:not-ready',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'A message that waits for its retry is not ready: no count and no basic.get shows it.',
  },
  {
    id: 'rabbitmq.delayed-retry:limit',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'A message over the delivery limit does not wait.',
  },
  {
    id: 'rabbitmq.delayed-retry:every-queue',
    level: 'EXTENSION',
    section: 'beyond RabbitMQ',
    text: 'Delayed retry is there for a classic queue, too.',
  },
  {
    id: 'rabbitmq.restart:delivery-count',
    level: 'EXTENSION',
    section: poison,
    text: 'The count of a persistent message outlives a restart.',
  },
  {
    id: 'rabbitmq.restart:delayed-retry',
    level: 'EXTENSION',
    section: delayedRetry,
    text: 'A persistent message that waits for its retry outlives a restart.',
  },
];
