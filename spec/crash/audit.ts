/**
 * Reads every queue to its end while nobody else publishes or consumes: what is there, and what is not.
 */
import type { ChannelModel, ConsumeMessage } from 'amqplib';
import type { QueueRecord } from './ledger/records.js';
import type { Shift } from './load/shift.js';
import { MARKS } from './load/standing.js';

/** @param isKept - the messages of such a queue go back to it; others are acknowledged */
export async function audit(shift: Shift, isKept: (queue: QueueRecord) => boolean): Promise<void> {
  const connection = await shift.connect('audit');
  shift.ledger.beginAudit();
  for (const queue of [...shift.ledger.topology.queues.values()]) {
    await readToEnd(shift, connection, queue, isKept(queue));
  }
  shift.ledger.endAudit();
  await connection.close();
}

async function readToEnd(shift: Shift, connection: ChannelModel, queue: QueueRecord, isKept: boolean): Promise<void> {
  const { ledger } = shift;
  const channel = await shift.confirmChannel(connection, 'audit');
  const tap = ledger.openTap(queue, 'audit');
  let last: ConsumeMessage | undefined;
  const consumerTag = await shift.consume(channel, tap, (delivery) => {
    last = delivery;
  });
  // Deliveries come before the answer that counts what is still there.
  while ((await channel.checkQueue(queue.name)).messageCount > 0);
  if (last !== undefined && !isKept) {
    ledger.answer(tap, { tag: last.fields.deliveryTag, multiple: true });
    channel.ack(last, true);
    await channel.cancel(consumerTag);
    await shift.publish(channel, { publisher: 'audit', exchange: '', routingKey: MARKS, size: 30, tap });
  }
  ledger.closeTap(tap);
  await channel.close();
}
