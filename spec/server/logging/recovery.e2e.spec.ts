/**
 * What a broker says of what it finds when it starts.
 */
import { connect } from 'amqplib';
import { describe, expect, it } from '@jest/globals';
import { startBroker } from '../../../src/app.js';
import { KeptLog } from '../../support/kept-log.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const directory = temporaryDirectory();

describe('a start', () => {
  it('on an empty directory is nothing to talk about, a later one says what there is', async () => {
    const first = new KeptLog();
    const broker = await startBroker({ port: 0, data: directory.path, log: first.logger });
    expect(first.all(/recovered|left out/)).toEqual([]);
    const connection = await connect(`amqp://127.0.0.1:${broker.port}`);
    const channel = await connection.createConfirmChannel();
    for (const queue of ['a', 'b']) await channel.assertQueue(queue);
    for (let i = 0; i < 5; i++) channel.sendToQueue('a', Buffer.from('m'), { persistent: true });
    channel.sendToQueue('b', Buffer.from('transient'));
    await channel.waitForConfirms();
    await connection.close();
    await broker.stop();

    const second = new KeptLog();
    await (await startBroker({ port: 0, data: directory.path, log: second.logger })).stop();
    const [line] = second.all(/^recovered 5 messages in 2 queues within \d+ ms$/);
    const durationMs = expect.any(Number) as unknown;
    expect(line).toMatchObject({ level: 30, vhosts: 1, queues: 2, messages: 5, leftOut: 0, durationMs });
  });
});
