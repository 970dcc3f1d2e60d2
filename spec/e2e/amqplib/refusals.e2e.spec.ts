/**
 * How amqplib shows what the broker refuses: a channel error closes the channel alone, a connection
 * error the connection, each with its code and RabbitMQ's text.
 */
import { once } from 'node:events';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Channel, type ChannelModel, connect } from 'amqplib';
import { consume } from '../../support/amqplib-deliveries.js';
import { brokerForFile } from '../../support/broker-for-file.js';

const broker = brokerForFile();
let connection: ChannelModel;

beforeAll(async () => {
  connection = await connect(broker.url, { noDelay: true });
  broker.atEnd(() => connection.close());
});

const CLASS_EXCHANGE = 40;
const CLASS_QUEUE = 50;
const CLASS_BASIC = 60;

/** A request of a client, and what it is told: code, text, and the class and method that it failed in. */
interface Refusal {
  readonly what: string;
  readonly act: (channel: Channel) => unknown;
  readonly code: number;
  readonly text: string;
  readonly classId: number;
  readonly methodId: number;
}

const refusals: readonly Refusal[] = [
  {
    what: 'a queue that is not there',
    act: (channel) => channel.checkQueue('missing'),
    code: 404,
    text: "NOT_FOUND - no queue 'missing' in vhost '/'",
    classId: CLASS_QUEUE,
    methodId: 10,
  },
  {
    what: 'an exchange that is not there',
    act: (channel) => channel.checkExchange('missing'),
    code: 404,
    text: "NOT_FOUND - no exchange 'missing' in vhost '/'",
    classId: CLASS_EXCHANGE,
    methodId: 10,
  },
  {
    what: 'publishing to an exchange that is not there',
    act: (channel) => channel.publish('missing', 'key', Buffer.from('x')),
    code: 404,
    text: "NOT_FOUND - no exchange 'missing' in vhost '/'",
    classId: CLASS_BASIC,
    methodId: 40,
  },
  {
    what: 'consuming from a queue that is not there',
    act: (channel) => consume(channel, 'missing'),
    code: 404,
    text: "NOT_FOUND - no queue 'missing' in vhost '/'",
    classId: CLASS_BASIC,
    methodId: 20,
  },
  {
    what: 'a queue declared otherwise',
    act: async (channel) => {
      await channel.assertQueue('durable');
      await channel.assertQueue('durable', { durable: false });
    },
    code: 406,
    text:
      "PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'durable' in vhost '/': " +
      "received 'false' but current is 'true'",
    classId: CLASS_QUEUE,
    methodId: 10,
  },
  {
    what: 'an exchange declared otherwise',
    act: (channel) => channel.assertExchange('amq.direct', 'fanout'),
    code: 406,
    text:
      "PRECONDITION_FAILED - inequivalent arg 'type' for exchange 'amq.direct' in vhost '/': " +
      "received 'fanout' but current is 'direct'",
    classId: CLASS_EXCHANGE,
    methodId: 10,
  },
  {
    what: 'a type of exchange that there is not',
    act: (channel) => channel.assertExchange('odd', 'no-such-type'),
    code: 406,
    text: "PRECONDITION_FAILED - unknown exchange type 'no-such-type'",
    classId: CLASS_EXCHANGE,
    methodId: 10,
  },
  {
    what: 'an acknowledgement of nothing',
    act: (channel) => {
      channel.ack({ fields: { deliveryTag: 7 } } as Parameters<Channel['ack']>[0]);
    },
    code: 406,
    text: 'PRECONDITION_FAILED - unknown delivery tag 7',
    classId: CLASS_BASIC,
    methodId: 80,
  },
  {
    what: 'deleting a queue in use, if unused',
    act: async (channel) => {
      const { queue } = await channel.assertQueue('used', { durable: false });
      await consume(channel, queue);
      await channel.deleteQueue(queue, { ifUnused: true });
    },
    code: 406,
    text: "PRECONDITION_FAILED - queue 'used' in vhost '/' in use",
    classId: CLASS_QUEUE,
    methodId: 40,
  },
  {
    what: 'a reserved queue name',
    act: (channel) => channel.assertQueue('amq.mine'),
    code: 403,
    text: "ACCESS_REFUSED - queue name 'amq.mine' contains reserved prefix 'amq.*'",
    classId: CLASS_QUEUE,
    methodId: 10,
  },
  {
    what: 'binding to the default exchange',
    act: async (channel) => {
      const { queue } = await channel.assertQueue('', { exclusive: true });
      await channel.bindQueue(queue, '', 'key');
    },
    code: 403,
    text: 'ACCESS_REFUSED - operation not permitted on the default exchange',
    classId: CLASS_QUEUE,
    methodId: 20,
  },
  {
    what: 'a queue of another connection',
    act: async (channel) => {
      const owner = await connect(broker.url, { noDelay: true });
      await (await owner.createChannel()).assertQueue('locked', { exclusive: true });
      channel.once('error', () => void owner.close());
      await channel.checkQueue('locked');
    },
    code: 405,
    text:
      "RESOURCE_LOCKED - cannot obtain exclusive access to locked queue 'locked' in vhost '/'. It could be originally " +
      'declared on another connection or the exclusive property value does not match that of the original declaration.',
    classId: CLASS_QUEUE,
    methodId: 10,
  },
];

describe('a channel error', () => {
  it.each(refusals)('for $what', async ({ act, code, text, classId, methodId }) => {
    const channel = await connection.createChannel();
    const shown = once(channel, 'error');
    const closed = new Promise<void>((resolve) => channel.once('close', resolve));
    const acted = Promise.resolve(act(channel)).catch(() => undefined);
    const [error] = (await shown) as [Error];
    expect(error).toMatchObject({ code, classId, methodId });
    expect(error.message.slice(error.message.indexOf('with message "'))).toBe(`with message "${text}"`);
    await Promise.all([closed, acted]);
  });

  it('rejects the request that failed', async () => {
    const channel = await connection.createChannel();
    channel.on('error', () => undefined);
    await expect(channel.checkQueue('missing')).rejects.toMatchObject({ code: 404, classId: CLASS_QUEUE });
  });

  it('leaves other channels of the connection alone', async () => {
    const bystander = await connection.createChannel();
    const { queue } = await bystander.assertQueue('', { exclusive: true });
    const deliveries = await consume(bystander, queue, { noAck: true });
    const failing = await connection.createChannel();
    const failed = once(failing, 'error');
    failing.publish('missing', '', Buffer.from('x'));
    await failed;
    bystander.sendToQueue(queue, Buffer.from('still here'));
    expect((await deliveries.next()).content.toString()).toBe('still here');
    await bystander.close();
  });

  it('gives unacked deliveries back', async () => {
    const channel = await connection.createChannel();
    const { queue } = await channel.assertQueue('given back', { durable: false });
    channel.sendToQueue(queue, Buffer.from('x'));
    await (await consume(channel, queue)).next();
    const failed = once(channel, 'error');
    channel.publish('missing', '', Buffer.from('x'));
    await failed;
    const next = await connection.createChannel();
    const { fields } = await (await consume(next, queue, { noAck: true })).next();
    expect(fields.redelivered).toBe(true);
    await next.deleteQueue(queue);
    await next.close();
  });
});

describe('a connection error', () => {
  it('closes all channels', async () => {
    const own = await connect(broker.url, { noDelay: true });
    const [one, other] = [await own.createChannel(), await own.createChannel()];
    const closed = [one, other].map((channel) => new Promise<void>((resolve) => channel.once('close', resolve)));
    const { queue } = await one.assertQueue('', { exclusive: true });
    await consume(one, queue, { consumerTag: 'twice' });
    const shown = once(own, 'error');
    const refused = consume(one, queue, { consumerTag: 'twice' });
    await expect(refused).rejects.toThrow('Channel ended');
    const [error] = (await shown) as [Error];
    expect(error).toMatchObject({ code: 530 });
    expect(error.message).toContain("NOT_ALLOWED - attempt to reuse consumer tag 'twice'");
    await expect(Promise.all(closed)).resolves.toHaveLength(2);
  });

  // amqplib does not show the text of a close that comes in answer to connection.open.
  it.each([
    ['a vhost that is not there', '/missing'],
    ['a frame-max below the least of the specification', '?frameMax=4095'],
  ])('refuses %s', async (_what, suffix) => {
    await expect(connect(broker.url + suffix)).rejects.toThrow('got <ConnectionClose');
  });

  it('refuses a wrong password', async () => {
    const url = broker.url.replace('guest:guest', 'guest:wrong');
    const text = 'ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN. For details see the broker';
    await expect(connect(url)).rejects.toThrow(text);
  });
});
