/**
 * A consumer over TLS that does not read for a while gets every byte as it was: blocks of output are not used
 * again before they are encrypted, and what does not fit waits.
 */
import { describe, expect, it } from '@jest/globals';
import { connect } from 'amqplib';
import { RawClient } from '../../support/raw-client.js';
import { tlsLab } from '../../support/tls-lab.js';

const lab = tlsLab();

const COUNT = 10_000;
const SIZE = 2_000;
const QUEUE = 'slow';
const bodyOf = (number: number): Buffer => Buffer.alloc(SIZE, `${number} `);

describe('a consumer that does not read for a while', () => {
  it('gets everything in order and undamaged', async () => {
    const { port, tlsPort } = await lab.start();
    const publisher = await connect(`amqp://127.0.0.1:${port}`);
    const channel = await publisher.createConfirmChannel();
    await channel.assertQueue(QUEUE);
    const consumer = RawClient.over(await lab.connect(tlsPort));
    await consumer.opened();
    await consumer.call(1, { name: 'channel.open' }, 'channel.open-ok');
    const flags = { noLocal: false, noAck: true, exclusive: false, noWait: false };
    const consume = { name: 'basic.consume', queue: QUEUE, consumerTag: 't', ...flags, arguments: new Map() } as const;
    await consumer.call(1, consume, 'basic.consume-ok');
    consumer.socket.pause();
    for (let number = 0; number < COUNT; number++) channel.sendToQueue(QUEUE, bodyOf(number));
    await channel.waitForConfirms();
    // More than the kernel and we hold for one who does not read: the rest is still in the queue.
    expect((await channel.checkQueue(QUEUE)).messageCount).toBeGreaterThan(0);
    consumer.socket.resume();
    const damaged: number[] = [];
    for (let number = 0; number < COUNT; number++) {
      const { body } = await consumer.content('basic.deliver');
      if (!body.equals(bodyOf(number))) damaged.push(number);
    }
    expect(damaged).toEqual([]);
    expect(await channel.checkQueue(QUEUE)).toMatchObject({ messageCount: 0 });
    await publisher.close();
  });
});
