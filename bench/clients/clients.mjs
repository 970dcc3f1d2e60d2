/**
 * What the benchmark asks of a client, in the words of each: a transient queue, a publish that resolves when it is
 * confirmed, and a consumer that acks each message, 256 unacked at most.
 */
import { AMQPClient } from '@cloudamqp/amqp-client';
import amqplib from 'amqplib';
import { Connection } from 'rabbitmq-client';
import { connect } from '../../dist/client/index.js';

const PREFETCH = 256;

/** Counts deliveries; `done` resolves with the last one. */
function counted(messages) {
  let left = messages;
  let resolveDone;
  const done = new Promise((resolve) => (resolveDone = resolve));
  return {
    done,
    one: () => {
      if (--left === 0) resolveDone();
    },
  };
}

export const clients = {
  async leveret(url, queue) {
    const connection = await connect(url);
    const channel = await connection.openChannel();
    await channel.declareQueue(queue, { durable: false, exclusive: true });
    const options = { persistent: false };
    return {
      publish: (body) => channel.publish('', queue, body, options),
      async consume(messages) {
        const { done, one } = counted(messages);
        const consumer = await channel.consume(queue, { prefetchCount: PREFETCH }, one);
        await done;
        await consumer.cancel();
      },
      close: () => connection.close(),
    };
  },

  async amqplib(url, queue) {
    const connection = await amqplib.connect(url);
    const channel = await connection.createConfirmChannel();
    await channel.assertQueue(queue, { durable: false, exclusive: true });
    await channel.prefetch(PREFETCH);
    const options = { persistent: false };
    return {
      publish: (body) =>
        new Promise((resolve, reject) => {
          channel.publish('', queue, body, options, (error) => (error === null ? resolve() : reject(error)));
        }),
      async consume(messages) {
        const { done, one } = counted(messages);
        const { consumerTag } = await channel.consume(queue, (message) => {
          channel.ack(message);
          one();
        });
        await done;
        await channel.cancel(consumerTag);
      },
      close: () => connection.close(),
    };
  },

  async cloudamqp(url, queue) {
    const connection = await new AMQPClient(url).connect();
    const channel = await connection.channel();
    await channel.queueDeclare(queue, { durable: false, exclusive: true });
    await channel.confirmSelect();
    await channel.basicQos(PREFETCH);
    const properties = { deliveryMode: 1 };
    return {
      publish: (body) => channel.basicPublish('', queue, body, properties),
      async consume(messages) {
        const { done, one } = counted(messages);
        const consumer = await channel.basicConsume(queue, { noAck: false }, (message) => {
          void message.ack();
          one();
        });
        await done;
        await consumer.cancel();
      },
      close: () => connection.close(),
    };
  },

  async 'rabbitmq-client'(url, queue) {
    const connection = new Connection(url);
    const queueOptions = { durable: false, exclusive: true };
    await connection.queueDeclare({ queue, ...queueOptions });
    const publisher = connection.createPublisher({ confirm: true });
    const envelope = { routingKey: queue, durable: false };
    return {
      publish: (body) => publisher.send(envelope, body),
      async consume(messages) {
        const { done, one } = counted(messages);
        const consumer = connection.createConsumer(
          { queue, queueOptions, qos: { prefetchCount: PREFETCH } },
          async () => one(),
        );
        await done;
        await consumer.close();
      },
      async close() {
        await publisher.close();
        await connection.close();
      },
    };
  },
};
