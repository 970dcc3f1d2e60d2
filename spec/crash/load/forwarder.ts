/**
 * A worker that takes messages and passes others on, in transactions: an acknowledgement and what was
 * published with it are kept together or not at all.
 */
import type { ConsumeMessage } from 'amqplib';
import { Inbox } from '../../support/inbox.js';
import type { Random } from '../../support/random.js';
import { pickSize } from '../ledger/bodies.js';
import type { Shift } from './shift.js';
import { INBOX, OUTBOX } from './standing.js';
import { tx } from './transaction.js';

const PREFETCH = 20;

export async function forward(shift: Shift, label: string, random: Random): Promise<void> {
  const channel = await shift.channel(await shift.connect(label), label);
  await channel.prefetch(PREFETCH);
  await tx(channel, 'select');
  const tap = shift.tap(shift.ledger.topology.queues.get(INBOX)!, label);
  const inbox = new Inbox<ConsumeMessage>();
  await shift.consume(channel, tap, inbox.push);
  const held: ConsumeMessage[] = [];
  while (!shift.over) {
    held.push(await inbox.next());
    while (inbox.size > 0 && held.length < PREFETCH / 2) held.push(await inbox.next());
    const unit = shift.ledger.begin(label);
    for (const delivery of held) {
      shift.ledger.answer(tap, { tag: delivery.fields.deliveryTag, unit });
      channel.ack(delivery);
      const exchange = random.oneIn(3) ? 'crash.fan' : '';
      shift.publishUnconfirmed(channel, {
        publisher: label,
        exchange,
        routingKey: OUTBOX,
        size: pickSize(random),
        unit,
      });
    }
    if (random.oneIn(6)) await shift.pause(random.below(40));
    if (random.oneIn(5)) {
      shift.ledger.rollingBack(unit);
      await tx(channel, 'rollback');
      continue; // those acknowledged are still ours, for the next transaction
    }
    shift.ledger.committing(unit);
    await tx(channel, 'commit');
    shift.ledger.committed(unit);
    held.length = 0;
    await shift.pause(random.below(10));
  }
}
