/**
 * Publisher confirms of one channel (RabbitMQ: `confirm.select`).
 *
 * Each publish has the next sequence number and the commit that makes it durable (0: nothing to wait
 * for). Runs of numbers with the same commit are kept as one, so that waiting costs nothing per message.
 */
import { REJECTED } from '../queue/queue.js';

type Acknowledge = (deliveryTag: number, multiple: boolean) => void;

interface Run {
  readonly from: number;
  to: number;
  readonly commit: number;
}

export class Confirms {
  private sequence = 0;
  private runs: Run[] = [];

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

  /** Confirms all that `committed` covers, through `ack`, and what was rejected through `nack`. */
  flush(committed: number, ack: Acknowledge, nack: (deliveryTag: number) => void): void {
    const { runs } = this;
    let done = 0;
    while (done < runs.length && runs[done]!.commit <= committed && runs[done]!.commit !== REJECTED) done++;
    if (done > 0) {
      const first = runs[0]!.from;
      const last = runs[done - 1]!.to;
      ack(last, last > first);
      runs.splice(0, done);
    }
    // Behind one that waits or was rejected, `multiple` would cover it too: one by one.
    if (!runs.some((run) => run.commit <= committed)) return;
    for (const { from, to, commit } of runs) {
      if (commit > committed) continue;
      for (let tag = from; tag <= to; tag++) {
        if (commit === REJECTED) nack(tag);
        else ack(tag, false);
      }
    }
    this.runs = runs.filter((run) => run.commit > committed);
  }
}
