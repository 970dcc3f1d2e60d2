/**
 * What a queue has in which segment: as soon as nobody has anything in a segment, its file can go.
 */
import type { Segment } from '../log/segment.js';

export interface Holding {
  readonly segment: Segment;
  /** Messages that are not settled. */
  live: number;
  /** Their bytes. */
  bytes: number;
}

export class Holdings {
  private readonly bySegment = new Map<number, Holding>();
  /** Neighbours stand in the same segment most of the time. */
  private last: Holding | undefined;

  [Symbol.iterator](): Iterator<Holding> {
    return this.bySegment.values();
  }

  /** Messages in a segment. */
  liveIn(segment: Segment): number {
    return this.bySegment.get(segment.id)?.live ?? 0;
  }

  /** So many messages and bytes more, or less, in a segment. */
  account(segment: Segment, live: number, bytes: number): void {
    let holding = this.last;
    if (holding?.segment !== segment) {
      holding = this.bySegment.get(segment.id);
      if (holding === undefined) {
        holding = { segment, live: 0, bytes: 0 };
        this.bySegment.set(segment.id, holding);
      }
      this.last = holding;
    }
    holding.live += live;
    holding.bytes += bytes;
    segment.live += live;
    segment.liveBytes += bytes;
  }

  /** Forgets segments in which nothing is left. */
  dropEmpty(): void {
    this.last = undefined;
    for (const [id, { live }] of this.bySegment) if (live === 0) this.bySegment.delete(id);
  }

  /** The queue is gone, and has nothing anywhere. */
  clear(): void {
    for (const { segment, live, bytes } of this.bySegment.values()) {
      segment.live -= live;
      segment.liveBytes -= bytes;
    }
    this.bySegment.clear();
    this.last = undefined;
  }
}
