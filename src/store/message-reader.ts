/**
 * Reads messages back from the log: those that stand close together with one read.
 */
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { Message } from '../core/message.js';
import type { Disk, DiskFailure } from './disk.js';
import { writeAll } from './disk.js';
import { RECORD_HEADER_BYTES, isIntact } from './log/operations.js';
import { segmentName } from './log/segment.js';
import type { SegmentFiles } from './log/segment-files.js';
import { MessageDecoder } from './message-codec.js';
import type { StoreLog } from './store-log.js';

/** A message that is to be read. */
export interface Wanted {
  readonly sequence: number;
  readonly deliveries: number;
  readonly segment: number;
  /** Of its record. */
  readonly offset: number;
  /** Bytes of the message. */
  readonly length: number;
}

/** Two messages closer than this are read with one read. */
const GAP_BYTES = 16 * 1024;
/** Bytes of one read, unless a message alone is larger. */
const SPAN_BYTES = 1024 * 1024;

export class MessageReader {
  private readonly decoder = new MessageDecoder();

  constructor(
    private readonly files: SegmentFiles,
    private readonly disk: Disk,
    /** Where damaged bytes are kept. */
    private readonly quarantineDirectory: string,
    private readonly log: StoreLog,
  ) {}

  /**
   * Reads messages, in the order of `wanted`; `undefined` stands for one that is damaged, or not needed
   * any more by the time it is read.
   */
  read(wanted: readonly Wanted[], onRead: (messages: (Message | undefined)[]) => void): void {
    const messages: (Message | undefined)[] = [];
    const step = (): void => {
      const first = messages.length;
      if (first === wanted.length) {
        onRead(messages);
        return;
      }
      this.span(wanted, first, messages, step);
    };
    setImmediate(step);
  }

  /** Reads what can be read at once from `wanted[first]` on. */
  private span(wanted: readonly Wanted[], first: number, messages: (Message | undefined)[], done: () => void): void {
    const { segment, offset } = wanted[first]!;
    let end = offset + RECORD_HEADER_BYTES + wanted[first]!.length;
    let last = first;
    for (let i = first + 1; i < wanted.length; i++) {
      const next = wanted[i]!;
      const nextEnd = next.offset + RECORD_HEADER_BYTES + next.length;
      if (next.segment !== segment || next.offset < end || next.offset - end > GAP_BYTES) break;
      if (nextEnd - offset > SPAN_BYTES) break;
      end = nextEnd;
      last = i;
    }
    const bytes = Buffer.allocUnsafeSlow(end - offset);
    this.files.read(segment, bytes, offset, (failure) => {
      if (failure === null) {
        for (let i = first; i <= last; i++) messages.push(this.decode(bytes, wanted[i]!, offset));
        done();
      } else if (!isGone(failure)) {
        const text = 'cannot read the log, messages wait; check the disk';
        this.log.error({ err: failure, segment: segmentName(segment) }, text);
        setTimeout(() => this.span(wanted, first, messages, done), this.files.tuning.retryMs);
      } else if (last > first) {
        // Some of it may be there: one by one.
        this.span(wanted.slice(0, first + 1), first, messages, done);
      } else {
        this.lost(wanted[first]!, 'is missing');
        messages.push(undefined);
        done();
      }
    });
  }

  /** Reads a record as it stands; `undefined` when it is damaged or gone. */
  readRecord(segment: number, offset: number, length: number): Promise<Buffer | undefined> {
    const bytes = Buffer.allocUnsafeSlow(RECORD_HEADER_BYTES + length);
    return new Promise((resolve) => {
      this.files.read(segment, bytes, offset, (failure) => {
        resolve(failure === null && isIntact(bytes, 0, length) ? bytes : undefined);
      });
    });
  }

  private decode(bytes: Buffer, wanted: Wanted, base: number): Message | undefined {
    const at = wanted.offset - base;
    const start = at + RECORD_HEADER_BYTES;
    const end = start + wanted.length;
    const message = isIntact(bytes, at, wanted.length) ? this.decoder.decode(bytes, start, end) : undefined;
    if (message === undefined) {
      this.lost(wanted, 'is damaged; its bytes are in quarantine');
      this.quarantine(`${segmentName(wanted.segment)}-${wanted.offset}`, bytes.subarray(at, end));
    }
    return message;
  }

  /** Keeps a copy of damaged bytes for who wants to look at them. */
  quarantine(name: string, bytes: Buffer): void {
    const copy = Buffer.from(bytes);
    const failed = (failure: DiskFailure): void => {
      this.log.warn({ err: failure, name }, 'cannot keep a copy of damaged bytes');
    };
    this.disk.makeDirectory(this.quarantineDirectory, (directoryFailure) => {
      if (directoryFailure !== null) {
        failed(directoryFailure);
        return;
      }
      const path = join(this.quarantineDirectory, name);
      this.disk.open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC, (failure, file) => {
        if (failure !== null) {
          failed(failure);
          return;
        }
        writeAll(file, copy, 0, (writeFailure) => {
          if (writeFailure !== null) failed(writeFailure);
          file.close(() => undefined);
        });
      });
    });
  }

  private lost(wanted: Wanted, what: string): void {
    const { sequence, offset } = wanted;
    const segment = segmentName(wanted.segment);
    this.log.error({ segment, offset, sequence }, `a message in ${segment} ${what}: it is lost`);
  }
}

/** The file is gone or ends too early: asking again would not help. */
function isGone({ code }: DiskFailure): boolean {
  return code === 'ENOENT' || code === 'ERR_DISK_END_OF_FILE';
}
