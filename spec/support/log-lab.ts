/**
 * Logs that are written as the store writes them, damaged as the test says, and replayed.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CommitBuffer } from '../../src/store/log/commit-buffer.js';
import { CommitLog, type LogPosition } from '../../src/store/log/commit-log.js';
import { Replay } from '../../src/store/log/replay.js';
import { segmentName } from '../../src/store/log/segment.js';
import { SegmentFiles } from '../../src/store/log/segment-files.js';
import { Quarantine } from '../../src/store/log/quarantine.js';
import { nodeDisk } from '../../src/store/disk.js';
import { RecordedLog } from './recorded-log.js';
import { SMALL } from './store-hands.js';
import { ToldOperations } from './told-operations.js';

export const START: LogPosition = { segment: 1, offset: 0, commit: 0 };

/** Where a commit stands that was written. */
export interface WrittenCommit extends LogPosition {
  /** Where it begins. */
  readonly start: number;
}

export interface Replayed {
  readonly end: LogPosition;
  readonly lines: readonly string[];
  readonly log: RecordedLog;
}

export class LogLab {
  constructor(
    readonly directory: string,
    readonly salt = 4711,
  ) {
    mkdirSync(directory, { recursive: true });
  }

  /** Writes commits, one behind the other. */
  async write(start: LogPosition, fills: readonly ((buffer: CommitBuffer) => void)[]): Promise<WrittenCommit[]> {
    const files = this.files(new RecordedLog());
    const log = new CommitLog(files, this.salt, start, new RecordedLog());
    const written: WrittenCommit[] = [];
    for (const fill of fills) {
      const position = log.position.offset;
      await new Promise<void>((resolve) => {
        log.onProgress = resolve;
        log.told(true);
        fill(log.filling);
        log.onSealed = (end) => written.push({ ...end, start: position });
        log.commit();
      });
    }
    await this.close(files);
    log.close();
    return written;
  }

  async replay(start: LogPosition = START): Promise<Replayed> {
    const log = new RecordedLog();
    const files = this.files(log);
    const lines: string[] = [];
    const quarantine = new Quarantine(nodeDisk, join(this.directory, 'quarantine'), log);
    const parts = {
      files,
      salt: this.salt,
      log,
      quarantine,
      readerFor: (_segment: number, base: number, bytes: Buffer) => new ToldOperations(bytes, base, lines),
      refuseNewer: (segment: string): never => {
        throw new Error(`newer: ${segment}`);
      },
    };
    try {
      const ids = await new Promise<readonly number[]>((resolve) => {
        files.find((_, found) => resolve(found ?? []));
      });
      const end = await new Replay(parts, start).run(ids);
      return { end, lines, log };
    } finally {
      await this.close(files);
      await new Promise<void>((resolve) => {
        quarantine.close(resolve);
      });
    }
  }

  path(segment: number): string {
    return join(this.directory, segmentName(segment));
  }

  /** Changes the bytes of a segment's file. */
  change(segment: number, how: (bytes: Buffer) => Buffer | undefined): void {
    const bytes = readFileSync(this.path(segment));
    writeFileSync(this.path(segment), how(bytes) ?? bytes);
  }

  private files(log: RecordedLog): SegmentFiles {
    return new SegmentFiles(nodeDisk, this.directory, log, SMALL);
  }

  private close(files: SegmentFiles): Promise<void> {
    return new Promise((resolve) => {
      files.close(resolve);
    });
  }
}
