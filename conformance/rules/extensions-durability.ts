/**
 * What RabbitMQ keeps over a restart, beyond what the specification says.
 */
import type { Rule } from './rule.js';

const queues = 'Queues';
const exchanges = 'Exchanges';
const exchangeBindings = 'Exchange to Exchange Bindings';
const acknowledgements = 'Consumer Acknowledgements and Publisher Confirms';
const transactions = 'Broker Semantics';

export const durabilityExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.restart:arguments',
    level: 'EXTENSION',
    section: queues,
    text: 'Exchanges, queues and bindings that outlive a restart have the same arguments, which do what they did.',
  },
  {
    id: 'rabbitmq.restart:auto-delete-exchange',
    level: 'EXTENSION',
    section: exchanges,
    text: 'A durable auto-delete exchange is there again after a restart, and goes with the last of its bindings.',
  },
  {
    id: 'rabbitmq.restart:auto-delete-queue',
    level: 'EXTENSION',
    section: queues,
    text: 'A durable auto-delete queue without a consumer yet is there again after a restart, and waits for its first.',
  },
  {
    id: 'rabbitmq.restart:exclusive-queues-go',
    level: 'EXTENSION',
    section: queues,
    text: 'An exclusive queue is gone after a restart, durable or not.',
  },
  {
    id: 'rabbitmq.restart:exchange-bindings',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'A binding between durable exchanges is there again after a restart.',
  },
  {
    id: 'rabbitmq.restart:transient-bindings-go',
    level: 'EXTENSION',
    section: exchanges,
    text: 'A binding with a transient end is gone after a restart.',
  },
  {
    id: 'rabbitmq.restart:transient-messages-go',
    level: 'EXTENSION',
    section: queues,
    text: 'Transient messages are gone after a restart, also those in durable queues.',
  },
  {
    id: 'rabbitmq.restart:redelivered',
    level: 'EXTENSION',
    section: acknowledgements,
    text: 'After a clean restart a message is marked as redelivered if it had been delivered before, and only then.',
  },
  {
    id: 'rabbitmq.restart:settled-stay-gone',
    level: 'EXTENSION',
    section: acknowledgements,
    text: 'After a clean restart nothing comes back that was settled before.',
  },
  {
    id: 'rabbitmq.tx:commit-on-disk',
    level: 'EXTENSION',
    section: transactions,
    text: 'When commit-ok comes, the persistent messages of the transaction are on disk.',
  },
];
