/**
 * What the broker did and must not do, with what is known of it.
 */
export type ViolationKind =
  | 'lost' // confirmed, not settled, not there
  | 'torn' // a part of a publish or of a transaction
  | 'came back' // delivered after its acknowledgement was settled
  | 'never committed' // delivered out of a transaction that was not committed
  | 'twice' // in the queue that it was moved from, and in one that it was moved to
  | 'early' // before its time
  | 'death' // it tells wrong how it died
  | 'too many' // more than the limit of a queue
  | 'outlived' // a transient message, or a transient queue, after a restart
  | 'not redelivered' // delivered again without saying so
  | 'order'
  | 'bytes'
  | 'misrouted'
  | 'definition'
  | 'refused' // an error or a negative confirm where there is no reason for one
  | 'broker' // it ended by itself, does not start, does not answer
  | 'mistake'; // of the crash test itself

export interface Violation {
  readonly kind: ViolationKind;
  readonly text: string;
}

/** Details of each kind; those beyond are counted only. */
const DETAILS_MAX = 50;

export class Violations {
  readonly details: Violation[] = [];
  private readonly counts = new Map<ViolationKind, number>();

  add(kind: ViolationKind, text: string): void {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    if (count <= DETAILS_MAX) this.details.push({ kind, text });
  }

  get total(): number {
    return [...this.counts.values()].reduce((sum, count) => sum + count, 0);
  }

  get byKind(): ReadonlyMap<ViolationKind, number> {
    return this.counts;
  }
}
