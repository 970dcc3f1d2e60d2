/**
 * What RabbitMQ adds to how long messages and queues live; and what its users ask for beyond.
 */
import type { Rule } from './rule.js';

const timeToLive = 'Time-to-Live and Expiration';
const beyond = 'beyond RabbitMQ';

export const expiryExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.ttl:queue',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that has been in a queue for as long as its x-message-ttl is gone, and is not delivered any more.',
  },
  {
    id: 'rabbitmq.ttl:message',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that has been in a queue for as long as its expiration property says is gone, and is not delivered any more.',
  },
  {
    id: 'rabbitmq.ttl:lower-wins',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'Where a queue and a message both have a time to live, the lower one counts.',
  },
  {
    id: 'rabbitmq.ttl:zero',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message with a time to live of 0 is delivered if a consumer can take it at once; else it expires.',
  },
  {
    id: 'rabbitmq.ttl:of-each-queue',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message in several queues expires in each by itself.',
  },
  {
    id: 'rabbitmq.ttl:requeued',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that comes back to its queue is due when it would have been without being delivered.',
  },
  {
    id: 'rabbitmq.ttl:delivered',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that waits to be settled does not expire.',
  },
  {
    id: 'rabbitmq.ttl:not-late',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that is due is not delivered, not even when nothing made it expire before.',
  },
  {
    id: 'rabbitmq.ttl:in-order',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'Messages that have the same time to live expire in the order in which they came.',
  },
  {
    id: 'rabbitmq.ttl:routed',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message that expires was routed, and its publisher is told that it was.',
  },
  {
    id: 'rabbitmq.ttl:property',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A message is delivered with the expiration property that it was published with.',
  },
  {
    id: 'rabbitmq.ttl:restart',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'After a restart persistent messages are due when they were before, or expire at once if that is over.',
  },
  {
    id: 'rabbitmq.ttl:wherever-it-stands',
    level: 'EXTENSION',
    section: beyond,
    text: 'A message expires when it is due, also behind one that is not. In RabbitMQ it must be the first.',
  },
  {
    id: 'rabbitmq.expires:unused',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A queue is deleted with its messages and bindings when it was unused for as long as its x-expires.',
  },
  {
    id: 'rabbitmq.expires:consumers',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A queue that has a consumer does not expire; its time begins when the last one goes.',
  },
  {
    id: 'rabbitmq.expires:use',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'basic.get and declaring again, passively too, are use.',
  },
  {
    id: 'rabbitmq.expires:no-use',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'Publishing, binding, purging and messages that wait to be settled do not keep a queue.',
  },
  {
    id: 'rabbitmq.expires:restart',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'A durable queue that expires has its whole time again after a restart.',
  },
];
