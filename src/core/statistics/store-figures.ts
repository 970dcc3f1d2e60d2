/**
 * What a store has done since it was opened. All rise, none falls.
 */
import { Durations } from './durations.js';

export interface StoreFigures {
  /** Messages that were written, each once however many queues took it, and read back. */
  readonly messagesWritten: number;
  readonly messagesRead: number;
  /** Commits of the log that are on disk. */
  readonly commits: number;
  /** What went to the log and came from it. */
  readonly bytesWritten: number;
  readonly bytesRead: number;
  /** Of each commit, from the moment it was handed to the disk until it was synced. */
  readonly commitTimes: Durations;
}

/** Of a store that keeps nothing. */
export const noStoreFigures: StoreFigures = {
  messagesWritten: 0,
  messagesRead: 0,
  commits: 0,
  bytesWritten: 0,
  bytesRead: 0,
  commitTimes: new Durations(),
};
