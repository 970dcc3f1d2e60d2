/**
 * Reads the operations of commits again.
 */
import {
  COUNT_BYTES,
  ENTRY_BYTES,
  type OperationReader,
  PLACE_BYTES,
  RECORD_HEADER_BYTES,
  SEQUENCE_BYTES,
  type Stop,
  beginCheck,
  definitionCrc,
  foldCheck,
  mix,
  operations,
} from './operations.js';
import { TIME_BYTES } from '../queues/stored-time.js';

/** The numbers of an entry, and where its fields begin. */
interface Entry {
  readonly operation: number;
  readonly queue: number;
  readonly sequence: number;
  readonly check: number;
  readonly fields: number;
}

export class OperationParser {
  /** @param seed what the checks begin with; undefined: they are not looked at */
  constructor(
    private readonly bytes: Buffer,
    private readonly end: number,
    private readonly reader: OperationReader,
    private readonly seed: number | undefined,
  ) {}

  /** Reads operations from `start` on, until the commit ends or something makes no sense. */
  read(start: number): Stop {
    for (let at = start; ;) {
      const operation = at < this.end ? this.bytes[at] : undefined;
      if (operation === operations.define || operation === operations.undefine) {
        const next = this.definition(at, operation);
        if (next === undefined) return { at, isEnd: false };
        at = next;
        continue;
      }
      const fields = at + ENTRY_BYTES;
      if (operation === undefined || fields > this.end) return { at, isEnd: false };
      const entry = this.entry(at, operation);
      if (operation === operations.end) {
        const isEnd = this.passes(entry);
        return { at: isEnd ? fields : at, isEnd };
      }
      const next = this.operation(entry);
      if (next === undefined) return { at, isEnd: false };
      at = next;
    }
  }

  private entry(at: number, operation: number): Entry {
    const { bytes } = this;
    return {
      operation,
      check: bytes.readUInt16LE(at + 1),
      queue: bytes.readUInt32LE(at + 3),
      sequence: bytes.readUIntLE(at + 7, SEQUENCE_BYTES),
      fields: at + ENTRY_BYTES,
    };
  }

  private operation(entry: Entry): number | undefined {
    switch (entry.operation) {
      case operations.put:
      case operations.move:
        return this.record(entry);
      case operations.share:
      case operations.moveShare:
        return this.place(entry);
      case operations.settle:
      case operations.deliver:
        return this.run(entry);
      case operations.expires:
      case operations.delay:
        return this.time(entry);
      default:
        return undefined;
    }
  }

  private record(entry: Entry): number | undefined {
    const { operation, queue, sequence, fields } = entry;
    if (fields + RECORD_HEADER_BYTES > this.end) return undefined;
    const length = this.bytes.readUInt32LE(fields);
    const next = fields + RECORD_HEADER_BYTES + length;
    if (next > this.end || !this.passes(entry, length)) return undefined;
    if (operation === operations.put) this.reader.put(queue, sequence, fields, length);
    else this.reader.move(queue, sequence, fields, length);
    return next;
  }

  private place(entry: Entry): number | undefined {
    const { operation, queue, sequence, fields } = entry;
    if (fields + PLACE_BYTES > this.end) return undefined;
    const segment = this.bytes.readUInt32LE(fields);
    const offset = this.bytes.readUInt32LE(fields + 4);
    const length = this.bytes.readUInt32LE(fields + 8);
    if (!this.passes(entry, segment, offset, length)) return undefined;
    if (operation === operations.share) this.reader.share(queue, sequence, { segment, offset, length });
    else this.reader.moveShare(queue, sequence, { segment, offset, length });
    return fields + PLACE_BYTES;
  }

  private run(entry: Entry): number | undefined {
    const { operation, queue, sequence, fields } = entry;
    if (fields + COUNT_BYTES > this.end) return undefined;
    const count = this.bytes.readUIntLE(fields, COUNT_BYTES);
    if (!this.passes(entry, count, Math.floor(count / 0x1_0000_0000))) return undefined;
    if (operation === operations.settle) this.reader.settle(queue, sequence, count);
    else this.reader.deliver(queue, sequence, count);
    return fields + COUNT_BYTES;
  }

  private time(entry: Entry): number | undefined {
    const { operation, queue, sequence, fields } = entry;
    if (fields + TIME_BYTES > this.end) return undefined;
    const timeMs = this.bytes.readUIntLE(fields, TIME_BYTES);
    if (!this.passes(entry, timeMs, Math.floor(timeMs / 0x1_0000_0000))) return undefined;
    if (operation === operations.expires) this.reader.expires(queue, sequence, timeMs);
    else this.reader.delay(queue, sequence, timeMs);
    return fields + TIME_BYTES;
  }

  private definition(at: number, operation: number): number | undefined {
    const name = this.block(at + 5);
    if (name === undefined) return undefined;
    const nameEnd = at + 9 + name.length;
    const value = operation === operations.define ? this.block(nameEnd) : undefined;
    if (operation === operations.define && value === undefined) return undefined;
    const { bytes, seed, reader } = this;
    if (seed !== undefined && definitionCrc(seed, name, value) !== bytes.readUInt32LE(at + 1)) return undefined;
    if (value === undefined) reader.undefine(name);
    else reader.define(name, value);
    return value === undefined ? nameEnd : nameEnd + 4 + value.length;
  }

  private block(at: number): Buffer | undefined {
    if (at + 4 > this.end) return undefined;
    const length = this.bytes.readUInt32LE(at);
    return at + 4 + length > this.end ? undefined : this.bytes.subarray(at + 4, at + 4 + length);
  }

  private passes({ operation, queue, sequence, check }: Entry, ...more: readonly number[]): boolean {
    const { seed } = this;
    return seed === undefined || foldCheck(more.reduce(mix, beginCheck(seed, operation, queue, sequence))) === check;
  }
}
