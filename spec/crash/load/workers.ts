/**
 * The load of one life of the broker: other workers, in other manners, each time.
 */
import { Random } from '../../support/random.js';
import { churn } from './churn.js';
import { consumeAll, fetchAll } from './consumers.js';
import { forward } from './forwarder.js';
import { FAILING, MORTAL_CONSUMED, pickMortal } from './mortal.js';
import { publishInTransactions, publishWithConfirms } from './publishers.js';
import type { Shift } from './shift.js';
import { CONSUMED } from './standing.js';

type Worker = (shift: Shift, label: string, random: Random) => Promise<void>;

export function startWorkers(shift: Shift): void {
  const { random, ledger } = shift;
  const start = (label: string, worker: Worker): void => {
    const own = new Random(random.next());
    void shift.run(label, () => worker(shift, label, own));
  };
  // Those that have the most to do come first.
  for (const [name, manner] of Object.entries(FAILING)) {
    const queue = ledger.topology.queues.get(name)!;
    for (let count = random.between(1, 2); count > 0; count--) {
      start(`fail-${count} ${name}`, (_shift, label, own) => consumeAll(shift, { queue, label, manner }, own));
    }
  }
  const publish = random.oneIn(3) ? publishInTransactions : publishWithConfirms;
  for (const [label, work] of [
    ['mortal-1', publishWithConfirms],
    ['mortal-2', publish],
  ] as const) {
    start(label, (_shift, _label, own) => work(shift, label, own, pickMortal));
  }
  for (const label of ['confirms-1', 'confirms-2', 'confirms-3']) start(label, publishWithConfirms);
  for (const label of ['commits-1', 'commits-2']) start(label, publishInTransactions);
  start('churn', (_shift, _label, own) => churn(shift, own));
  start('forward', forward);
  for (const name of [...CONSUMED, ...MORTAL_CONSUMED]) {
    const queue = ledger.topology.queues.get(name)!;
    for (let count = random.pick([0, 1, 1, 2]); count > 0; count--) {
      const consume = random.oneIn(5) ? fetchAll : consumeAll;
      start(`${consume === fetchAll ? 'fetch' : 'consume'}-${count} ${name}`, (_shift, label, own) =>
        consume(shift, { queue, label }, own),
      );
    }
  }
}
