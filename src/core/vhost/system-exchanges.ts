/**
 * The exchanges that every vhost has from the start beside the default one, as name, type and whether clients may
 * not publish to it; all durable (specification section 3.1.3 and RabbitMQ).
 */
export const systemExchanges = [
  ['amq.direct', 'direct', false],
  ['amq.fanout', 'fanout', false],
  ['amq.topic', 'topic', false],
  ['amq.headers', 'headers', false],
  ['amq.match', 'headers', false],
  ['amq.rabbitmq.trace', 'topic', true],
] as const;
