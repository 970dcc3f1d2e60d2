/**
 * The index of queues on a disk that is a map, checkpoints being written, or failing, when the test says so.
 */
import { type Checkpoint, type CheckpointSource, completed, failed, gather } from '../../src/store/index/checkpoint.js';
import { Digest } from '../../src/store/index/digest.js';
import { IndexPage, type NewRecord } from '../../src/store/index/index-page.js';
import { pageKey, queueKey } from '../../src/store/index/keys.js';
import { type IndexSurroundings, QueueIndex } from '../../src/store/index/queue-index.js';
import { decodeQueue } from '../../src/store/index/records.js';
import { Segment } from '../../src/store/log/segment.js';

export class IndexLab implements IndexSurroundings {
  readonly segments = new Map<number, Segment>();
  readonly changedIndexes = new Set<QueueIndex>();
  /** By key, in hex. */
  readonly disk: Map<string, Buffer>;
  readonly sweeping: QueueIndex[] = [];
  readable = true;
  loads = 0;
  private readonly source: CheckpointSource;

  constructor(disk: ReadonlyMap<string, Buffer> = new Map()) {
    this.disk = new Map(disk);
    const { segments, changedIndexes } = this;
    this.source = {
      files: { segments },
      changedIndexes,
      changedDefinitions: new Map(),
      nextQueueId: 1,
      digest: new Digest(),
    };
  }

  segment(id: number): Segment {
    const segment = this.segments.get(id) ?? new Segment(id);
    this.segments.set(id, segment);
    return segment;
  }

  /** A message that stands in a segment. */
  record(segmentId: number, offset: number, length: number, bodyBytes = length): NewRecord & { segment: Segment } {
    return { segment: this.segment(segmentId), offset, length, bodyBytes };
  }

  loadPage(queueId: number, number: number): IndexPage | undefined {
    if (!this.readable) throw new Error('not open');
    this.loads++;
    const bytes = this.disk.get(pageKey(queueId, number).toString('hex'));
    return bytes && IndexPage.decode(number, bytes);
  }

  changed(index: QueueIndex): void {
    this.changedIndexes.add(index);
  }

  needsSweep(index: QueueIndex): void {
    this.sweeping.push(index);
  }

  /** How things stand now, to be written. */
  gather(): Checkpoint {
    return gather(this.source, { segment: 1_000_000, offset: 0, commit: 0 });
  }

  write(checkpoint: Checkpoint): void {
    for (const operation of checkpoint.operations) {
      if (operation.type === 'put') this.disk.set(operation.key.toString('hex'), operation.value);
      else this.disk.delete(operation.key.toString('hex'));
    }
    completed(checkpoint);
  }

  fail(checkpoint: Checkpoint): void {
    failed(this.source, checkpoint);
  }

  checkpoint(): void {
    this.write(this.gather());
  }

  /** Sweeps one page, as it is done in the background; returns false when nothing is left to sweep. */
  sweepPage(index: QueueIndex): boolean {
    const [sweep] = index.sweeps;
    if (sweep === undefined) return false;
    for (let number = Math.floor(sweep.from / 1024); number < index.savedEnd && number * 1024 < sweep.to; number++) {
      const page = this.loadPage(index.id, number);
      if (page === undefined) continue;
      const adopted = index.adopt(page);
      if (adopted !== undefined) index.dropIfCold(adopted);
      sweep.from = (number + 1) * 1024;
      return true;
    }
    index.endSweep();
    return true;
  }

  /** The same queue as another process finds it on disk. */
  reopen(id: number): { readonly lab: IndexLab; readonly index: QueueIndex } {
    const lab = new IndexLab(this.disk);
    const index = new QueueIndex(id, lab);
    const bytes = lab.disk.get(queueKey(id).toString('hex'));
    const record = bytes && decodeQueue(bytes);
    if (record !== undefined) {
      index.nextSequence = record.nextSequence;
      index.savedEnd = record.savedEnd;
      index.bodyBytes = record.bodyBytes;
      index.timed = record.timed;
      index.sweeps.push(...record.sweeps);
      for (const { segment, live, bytes: size } of record.holdings) {
        index.restoreHolding(lab.segment(segment), live, size);
      }
    }
    return { lab, index };
  }

  /** The pages of a queue that are on disk. */
  pagesOf(id: number): readonly number[] {
    const prefix = pageKey(id, 0).toString('hex').slice(0, 10);
    const keys = [...this.disk.keys()].filter((key) => key.startsWith(prefix));
    return keys.map((key) => Number.parseInt(key.slice(10), 16)).sort((a, b) => a - b);
  }
}
