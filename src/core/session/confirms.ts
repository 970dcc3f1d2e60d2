/**
 * Publisher confirms of one channel (RabbitMQ: `confirm.select`).
 *
 * Each publish has the next sequence number and the commit that makes it durable (0: nothing to wait
 * for). Runs of numbers with the same commit are kept as one, so that waiting costs nothing per message.
 */
import { REJECTED } from '../queue/queue.js';

export type Acknowledge = (deliveryTag: number, multiple: boolean) => void;

interface Run {
  readonly from: number;
  to: number;
  readonly commit: number;
}

/** What a channel asks of its confirms: a test of a client may put something in between. */
export type PublisherConfirms = Pick<Confirms, keyof Confirms>;

export class Confirms {
  private sequence = 0;
  /** How many were confirmed or rejected. */
  private settledCount = 0;
  private runs: Run[] = [];

  /** Publishes whose publisher waits to hear of them. */
  get unconfirmedCount(): number {
    return this.sequence - this.settledCount;
  }

  /** True when there is something to confirm, now or later. */
  get waiting(): boolean {
    return this.runs.length > 0;
  }

  /** A message was published; `commit` makes it durable, 0 when nothing is to be waited for, or REJECTED. */
  published(commit: number): void {
    const sequence = ++this.sequence;
    const last = this.runs.at(-1);
    if (last?.commit === commit) last.to = sequence;
    else this.runs.push({ from: sequence, to: sequence, commit });
  }

  /**
   * Confirms all that `committed` covers, through `ack`, and what was rejected through `nack`.
   *
   * @returns how many were confirmed
   */
  flush(committed: number, ack: Acknowledge, nack: (deliveryTag: number) => void): number {
    const { runs } = this;
    let confirmed = 0;
    let rejected = 0;
    let done = 0;
    for (; done < runs.length && runs[done]!.commit <= committed && runs[done]!.commit !== REJECTED; done++) {
      confirmed += lengthOf(runs[done]!);
    }
    if (done > 0) {
      const first = runs[0]!.from;
      const last = runs[done - 1]!.to;
      ack(last, last > first);
      runs.splice(0, done);
    }
    // Behind one that waits or was rejected, `multiple` would cover it too: one by one.
    if (runs.some((run) => run.commit <= committed)) {
      for (const run of runs) {
        const { from, to, commit } = run;
        if (commit > committed) continue;
        if (commit === REJECTED) rejected += lengthOf(run);
        else confirmed += lengthOf(run);
        for (let tag = from; tag <= to; tag++) {
          if (commit === REJECTED) nack(tag);
          else ack(tag, false);
        }
      }
      this.runs = runs.filter((run) => run.commit > committed);
    }
    this.settledCount += confirmed + rejected;
    return confirmed;
  }
}

function lengthOf({ from, to }: Run): number {
  return to - from + 1;
}
