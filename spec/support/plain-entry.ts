/**
 * Entries for the parts of a queue that look at no more than an entry's place or its tag.
 */
import { Message } from '../../src/core/message.js';
import { Entry, type EntryQueue } from '../../src/core/queue/entry.js';
import { framedContent } from './framed-content.js';

const nowhere: EntryQueue = {
  settle: () => {
    throw new Error('settled');
  },
  requeue: () => {
    throw new Error('requeued');
  },
};
const message = new Message('', 'q', framedContent({}));

export function plainEntry(sequence: number, deliveryTag = 0): Entry {
  const entry = new Entry(message, nowhere, sequence);
  entry.deliveryTag = deliveryTag;
  return entry;
}
