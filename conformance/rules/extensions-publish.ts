/**
 * What RabbitMQ adds to publishing, confirms and transactions, or does in place of what the specification says.
 */
import type { Rule } from './rule.js';

const conformance = 'Compatibility and Conformance';
const publishers = 'Publishers';
const publisherConfirms = 'Publisher Confirms';
const transactions = 'Broker Semantics';

export const publishExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.publish:returned-whole',
    level: 'EXTENSION',
    section: publishers,
    text: 'basic.return has code 312, text NO_ROUTE, exchange, routing key, and the content as it was published.',
  },
  {
    id: 'rabbitmq.publish:immediate-refused',
    level: 'EXTENSION',
    section: conformance,
    text: 'Publishing with immediate is a connection error 540.',
  },
  {
    id: 'rabbitmq.publish:user-id',
    level: 'EXTENSION',
    section: 'Validated User-ID',
    text: 'A user-id is delivered if it names the user of the connection, and is a channel error 406 if somebody else.',
  },
  {
    id: 'rabbitmq.publish:refused-after-the-body',
    level: 'EXTENSION',
    section: conformance,
    text: 'A publish is judged when its content is complete: until then a missing exchange is no error.',
  },
  {
    id: 'rabbitmq.confirm:from-one',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'The first message after confirm.select is number 1, and those before it are not counted.',
  },
  {
    id: 'rabbitmq.confirm:select-again',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A second confirm.select succeeds, and the numbers go on.',
  },
  {
    id: 'rabbitmq.confirm:once-each',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'Every message is confirmed exactly once, by itself or by one with multiple that covers it.',
  },
  {
    id: 'rabbitmq.confirm:unroutable-is-acked',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A message that reaches no queue is confirmed by ack, mandatory or not.',
  },
  {
    id: 'rabbitmq.confirm:persistent-on-disk',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A persistent message to a durable queue is confirmed when it is on disk.',
  },
  {
    id: 'rabbitmq.confirm:none-for-an-error',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A message that closes its channel by an error is not confirmed.',
  },
  {
    id: 'rabbitmq.confirm:not-after-tx',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'confirm.select on a channel with tx.select is a channel error 406.',
  },
  {
    id: 'rabbitmq.tx:not-after-confirm',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'tx.select on a channel with confirm.select is a channel error 406.',
  },
  {
    id: 'rabbitmq.tx:publish-waits-for-commit',
    level: 'EXTENSION',
    section: transactions,
    text: 'What is published in a transaction is in no queue before the commit, and in all when commit-ok comes.',
  },
  {
    id: 'rabbitmq.tx:rollback-drops-publishes',
    level: 'EXTENSION',
    section: transactions,
    text: 'What was published before tx.rollback is dropped, and a later commit does not bring it back.',
  },
  {
    id: 'rabbitmq.tx:close-rolls-back',
    level: 'EXTENSION',
    section: transactions,
    text: 'Closing a channel drops what its transaction published and forgets what it settled.',
  },
  {
    id: 'rabbitmq.tx:returns-at-commit',
    level: 'EXTENSION',
    section: transactions,
    text: 'A mandatory message that reaches no queue is returned at the commit, before commit-ok.',
  },
  {
    id: 'rabbitmq.tx:missing-exchange-at-once',
    level: 'EXTENSION',
    section: transactions,
    text: 'Publishing to an exchange that does not exist is a channel error 404 at once, not at the commit.',
  },
  {
    id: 'rabbitmq.tx:ack-waits-for-commit',
    level: 'EXTENSION',
    section: transactions,
    text: 'What is acknowledged in a transaction counts against the prefetch until the commit.',
  },
  {
    id: 'rabbitmq.tx:requeue-waits-for-commit',
    level: 'EXTENSION',
    section: transactions,
    text: 'What is rejected for requeueing in a transaction is ready at the commit and not before.',
  },
  {
    id: 'rabbitmq.tx:rollback-keeps-unacked',
    level: 'EXTENSION',
    section: transactions,
    text: 'A rollback undoes acknowledgements without requeueing: the deliveries can be settled again.',
  },
];
