/**
 * Entries for the parts of a queue that look at no more than an entry's place or its tag.
 */
import { Message } from '../../src/core/message.js';
import { Entry, type EntryLane } from '../../src/core/lane/entry.js';
import { framedContent } from './framed-content.js';

const nowhere: EntryLane = {
  settle: () => {
    throw new Error('settled');
  },
  discard: () => {
    throw new Error('discarded');
  },
  takeBack: () => {
    throw new Error('taken back');
  },
};
const message = new Message('', 'q', framedContent({}));

export function plainEntry(sequence: number, deliveryTag = 0): Entry {
  const entry = new Entry(message, nowhere, sequence);
  entry.deliveryTag = deliveryTag;
  return entry;
}
