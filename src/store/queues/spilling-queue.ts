/**
 * The storage of a queue that does not survive: messages may be written aside, and that is all.
 */
import type { QueueStore, RestoredMessage, SpillableMessage, Spilled, TimedMessage } from '../../core/storage.js';
import type { Spool } from '../spool/spool.js';

export class SpillingQueue implements QueueStore {
  readonly restoredCount = 0;
  readonly restoredBodyBytes = 0;
  readonly hasTimes = false;
  readonly nextSequence = 0;
  readonly pages = true;
  readonly kept = { count: 0, bodyBytes: 0 };
  private deleted = false;

  constructor(private readonly spool: Spool) {}

  append(): never {
    throw nothingIsStored();
  }

  expires(): void {
    throw nothingIsStored();
  }

  delay(): void {
    throw nothingIsStored();
  }

  settle(): never {
    throw nothingIsStored();
  }

  settleRange(): void {
    throw nothingIsStored();
  }

  delivered(): void {
    throw nothingIsStored();
  }

  pagedOut(): void {
    throw nothingIsStored();
  }

  read(): void {
    throw nothingIsStored();
  }

  fetch(): void {
    throw nothingIsStored();
  }

  times(onFound: (none: readonly TimedMessage[], isLast: boolean) => void): void {
    queueMicrotask(() => {
      if (!this.deleted) onFound([], true);
    });
  }

  spill(messages: readonly SpillableMessage[], onSpilled: (spilled: Spilled | undefined) => void): void {
    this.spool.spill(messages, onSpilled);
  }

  readSpilled(spilled: Spilled, onRead: (messages: readonly RestoredMessage[]) => void): void {
    this.spool.read(spilled, onRead);
  }

  freeSpilled(spilled: Spilled): void {
    this.spool.free(spilled);
  }

  delete(): void {
    this.deleted = true;
  }
}

function nothingIsStored(): Error {
  return new Error('a queue that does not survive stores nothing');
}
