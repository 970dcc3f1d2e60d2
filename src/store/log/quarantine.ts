/**
 * Copies of damaged bytes, for who wants to look at them.
 */
import { constants } from 'node:fs';
import { join } from 'node:path';
import { type Disk, type DiskFailure, writeAll } from '../disk.js';
import type { StoreLog } from '../store-log.js';
import { UnderWay } from '../under-way.js';

const FLAGS = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC;

export class Quarantine {
  private readonly underWay = new UnderWay();

  constructor(
    private readonly disk: Disk,
    private readonly directory: string,
    private readonly log: StoreLog,
  ) {}

  /** Keeps a copy under a name; that it fails is told, and no more. */
  keep(name: string, bytes: Buffer): void {
    const copy = Buffer.from(bytes);
    this.underWay.begun();
    const done = (failure: DiskFailure | null): void => {
      this.underWay.ended();
      if (failure !== null) this.log.warn({ err: failure, name }, 'cannot keep a copy of damaged bytes');
    };
    this.disk.makeDirectory(this.directory, (directoryFailure) => {
      if (directoryFailure !== null) {
        done(directoryFailure);
        return;
      }
      this.disk.open(join(this.directory, name), FLAGS, (failure, file) => {
        if (failure !== null) {
          done(failure);
          return;
        }
        writeAll(file, copy, 0, (writeFailure) => {
          file.close(() => done(writeFailure));
        });
      });
    });
  }

  /** Calls back once everything is kept. */
  close(done: () => void): void {
    this.underWay.whenNone(done);
  }
}
