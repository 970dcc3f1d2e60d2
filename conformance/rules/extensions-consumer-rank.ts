/**
 * What RabbitMQ adds to consuming: who of several consumers is served, and who keeps a delivery too long.
 */
import type { Rule } from './rule.js';

const acknowledgementTimeout = 'Delivery Acknowledgement Timeout';
const consumers = 'Consumers';
const priorities = 'Consumer Priorities';
const singleActive = 'Single Active Consumer';

export const consumerRankExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.consume:priority',
    level: 'EXTENSION',
    section: priorities,
    text:
      'Messages go to the consumers of the highest x-priority that have room, in turn among equals. ' +
      'A consumer that gives none has 0; it may be negative.',
  },
  {
    id: 'rabbitmq.consume:priority-integer',
    level: 'EXTENSION',
    section: priorities,
    text: 'An x-priority that is no integer is a channel error 406.',
  },
  {
    id: 'rabbitmq.consume:stream-arguments',
    level: 'EXTENSION',
    section: consumers,
    text: 'An argument for consumers of streams is a channel error 406 where the queue is none.',
  },
  {
    id: 'rabbitmq.consume:failover-boolean',
    level: 'EXTENSION',
    section: consumers,
    text: 'An x-cancel-on-ha-failover that is no boolean is a channel error 406.',
  },
  {
    id: 'rabbitmq.consume:single-active',
    level: 'EXTENSION',
    section: singleActive,
    text: 'With x-single-active-consumer, one of the consumers of a queue has all messages, the first to begin with.',
  },
  {
    id: 'rabbitmq.consume:single-active-successor',
    level: 'EXTENSION',
    section: singleActive,
    text: 'When the active consumer is cancelled, or its channel or connection ends, the next one becomes active.',
  },
  {
    id: 'rabbitmq.consume:single-active-priority',
    level: 'EXTENSION',
    section: singleActive,
    text: 'The next active consumer is that of the highest priority; nobody displaces one that is active.',
  },
  {
    id: 'rabbitmq.consume:single-active-without-room',
    level: 'EXTENSION',
    section: singleActive,
    text: 'An active consumer whose prefetch is used up stays active.',
  },
  {
    id: 'rabbitmq.consume:single-active-exclusive',
    level: 'EXTENSION',
    section: singleActive,
    text: 'A queue with x-single-active-consumer takes no exclusive consumer: that is a channel error 403.',
  },
  {
    id: 'rabbitmq.consume:single-active-get',
    level: 'EXTENSION',
    section: singleActive,
    text: 'basic.get from a queue with x-single-active-consumer is a channel error 405.',
  },
  {
    id: 'rabbitmq.consume:timeout',
    level: 'EXTENSION',
    section: acknowledgementTimeout,
    text: 'Where a delivery is unacked for longer than x-consumer-timeout, its consumer is cancelled, and it goes back.',
  },
  {
    id: 'rabbitmq.consume:timeout-late-ack',
    level: 'EXTENSION',
    section: acknowledgementTimeout,
    text: 'Settling a delivery that was taken back after the timeout has no effect, and is no error.',
  },
  {
    id: 'rabbitmq.consume:timeout-of-consumer',
    level: 'EXTENSION',
    section: acknowledgementTimeout,
    text: 'A consumer may say x-consumer-timeout for itself; any but an integer that makes sense is a channel error 406.',
  },
];
