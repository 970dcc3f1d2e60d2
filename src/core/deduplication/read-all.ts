/**
 * Reads back all that a lane has stored, once, before anybody is served.
 */
import type { QueueStore, RestoredMessage } from '../storage.js';

export function readAll(storage: QueueStore, onMessage: (restored: RestoredMessage) => void, done: () => void): void {
  const end = storage.nextSequence;
  const readFrom = (from: number): void => {
    storage.read(from, end, ({ messages, next }) => {
      for (const restored of messages) onMessage(restored);
      if (next < end) {
        readFrom(next);
        return;
      }
      storage.pagedOut(0, end);
      done();
    });
  };
  readFrom(0);
}
