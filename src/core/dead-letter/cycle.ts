/**
 * Dead letters do not go round by themselves: a queue does not take a message that died there before,
 * unless somebody has rejected the message since (RabbitMQ's rule).
 */
import type { Content } from '../../wire/content/content.js';
import { AUTOMATIC_DEATH_BYTES_MAX } from '../limits.js';
import { deathsOf } from './x-death.js';

/** True when `queueName` is not to take this dead letter, whose last death is in its headers already. */
export function leadsBack(content: Content, queueName: string): boolean {
  let automaticBytes = 0;
  for (const { queue, reason, bytes } of deathsOf(content)) {
    if (reason === 'rejected') return false;
    if (queue === queueName) return true;
    automaticBytes += bytes.length;
    if (automaticBytes > AUTOMATIC_DEATH_BYTES_MAX) return true;
  }
  return false;
}
