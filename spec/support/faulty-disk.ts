/**
 * The real disk, made slow, short-handed, unreliable or full, as a seed and the test say; and a process
 * that dies in the midst of its writes.
 *
 * Every call waits some turns of the event loop, and so does its answer: calls that are under way
 * together change places. No timer is used.
 */
import { type Answer, type Disk, type DiskFailure, type DiskFile, type Done, nodeDisk } from '../../src/store/disk.js';
import type { Random } from './random.js';

export type DiskCall = keyof Disk | keyof DiskFile;

export interface Faults {
  /** One in so many reads and writes is short; 0: none. */
  shortOneIn?: number;
  /** One in so many calls of a kind fails; 1: every one. */
  failOneIn?: Partial<Record<DiskCall, number>>;
  /** A call, and an answer, waits up to so many turns. */
  turnsMax?: number;
}

interface PendingWrite {
  readonly file: DiskFile;
  readonly bytes: Buffer;
  readonly position: number;
}

export class FaultyDisk implements Disk {
  /** Every write fails with ENOSPC. */
  full = false;
  /** Reads and writes that were cut short. */
  shortened = 0;
  /** Calls that were made to fail. */
  failed = 0;
  private readonly calls = new Map<DiskCall, number>();
  private crashed = false;
  private readonly files = new Set<DiskFile>();
  /** Writes that the real disk has not seen. */
  private readonly pending = new Set<PendingWrite>();
  /** What the real disk owes. */
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly random: Random,
    public faults: Faults = {},
  ) {}

  /** Files that were opened and not closed. */
  get openFiles(): number {
    return this.files.size;
  }

  /** How many calls of a kind were made. */
  count(kind: DiskCall): number {
    return this.calls.get(kind) ?? 0;
  }

  /**
   * The process dies: no call is made or answered any more, but that a write that was under way may be done,
   * or torn. Resolves when the files stand still.
   */
  async crash(): Promise<void> {
    this.crashed = true;
    await Promise.all(this.underWay);
    for (const { file, bytes, position } of this.pending) {
      const length = this.random.pick([0, this.random.between(0, bytes.length), bytes.length]);
      await new Promise<void>((resolve) => {
        file.write(bytes.subarray(0, length), position, () => resolve());
      });
    }
    for (const file of this.files) {
      await new Promise<void>((resolve) => {
        file.close(() => resolve());
      });
    }
  }

  open(path: string, flags: number, done: Answer<DiskFile>): void {
    this.ask('open', done, (answer) =>
      nodeDisk.open(path, flags, (failure, file) => {
        if (failure === null) {
          this.files.add(file);
          answer(null, new FaultyFile(this, file));
        } else answer(failure, undefined);
      }),
    );
  }

  remove(path: string, done: Done): void {
    this.order('remove', done, (answer) => nodeDisk.remove(path, answer));
  }

  rename(from: string, to: string, done: Done): void {
    this.order('rename', done, (answer) => nodeDisk.rename(from, to, answer));
  }

  list(path: string, done: Answer<readonly string[]>): void {
    this.ask('list', done, (answer) => nodeDisk.list(path, answer));
  }

  makeDirectory(path: string, done: Done): void {
    this.order('makeDirectory', done, (answer) => nodeDisk.makeDirectory(path, answer));
  }

  space(path: string, done: Answer<number>): void {
    this.ask('space', done, (answer) => nodeDisk.space(path, answer));
  }

  /** Passes a call on, later, unless it is to fail. */
  ask<T>(kind: DiskCall, done: Answer<T>, run: (answer: Answer<T>) => void): void {
    const failure = this.draw(kind);
    const answer = this.answerLater(done);
    this.later(() => {
      if (failure === undefined) run(this.owed(answer));
      else answer(failure, undefined);
    });
  }

  /** The same for a call that has no answer but that it is done. */
  order(kind: DiskCall, done: Done, run: (answer: Done) => void): void {
    const answered: Answer<undefined> = (failure, _) => done(failure);
    this.ask(kind, answered, (answer) =>
      run((failure) => {
        if (failure === null) answer(null, undefined);
        else answer(failure, undefined);
      }),
    );
  }

  /** A write that fails has written something, or not. */
  write(file: DiskFile, bytes: Buffer, position: number, done: Answer<number>): void {
    const pending = { file, bytes, position };
    this.pending.add(pending);
    const failure = this.draw('write');
    const answer = this.answerLater(done);
    this.later(() => {
      this.pending.delete(pending);
      const owed = this.owed(answer);
      const because = this.full ? failureOf('ENOSPC') : failure;
      if (because === undefined) file.write(this.shorten(bytes), position, owed);
      else file.write(bytes.subarray(0, this.random.below(bytes.length)), position, () => owed(because, undefined));
    });
  }

  closeFile(file: DiskFile, done: Done): void {
    this.order('close', done, (answer) => {
      this.files.delete(file);
      file.close(answer);
    });
  }

  /** All of these bytes, or fewer. */
  shorten(bytes: Buffer): Buffer {
    const { shortOneIn = 0 } = this.faults;
    if (shortOneIn === 0 || bytes.length < 2 || !this.random.oneIn(shortOneIn)) return bytes;
    this.shortened++;
    return bytes.subarray(0, this.random.between(1, bytes.length - 1));
  }

  /** Counts a call, and says whether it is to fail. */
  private draw(kind: DiskCall): DiskFailure | undefined {
    this.calls.set(kind, this.count(kind) + 1);
    const oneIn = this.faults.failOneIn?.[kind] ?? 0;
    if (oneIn === 0 || !this.random.oneIn(oneIn)) return undefined;
    this.failed++;
    return failureOf(kind === 'write' && this.random.oneIn(2) ? 'ENOSPC' : 'EIO');
  }

  /** An answer that the real disk owes. */
  private owed<T>(answer: Answer<T>): Answer<T> {
    let settle!: () => void;
    const settled = new Promise<void>((resolve) => {
      settle = resolve;
    });
    this.underWay.add(settled);
    return (...answered) => {
      this.underWay.delete(settled);
      settle();
      answer(...answered);
    };
  }

  private answerLater<T>(done: Answer<T>): Answer<T> {
    return (...answer) => this.later(() => done(...answer));
  }

  private later(run: () => void): void {
    let turns = this.random.between(0, this.faults.turnsMax ?? 3);
    const wait = (): void => {
      if (this.crashed) return;
      if (turns-- > 0) setImmediate(wait);
      else run();
    };
    setImmediate(wait);
  }
}

class FaultyFile implements DiskFile {
  constructor(
    private readonly disk: FaultyDisk,
    private readonly file: DiskFile,
  ) {}

  write(bytes: Buffer, position: number, done: Answer<number>): void {
    this.disk.write(this.file, bytes, position, done);
  }

  read(bytes: Buffer, position: number, done: Answer<number>): void {
    this.disk.ask('read', done, (answer) => this.file.read(this.disk.shorten(bytes), position, answer));
  }

  truncate(length: number, done: Done): void {
    this.disk.order('truncate', done, (answer) => this.file.truncate(length, answer));
  }

  size(done: Answer<number>): void {
    this.disk.ask('size', done, (answer) => this.file.size(answer));
  }

  sync(done: Done): void {
    this.disk.order('sync', done, (answer) => this.file.sync(answer));
  }

  close(done: Done): void {
    this.disk.closeFile(this.file, done);
  }
}

function failureOf(code: 'EIO' | 'ENOSPC'): DiskFailure {
  return Object.assign(new Error(`${code}: made to fail`), { code });
}
