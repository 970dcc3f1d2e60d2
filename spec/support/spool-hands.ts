/**
 * A spool under test, its callbacks as promises, and what it holds on disk.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RestoredMessage, SpillableMessage, Spilled } from '../../src/core/storage.js';
import { type Disk, nodeDisk } from '../../src/store/disk.js';
import { Spool } from '../../src/store/spool/spool.js';
import { RecordedLog } from './recorded-log.js';

export class SpoolHands {
  readonly log = new RecordedLog();
  readonly spool: Spool;

  private constructor(
    readonly directory: string,
    disk: Disk,
    fileBytes: number | undefined,
  ) {
    this.spool = new Spool(disk, directory, this.log, fileBytes);
  }

  static async open(directory: string, disk: Disk = nodeDisk, fileBytes?: number): Promise<SpoolHands> {
    const hands = new SpoolHands(directory, disk, fileBytes);
    await new Promise<void>((resolve, reject) => {
      hands.spool.open((failure) => {
        if (failure === null) resolve();
        else reject(failure);
      });
    });
    return hands;
  }

  spill(messages: readonly SpillableMessage[]): Promise<Spilled | undefined> {
    return new Promise((resolve) => {
      this.spool.spill(messages, resolve);
    });
  }

  read(spilled: Spilled): Promise<readonly RestoredMessage[]> {
    return new Promise((resolve) => {
      this.spool.read(spilled, resolve);
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.spool.close(resolve);
    });
  }

  /** Its files and their sizes. */
  files(): ReadonlyMap<string, number> {
    const size = (name: string): number => statSync(join(this.directory, name), { throwIfNoEntry: false })?.size ?? 0;
    return new Map(readdirSync(this.directory).map((name) => [name, size(name)]));
  }
}
