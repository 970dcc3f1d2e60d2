/**
 * Class tx: transactions of one channel (specification section 1.9), over publishes and settlements.
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import { REJECTED } from '../../queue/queue.js';
import type { Channel } from '../channel.js';
import { placeOnce } from '../publishing/place-once.js';
import { place } from '../publishing/place.js';
import { Transaction } from '../transaction.js';
import type { Handlers } from './handlers.js';

export const txHandlers: Handlers<'tx.select' | 'tx.commit' | 'tx.rollback'> = {
  'tx.select': select,
  'tx.commit': commit,
  'tx.rollback': rollback,
};

function select(channel: Channel): void {
  if (channel.confirms !== undefined) {
    throw new ChannelError('PRECONDITION_FAILED', 'cannot switch from confirm to tx mode');
  }
  channel.transaction ??= new Transaction(channel.broker.limits.transactionBytesMax);
  channel.send({ name: 'tx.select-ok' });
}

/** Publishes first, then settlements, as RabbitMQ; all in one commit of the store, which commit-ok waits for. */
function commit(channel: Channel): void {
  const transaction = transactionOf(channel);
  const { publishes, settlements } = transaction;
  transaction.clear();
  let isPartial = false;
  for (const { message, queues, mandatory, routeAtLast } of publishes) {
    const commit =
      routeAtLast === undefined
        ? place(channel, message, queues, mandatory)
        : placeOnce(channel, message, routeAtLast(), mandatory);
    if (commit === REJECTED) isPartial = true;
  }
  for (const { entries, settlement } of settlements) channel.settle(entries, settlement);
  if (isPartial) throw new ChannelError('PRECONDITION_FAILED', 'partial tx completion');
  channel.sendWhenCommitted({ name: 'tx.commit-ok' }, channel.broker.store.demand());
}

/** Settled deliveries are unacked again, not requeued (RabbitMQ). */
function rollback(channel: Channel): void {
  const transaction = transactionOf(channel);
  const { settlements } = transaction;
  transaction.clear();
  // All at once: a client may have settled thousands one by one.
  channel.restoreUnacked(settlements.flatMap(({ entries }) => entries));
  channel.send({ name: 'tx.rollback-ok' });
}

function transactionOf(channel: Channel): Transaction {
  if (channel.transaction === undefined) throw new ChannelError('PRECONDITION_FAILED', 'channel is not transactional');
  return channel.transaction;
}
