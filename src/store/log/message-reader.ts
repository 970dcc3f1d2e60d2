/**
 * Reads messages back from the log: those that stand close together with one read.
 */
import type { Message } from '../../core/message.js';
import type { DiskFailure } from '../disk.js';
import { RECORD_HEADER_BYTES, type RecordPlace, isIntact } from './operations.js';
import { segmentName } from './segment.js';
import type { SegmentFiles } from './segment-files.js';
import { MessageDecoder } from '../message-codec.js';
import type { Quarantine } from './quarantine.js';
import type { StoreLog } from '../store-log.js';

/** What stands where a message should: damaged bytes, or nothing. */
export class Unreadable {
  constructor(readonly bytes: Buffer | undefined) {}
}

/** Two messages closer than this are read with one read. */
const GAP_BYTES = 16 * 1024;
/** Bytes of one read, unless a message alone is larger. */
const SPAN_BYTES = 1024 * 1024;
/** Of many messages that are lost at once only so many are named. */
const OFFSETS_TOLD_MAX = 20;

export class MessageReader {
  /** What was read since the store was opened. */
  bytesRead = 0;
  messagesRead = 0;
  private readonly decoder = new MessageDecoder();
  private closed = false;
  /** True while the disk refuses to be read. */
  private isFailing = false;

  constructor(
    private readonly files: SegmentFiles,
    readonly quarantine: Quarantine,
    private readonly log: StoreLog,
  ) {}

  /** Reads messages, in the order of `wanted`. Waits as long as the disk fails. */
  async read(wanted: readonly RecordPlace[]): Promise<readonly (Message | Unreadable)[]> {
    const messages: (Message | Unreadable)[] = [];
    while (messages.length < wanted.length) {
      const first = messages.length;
      const last = lastOfSpan(wanted, first);
      const span = await this.span(wanted, first, last);
      // Some of what is not all there may be: one by one.
      messages.push(...(span ?? (await this.span(wanted, first, first)) ?? [new Unreadable(undefined)]));
    }
    return messages;
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

  /** Messages that should be there are lost. */
  tellLost(lost: readonly (readonly [RecordPlace, Unreadable])[]): void {
    const offsets = new Map<string, number[]>();
    for (const [{ segment, offset }, { bytes }] of lost) {
      const name = segmentName(segment);
      if (bytes !== undefined) this.quarantine.keep(`${name}-${offset}`, bytes);
      const how = bytes === undefined ? 'missing' : 'damaged, their bytes are in quarantine';
      const text = `messages in ${name} are ${how}: they are lost`;
      const known = offsets.get(text);
      if (known === undefined) offsets.set(text, [offset]);
      else known.push(offset);
    }
    for (const [text, all] of offsets) {
      this.log.error({ messages: all.length, offsets: all.slice(0, OFFSETS_TOLD_MAX) }, text);
    }
  }

  /** What is being read is not answered any more. */
  close(): void {
    this.closed = true;
  }

  /** Reads what stands close together; `undefined` when the file is gone or ends too early. */
  private span(
    wanted: readonly RecordPlace[],
    first: number,
    last: number,
  ): Promise<(Message | Unreadable)[] | undefined> {
    const { segment, offset } = wanted[first]!;
    const bytes = Buffer.allocUnsafeSlow(endOf(wanted[last]!) - offset);
    return new Promise((resolve) => {
      const read = (): void => {
        if (this.closed) return;
        this.files.read(segment, bytes, offset, (failure) => {
          if (this.closed) return;
          if (failure === null) {
            this.isFailing = false;
            this.bytesRead += bytes.length;
            this.messagesRead += last - first + 1;
            resolve(wanted.slice(first, last + 1).map((one) => this.decode(bytes, one, offset)));
          } else if (isGone(failure)) {
            resolve(undefined);
          } else {
            this.failed(failure, segment);
            setTimeout(read, this.files.tuning.retryMs);
          }
        });
      };
      read();
    });
  }

  private decode(bytes: Buffer, wanted: RecordPlace, base: number): Message | Unreadable {
    const at = wanted.offset - base;
    const start = at + RECORD_HEADER_BYTES;
    const end = start + wanted.length;
    const message = isIntact(bytes, at, wanted.length) ? this.decoder.decode(bytes, start, end) : undefined;
    return message ?? new Unreadable(bytes.subarray(at, end));
  }

  private failed(failure: DiskFailure, segment: number): void {
    if (this.isFailing) return;
    this.isFailing = true;
    const text = 'cannot read the log, messages wait; check the disk';
    this.log.error({ err: failure, segment: segmentName(segment) }, text);
  }
}

/** The last one that can be read at once with the first. */
function lastOfSpan(wanted: readonly RecordPlace[], first: number): number {
  const { segment, offset } = wanted[first]!;
  let last = first;
  for (; last + 1 < wanted.length; last++) {
    const end = endOf(wanted[last]!);
    const next = wanted[last + 1]!;
    if (next.segment !== segment || next.offset < end || next.offset - end > GAP_BYTES) break;
    if (endOf(next) - offset > SPAN_BYTES) break;
  }
  return last;
}

function endOf({ offset, length }: RecordPlace): number {
  return offset + RECORD_HEADER_BYTES + length;
}

/** The file is gone or ends too early: asking again would not help. */
function isGone({ code }: DiskFailure): boolean {
  return code === 'ENOENT' || code === 'ERR_DISK_END_OF_FILE';
}
