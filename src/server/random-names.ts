/**
 * Names that the broker makes up, with 128 random bits each.
 */
import { randomBytes } from 'node:crypto';
import type { NameSource } from '../core/ports.js';

const RANDOM_BYTES = 16;

export class RandomNames implements NameSource {
  queueName(): string {
    return `amq.gen-${random()}`;
  }

  consumerTag(): string {
    return `amq.ctag-${random()}`;
  }

  /** Two parts, as RabbitMQ's names have. */
  replyName(): string {
    return `amq.rabbitmq.reply-to.${random()}.${random()}`;
  }
}

function random(): string {
  return randomBytes(RANDOM_BYTES).toString('base64url');
}
