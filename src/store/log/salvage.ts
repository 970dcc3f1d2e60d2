/**
 * Bytes of the log in which no undamaged commit stands, and what can be taken out of them.
 *
 * Whatever passes its own check is as good as if its commit were whole. A message whose own bytes are
 * damaged is told like any other: who reads it finds out.
 */
import { COMMIT_HEADER_BYTES, commitAt } from './commit-header.js';
import { OperationParser } from './operation-parser.js';
import { ENTRY_BYTES, type OperationReader, isIntact, seedOf } from './operations.js';

/** Bytes that make no sense, until it is known whether the log goes on behind them. */
export interface Suspect {
  readonly segment: number;
  readonly bytes: Buffer;
  /** Offset of `bytes` in the segment. */
  readonly offset: number;
  /** True when an undamaged commit follows in the same segment. */
  readonly isFollowed: boolean;
}

/** What is known of a damaged commit. */
export interface DamagedCommit {
  readonly number: number;
  /** Where it ends in the bytes, as far as it makes sense. */
  readonly end: number;
  /** True when its last bytes are there: it was written as a whole. */
  readonly isWhole: boolean;
  /** True when nothing says that there is a commit at all. */
  readonly isNothing: boolean;
}

/** Where a damaged commit stands. */
export interface DamagedBytes {
  readonly bytes: Buffer;
  readonly at: number;
  readonly commit: DamagedCommit;
  readonly salt: number;
}

/** Looks at the commit that should begin at `at`; nobody is told anything. */
export function examine(bytes: Buffer, at: number, expected: number, salt: number): DamagedCommit {
  const found = commitAt(bytes, at, salt);
  const header = found !== undefined && found.number >= expected ? found : undefined;
  const number = header?.number ?? expected;
  const start = at + COMMIT_HEADER_BYTES;
  const stop = new OperationParser(bytes, header?.end ?? bytes.length, nobody, seedOf(salt, number)).read(start);
  if (stop.isEnd) return { number, end: stop.at, isWhole: true, isNothing: false };
  if (header === undefined) return { number, end: stop.at, isWhole: false, isNothing: stop.at <= start };
  return { number, end: header.end, isWhole: endsProperly(bytes, header.end, number, salt), isNothing: false };
}

/** Tells `reader` what can be saved of a damaged commit; returns how many undamaged messages that are. */
export function salvage({ bytes, at, commit, salt }: DamagedBytes, reader: OperationReader): number {
  const seed = seedOf(salt, commit.number);
  const start = at + COMMIT_HEADER_BYTES;
  new OperationParser(bytes, commit.end, reader, seed).read(start);
  let saved = 0;
  const put = (_queue: number, _sequence: number, offset: number, length: number): void => {
    if (isIntact(bytes, offset, length)) saved++;
  };
  new OperationParser(bytes, commit.end, { ...nobody, put }, seed).read(start);
  return saved;
}

function endsProperly(bytes: Buffer, end: number, number: number, salt: number): boolean {
  return new OperationParser(bytes, end, nobody, seedOf(salt, number)).read(end - ENTRY_BYTES).isEnd;
}

const nothing = (): void => undefined;
const nobody: OperationReader = {
  put: nothing,
  share: nothing,
  move: nothing,
  moveShare: nothing,
  settle: nothing,
  deliver: nothing,
  expires: nothing,
  delay: nothing,
  define: nothing,
  undefine: nothing,
};
