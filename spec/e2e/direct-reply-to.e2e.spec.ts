/**
 * Remote calls over direct reply-to: by hand with amqplib, and with the RPC client and server that
 * @cloudamqp/amqp-client has.
 */
import { beforeAll, describe, expect, it } from '@jest/globals';
import { AMQPSession } from '@cloudamqp/amqp-client';
import { type Channel, type ChannelModel, type Message, connect } from 'amqplib';
import { consume } from '../support/amqplib-deliveries.js';
import { brokerForFile } from '../support/broker-for-file.js';

const DIRECT = 'amq.rabbitmq.reply-to';
const broker = brokerForFile();

async function connected(): Promise<ChannelModel> {
  const connection = await connect(broker.url, { noDelay: true });
  broker.atEnd(() => connection.close());
  return connection;
}

describe('amqplib', () => {
  let requesters: ChannelModel;
  let responders: ChannelModel;
  let responder: Channel;

  beforeAll(async () => {
    requesters = await connected();
    responders = await connected();
    responder = await responders.createChannel();
    await responder.assertQueue('doubler', { exclusive: true });
    await responder.consume('doubler', (request) => {
      const { replyTo, correlationId } = request!.properties as { replyTo: string; correlationId: string };
      responder.sendToQueue(replyTo, Buffer.concat([request!.content, request!.content]), { correlationId });
      responder.ack(request!);
    });
  });

  it('has a thousand calls of four callers answered, each to its caller', async () => {
    const callers = ['a', 'b', 'c', 'd'];
    const answers = callers.map(async (caller) => {
      const channel = await requesters.createChannel();
      const replies = await consume(channel, DIRECT, { noAck: true });
      for (let i = 0; i < 250; i++) {
        channel.sendToQueue('doubler', Buffer.from(`${caller}${i} `), { replyTo: DIRECT, correlationId: String(i) });
      }
      const messages = await replies.take(250);
      await channel.close();
      return messages.map(({ content, properties }) => `${String(properties.correlationId)}: ${content.toString()}`);
    });
    const expected = callers.map((caller) =>
      Array.from({ length: 250 }, (_, i) => `${i}: ${caller}${i} ${caller}${i} `),
    );
    expect(await Promise.all(answers)).toEqual(expected);
  });

  it('asks whether the caller is there, and is returned what it is not there for', async () => {
    const { queue } = await responder.assertQueue('', { exclusive: true });
    const requests = await consume(responder, queue, { noAck: true });
    const caller = await requesters.createChannel();
    await caller.consume(DIRECT, () => undefined, { noAck: true });
    caller.sendToQueue(queue, Buffer.from('call'), { replyTo: DIRECT });
    const { replyTo } = (await requests.next()).properties as { replyTo: string };
    expect(await responder.checkQueue(replyTo)).toEqual({ queue: replyTo, messageCount: 0, consumerCount: 1 });
    await caller.close();
    const other = await responders.createChannel();
    const returned = new Promise<Message>((resolve) => other.once('return', resolve));
    other.sendToQueue(replyTo, Buffer.from('late'), { mandatory: true });
    expect((await returned).content.toString()).toBe('late');
    const failed = new Promise((resolve) => other.once('error', resolve));
    await expect(other.checkQueue(replyTo)).rejects.toThrow('404');
    expect(await failed).toMatchObject({ code: 404 });
  });
});

describe('@cloudamqp/amqp-client', () => {
  it('answers the calls of its own RPC client', async () => {
    const session = await AMQPSession.connect(broker.url);
    broker.atEnd(() => session.stop());
    const server = await session.rpcServer('upper', (message) => message.bodyString()!.toUpperCase());
    const client = await session.rpcClient();
    const calls = ['one', 'two', 'three'].map(async (text) => (await client.call('upper', text)).bodyString());
    expect(await Promise.all(calls)).toEqual(['ONE', 'TWO', 'THREE']);
    await client.close();
    await server.close();
  });
});
