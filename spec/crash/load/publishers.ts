/**
 * Workers that publish: with confirms, a window of them on the way, or in transactions.
 */
import type { Random } from '../../support/random.js';
import { pickSize } from '../ledger/bodies.js';
import type { Publishing } from '../ledger/requests.js';
import { pickDestination } from './standing.js';
import type { Shift } from './shift.js';
import { tx } from './transaction.js';

const WINDOW_BYTES = 1024 * 1024;

type Pick = (publisher: string, random: Random) => Publishing;

export async function publishWithConfirms(
  shift: Shift,
  publisher: string,
  random: Random,
  pick: Pick = pickPublishing,
): Promise<void> {
  const channel = await shift.confirmChannel(await shift.connect(publisher), publisher);
  const window = random.between(1, 200);
  const waiting = new Set<Promise<void>>();
  let bytes = 0;
  while (!shift.over) {
    for (let burst = random.between(1, 40); burst > 0; burst--) {
      const publishing = pick(publisher, random);
      const { size } = publishing;
      bytes += size;
      const confirmed = shift.publish(channel, publishing).then(() => {
        waiting.delete(confirmed);
        bytes -= size;
      });
      waiting.add(confirmed);
      // Where the broker is killed before it answers this waits for good, and nobody waits for the worker.
      while (waiting.size >= window || bytes > WINDOW_BYTES) await Promise.race(waiting);
    }
    await shift.pausePublishing(random.below(15));
  }
}

export async function publishInTransactions(
  shift: Shift,
  publisher: string,
  random: Random,
  pick: Pick = pickPublishing,
): Promise<void> {
  const channel = await shift.channel(await shift.connect(publisher), publisher);
  await tx(channel, 'select');
  while (!shift.over) {
    const unit = shift.ledger.begin(publisher);
    for (let count = random.between(1, 8); count > 0; count--) {
      shift.publishUnconfirmed(channel, { ...pick(publisher, random), unit });
    }
    // Some are left open for a while: the broker is killed before their commit.
    if (random.oneIn(6)) await shift.pause(random.below(60));
    if (random.oneIn(6)) {
      shift.ledger.rollingBack(unit);
      await tx(channel, 'rollback');
    } else {
      shift.ledger.committing(unit);
      await tx(channel, 'commit');
      shift.ledger.committed(unit);
    }
    await shift.pausePublishing(random.below(10));
  }
}

function pickPublishing(publisher: string, random: Random): Publishing {
  const persistent = !random.oneIn(8);
  // No queue takes it: it comes back.
  if (random.oneIn(40)) {
    return { publisher, exchange: 'crash.direct', routingKey: 'nobody', size: 20, persistent, mandatory: true };
  }
  return { publisher, ...pickDestination(random), size: pickSize(random), persistent, mandatory: random.oneIn(8) };
}
