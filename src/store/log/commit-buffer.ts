/**
 * A commit while it is being filled: its operations as bytes, ready to be written at a known place of the log.
 */
import { crc32 } from 'node:zlib';
import type { Message } from '../../core/message.js';
import { encodeMessage, encodedLength } from '../message-codec.js';
import { COMMIT_HEADER_BYTES, writeCommitHeader } from './commit-header.js';
import {
  COUNT_BYTES,
  ENTRY_BYTES,
  PLACE_BYTES,
  RECORD_HEADER_BYTES,
  SEQUENCE_BYTES,
  beginCheck,
  definitionCrc,
  foldCheck,
  mix,
  mixLong,
  operations,
  seedOf,
} from './operations.js';
import { TIME_BYTES } from '../queues/stored-time.js';
import { SEGMENT_HEADER_BYTES, type Segment, writeSegmentHeader } from './segment.js';

const CAPACITY_MIN = 64 * 1024;
/** A buffer that a burst made larger than this is let go once it is written. */
const CAPACITY_KEPT = 8 * 1024 * 1024;

/** Neighbouring sequence numbers that one operation covers. */
interface Run {
  queue: number;
  from: number;
  next: number;
}

const NO_QUEUE = -1;

export class CommitBuffer {
  private bytes = Buffer.allocUnsafeSlow(CAPACITY_MIN);
  private length = 0;
  /** Where the commit's header stands in `bytes`: behind the header of a new segment. */
  private headerAt = 0;
  private readonly settled: Run = { queue: NO_QUEUE, from: 0, next: 0 };
  private readonly delivered: Run = { queue: NO_QUEUE, from: 0, next: 0 };
  /** The segment that it will be written to. */
  segment!: Segment;
  /** Bytes of the message that was put last. */
  recordLength = 0;
  /** Where in that segment `bytes` will begin. */
  position = 0;
  private number = 0;
  /** What the checks of this commit begin with. */
  private seed = 0;
  /** Of the entry that was begun last. */
  private check = 0;

  /** @param salt the store's own number */
  constructor(private readonly salt: number) {}

  /** Starts commit `number`, for a place in the log: 0 is the start of a new segment. */
  aim(number: number, segment: Segment, position: number): void {
    this.number = number;
    this.seed = seedOf(this.salt, number);
    if (this.bytes.length > CAPACITY_KEPT) this.bytes = Buffer.allocUnsafeSlow(CAPACITY_MIN);
    this.segment = segment;
    this.position = position;
    this.headerAt = position === 0 ? SEGMENT_HEADER_BYTES : 0;
    this.length = this.headerAt + COMMIT_HEADER_BYTES;
    this.settled.queue = NO_QUEUE;
    this.delivered.queue = NO_QUEUE;
  }

  get isEmpty(): boolean {
    if (this.settled.queue !== NO_QUEUE || this.delivered.queue !== NO_QUEUE) return false;
    return this.length === this.headerAt + COMMIT_HEADER_BYTES;
  }

  get byteLength(): number {
    return this.length;
  }

  /** Adds a message; returns the offset of its record in the segment. */
  put(queue: number, sequence: number, message: Message): number {
    return this.record(operations.put, queue, sequence, message);
  }

  /** Adds a message that was moved, as the bytes that its record had elsewhere; returns the new offset. */
  move(queue: number, sequence: number, record: Buffer): number {
    const at = this.entry(operations.move, queue, sequence, record.length);
    record.copy(this.bytes, at);
    this.endEntry(at, mix(this.check, record.length - RECORD_HEADER_BYTES));
    return this.position + at;
  }

  /** Bytes of the message whose record was put at this offset of the segment. */
  lengthOfRecordAt(offset: number): number {
    return this.bytes.readUInt32LE(offset - this.position);
  }

  share(queue: number, sequence: number, offset: number, length: number): void {
    this.place(operations.share, queue, sequence, { segment: this.segment.id, offset, length });
  }

  moveShare(queue: number, sequence: number, segment: number, offset: number): void {
    this.place(operations.moveShare, queue, sequence, { segment, offset, length: 0 });
  }

  settle(queue: number, sequence: number): void {
    if (!extend(this.settled, queue, sequence)) this.restart(operations.settle, this.settled, queue, sequence);
  }

  settleRange(queue: number, from: number, to: number): void {
    this.endRun(operations.settle, this.settled);
    this.run(operations.settle, queue, from, to - from);
  }

  deliver(queue: number, sequence: number): void {
    if (!extend(this.delivered, queue, sequence)) this.restart(operations.deliver, this.delivered, queue, sequence);
  }

  /** The time as `storableTime` has it. */
  expires(queue: number, sequence: number, timeMs: number): void {
    this.time(operations.expires, queue, sequence, timeMs);
  }

  delay(queue: number, sequence: number, timeMs: number): void {
    this.time(operations.delay, queue, sequence, timeMs);
  }

  define(name: Buffer, value: Buffer): void {
    this.definition(operations.define, name, value);
    this.block(value);
  }

  undefine(name: Buffer): void {
    this.definition(operations.undefine, name, undefined);
  }

  /** Completes the commit; returns what is to be written at `position`. */
  seal(): Buffer {
    this.endRun(operations.deliver, this.delivered);
    this.endRun(operations.settle, this.settled);
    this.endEntry(this.entry(operations.end, 0, this.number, 0), this.check);
    const { bytes, headerAt, length, number, salt } = this;
    if (this.position === 0) writeSegmentHeader(bytes, 0, this.segment.id, salt);
    writeCommitHeader(bytes, headerAt, length, { number, salt });
    return bytes.subarray(0, length);
  }

  private record(operation: number, queue: number, sequence: number, message: Message): number {
    const length = encodedLength(message);
    this.recordLength = length;
    const at = this.entry(operation, queue, sequence, RECORD_HEADER_BYTES + length);
    const { bytes } = this;
    const start = at + RECORD_HEADER_BYTES;
    encodeMessage(message, bytes, start);
    bytes.writeUInt32LE(length, at);
    bytes.writeUInt32LE(crc32(bytes.subarray(start, start + length)), at + 4);
    this.endEntry(at, mix(this.check, length));
    return this.position + at;
  }

  /** Begins an entry and reserves `more` bytes for its fields; returns where those begin. */
  private entry(operation: number, queue: number, sequence: number, more: number): number {
    const at = this.reserve(ENTRY_BYTES + more);
    const { bytes } = this;
    bytes[at] = operation;
    bytes.writeUInt32LE(queue, at + 3);
    bytes.writeUIntLE(sequence, at + 7, SEQUENCE_BYTES);
    this.check = beginCheck(this.seed, operation, queue, sequence);
    return at + ENTRY_BYTES;
  }

  /** Completes the entry whose fields begin at `fields`. */
  private endEntry(fields: number, check: number): void {
    this.bytes.writeUInt16LE(foldCheck(check), fields - ENTRY_BYTES + 1);
  }

  private place(
    operation: number,
    queue: number,
    sequence: number,
    place: { segment: number; offset: number; length: number },
  ): void {
    const at = this.entry(operation, queue, sequence, PLACE_BYTES);
    this.bytes.writeUInt32LE(place.segment, at);
    this.bytes.writeUInt32LE(place.offset, at + 4);
    this.bytes.writeUInt32LE(place.length, at + 8);
    this.endEntry(at, mix(mix(mix(this.check, place.segment), place.offset), place.length));
  }

  private restart(operation: number, run: Run, queue: number, sequence: number): void {
    this.endRun(operation, run);
    run.queue = queue;
    run.from = sequence;
    run.next = sequence + 1;
  }

  private endRun(operation: number, run: Run): void {
    if (run.queue === NO_QUEUE) return;
    const { queue } = run;
    run.queue = NO_QUEUE;
    this.run(operation, queue, run.from, run.next - run.from);
  }

  private run(operation: number, queue: number, from: number, count: number): void {
    const at = this.entry(operation, queue, from, COUNT_BYTES);
    this.bytes.writeUIntLE(count, at, COUNT_BYTES);
    this.endEntry(at, mixLong(this.check, count));
  }

  private time(operation: number, queue: number, sequence: number, timeMs: number): void {
    const at = this.entry(operation, queue, sequence, TIME_BYTES);
    this.bytes.writeUIntLE(timeMs, at, TIME_BYTES);
    this.endEntry(at, mixLong(this.check, timeMs));
  }

  private definition(operation: number, name: Buffer, value: Buffer | undefined): void {
    const at = this.reserve(5);
    this.bytes[at] = operation;
    this.bytes.writeUInt32LE(definitionCrc(this.seed, name, value), at + 1);
    this.block(name);
  }

  private block(content: Buffer): void {
    const at = this.reserve(4 + content.length);
    this.bytes.writeUInt32LE(content.length, at);
    content.copy(this.bytes, at + 4);
  }

  /** Makes room for `length` bytes and returns where they begin. */
  private reserve(length: number): number {
    const at = this.length;
    const needed = at + length;
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, at);
      this.bytes = grown;
    }
    this.length = needed;
    return at;
  }
}

function extend(run: Run, queue: number, sequence: number): boolean {
  if (run.queue !== queue || run.next !== sequence) return false;
  run.next++;
  return true;
}
