/**
 * What RabbitMQ adds to saying where a message goes and how long it counts: further routing keys in its
 * headers, replies without a queue, expiration.
 */
import type { Rule } from './rule.js';

const senderSelected = 'Sender-selected Distribution';
const directReplyTo = 'Direct Reply-to';
const timeToLive = 'Time-to-Live and Expiration';

export const addressingExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.sender-selected:further-keys',
    level: 'EXTENSION',
    section: senderSelected,
    text: 'A message goes to where its own routing key leads and to where each key in the headers CC and BCC leads.',
  },
  {
    id: 'rabbitmq.sender-selected:one-copy',
    level: 'EXTENSION',
    section: senderSelected,
    text: 'A queue takes a message once, however many of its keys lead there.',
  },
  {
    id: 'rabbitmq.sender-selected:blind-copies',
    level: 'EXTENSION',
    section: senderSelected,
    text: 'The header BCC is gone when the message is delivered or returned; CC and all other headers are there.',
  },
  {
    id: 'rabbitmq.sender-selected:own-key',
    level: 'EXTENSION',
    section: senderSelected,
    text: 'Wherever a message is delivered, its routing key is the one that it was published with.',
  },
  {
    id: 'rabbitmq.sender-selected:lists-of-text',
    level: 'EXTENSION',
    section: senderSelected,
    text: 'CC or BCC that is no array is a channel error 406; what is no string in it is passed over.',
  },
  {
    id: 'rabbitmq.reply-to:consume',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'A channel consumes from amq.rabbitmq.reply-to without acknowledgement, and once at a time.',
  },
  {
    id: 'rabbitmq.reply-to:rewritten',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'The reply-to amq.rabbitmq.reply-to of a request is delivered as a name under which the requester is reached.',
  },
  {
    id: 'rabbitmq.reply-to:same-channel',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'A request with reply-to amq.rabbitmq.reply-to on a channel that does not consume from it is a channel error 406.',
  },
  {
    id: 'rabbitmq.reply-to:delivered',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'What is published to that name through the default exchange is delivered to the requester.',
  },
  {
    id: 'rabbitmq.reply-to:no-queue',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'There is no queue behind that name: it cannot be read, consumed from, purged or deleted.',
  },
  {
    id: 'rabbitmq.reply-to:declare-asks',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'Declaring that name, passively or not, tells whether the requester is there: one consumer, or error 404.',
  },
  {
    id: 'rabbitmq.reply-to:requester-gone',
    level: 'EXTENSION',
    section: directReplyTo,
    text: 'A reply to a requester that is gone reaches nobody: it is confirmed, and returned when it is mandatory.',
  },
  {
    id: 'rabbitmq.publish:expiration',
    level: 'EXTENSION',
    section: timeToLive,
    text: 'An expiration that is no whole number of milliseconds from 0 to ten years is a channel error 406.',
  },
];
