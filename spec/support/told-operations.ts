/**
 * What a reader of operations is told, as lines of text: runs taken apart, a record as the body of its message.
 */
import { type OperationReader, RECORD_HEADER_BYTES, isIntact } from '../../src/store/log/operations.js';
import { MessageDecoder } from '../../src/store/message-codec.js';
import { bodyOf } from './store-hands.js';

/** Random bytes may say anything. */
const RUN_MAX = 100_000;

export class ToldOperations implements OperationReader {
  private readonly decoder = new MessageDecoder();

  /** @param base what is added to the offsets of records */
  constructor(
    private readonly bytes: Buffer,
    private readonly base: number,
    readonly lines: string[] = [],
  ) {}

  put(queue: number, sequence: number, offset: number, length: number): void {
    this.lines.push(`put ${queue} ${sequence} ${this.record(offset, length)}`);
  }

  share(queue: number, sequence: number, place: { segment: number; offset: number; length: number }): void {
    this.lines.push(`share ${queue} ${sequence} ${place.segment} ${place.offset} ${place.length}`);
  }

  move(queue: number, sequence: number, offset: number, length: number): void {
    this.lines.push(`move ${queue} ${sequence} ${this.record(offset, length)}`);
  }

  moveShare(queue: number, sequence: number, place: { segment: number; offset: number; length: number }): void {
    this.lines.push(`moveShare ${queue} ${sequence} ${place.segment} ${place.offset}`);
  }

  settle(queue: number, sequence: number, count: number): void {
    this.run('settle', queue, sequence, count);
  }

  deliver(queue: number, sequence: number, count: number): void {
    this.run('deliver', queue, sequence, count);
  }

  expires(queue: number, sequence: number, timeMs: number): void {
    this.lines.push(`expires ${queue} ${sequence} ${timeMs}`);
  }

  delay(queue: number, sequence: number, timeMs: number): void {
    this.lines.push(`delay ${queue} ${sequence} ${timeMs}`);
  }

  define(name: Buffer, value: Buffer): void {
    this.lines.push(`define ${name.toString('hex')} ${value.toString('hex')}`);
  }

  undefine(name: Buffer): void {
    this.lines.push(`undefine ${name.toString('hex')}`);
  }

  private run(what: string, queue: number, sequence: number, count: number): void {
    if (count > RUN_MAX) this.lines.push(`${what} ${queue} ${sequence} and ${count - 1} more`);
    else for (let i = 0; i < count; i++) this.lines.push(`${what} ${queue} ${sequence + i}`);
  }

  private record(offset: number, length: number): string {
    const { bytes } = this;
    if (!isIntact(bytes, offset, length)) return 'damaged';
    const start = offset + RECORD_HEADER_BYTES;
    const message = this.decoder.decode(bytes, start, start + length);
    return `${this.base + offset} ${message === undefined ? 'damaged' : bodyOf(message)}`;
  }
}
