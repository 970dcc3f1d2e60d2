/**
 * Reads every queue to its end while nobody else publishes or consumes: what is there, and what is not.
 */
import type { ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import type { QueueRecord, Tap } from './ledger/records.js';
import type { Shift } from './load/shift.js';
import { MARKS } from './load/standing.js';

/** A broker that has lost something is waited for in vain. */
const PATIENCE_MS = 10_000;

interface AuditOptions {
  /** The messages of such a queue go back to it; others are acknowledged. */
  readonly isKept: (queue: QueueRecord) => boolean;
  /** Waits also for what is delayed and not due yet. */
  readonly untilDue?: boolean;
}

interface Reading {
  readonly channel: ConfirmChannel;
  readonly tap: Tap;
  consumerTag: string;
  last: ConsumeMessage | undefined;
}

export async function audit(shift: Shift, { isKept, untilDue = false }: AuditOptions): Promise<void> {
  const { ledger } = shift;
  const connection = await shift.connect('audit');
  ledger.beginAudit();
  const queues = [...ledger.topology.queues.values()];
  // What leaves a queue before it is read is found in the one that it was moved to, which is read later.
  const leading = queues.filter((queue) => 'x-dead-letter-exchange' in queue.arguments);
  const readings: Reading[] = [];
  for (const queue of new Set([...leading, ...queues])) readings.push(await readToEnd(shift, connection, queue));
  // What is due may be on its way while it is read from disk.
  const end = Date.now() + PATIENCE_MS;
  while (ledger.awaitsMore(untilDue) && Date.now() < end) await shift.pause(5);
  ledger.endAudit();
  for (const reading of readings) await endReading(shift, reading, isKept(reading.tap.queue));
  await connection.close();
}

async function readToEnd(shift: Shift, connection: ChannelModel, queue: QueueRecord): Promise<Reading> {
  const channel = await shift.confirmChannel(connection, 'audit');
  const tap = shift.ledger.openTap(queue, 'audit', true);
  const reading: Reading = { channel, tap, consumerTag: '', last: undefined };
  reading.consumerTag = await shift.consume(channel, tap, (delivery) => {
    reading.last = delivery;
  });
  // Deliveries come before the answer that counts what is still there.
  while ((await channel.checkQueue(queue.name)).messageCount > 0);
  return reading;
}

async function endReading(shift: Shift, reading: Reading, isKept: boolean): Promise<void> {
  const { ledger } = shift;
  const { channel, tap } = reading;
  // Nothing comes behind the answer, so that all of it is counted.
  await channel.cancel(reading.consumerTag);
  const { last } = reading;
  if (last !== undefined && !isKept) {
    ledger.answer(tap, { tag: last.fields.deliveryTag, multiple: true });
    channel.ack(last, true);
    await shift.publish(channel, { publisher: 'audit', exchange: '', routingKey: MARKS, size: 30, tap });
  }
  ledger.closeTap(tap);
  await channel.close();
}
