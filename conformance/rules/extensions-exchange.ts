/**
 * What RabbitMQ adds to exchanges, their types and the field tables that headers are, or does in place of what the
 * specification says.
 *
 * Where its versions differ, the text says so or holds for all of them from 3.10 on.
 */
import type { Rule } from './rule.js';

const alternates = 'Alternate Exchanges';
const conformance = 'Compatibility and Conformance';
const errata = 'AMQP 0-9-1 Errata';
const exchangeBindings = 'Exchange to Exchange Bindings';
const exchanges = 'Exchanges';

export const exchangeExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.exchange:auto-delete',
    level: 'EXTENSION',
    section: exchanges,
    text: 'An auto-delete exchange is deleted with the last binding of which it is the source, as when its queue goes.',
  },
  {
    id: 'rabbitmq.exchange:auto-delete-destination',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'A binding of which an auto-delete exchange is the destination neither keeps it nor, once gone, deletes it.',
  },
  {
    id: 'rabbitmq.exchange:auto-delete-cascades',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'An auto-delete exchange that goes takes with it another one whose last binding led to it.',
  },
  {
    id: 'rabbitmq.exchange:properties-compared',
    level: 'EXTENSION',
    section: conformance,
    text: 'A second declare with another type, durable, auto-delete or internal is a channel error 406.',
  },
  {
    id: 'rabbitmq.exchange:arguments-ignored',
    level: 'EXTENSION',
    section: conformance,
    text: 'A second declare may have other arguments, apart from alternate-exchange.',
  },
  {
    id: 'rabbitmq.exchange:passive-name-only',
    level: 'EXTENSION',
    section: conformance,
    text: 'A passive declare looks at the name alone: another type or other flags are no error.',
  },
  {
    id: 'rabbitmq.exchange:unknown-type',
    level: 'EXTENSION',
    section: exchanges,
    text: 'An unknown type is refused: a channel error 406, a connection error 503 before RabbitMQ 4.',
  },
  {
    id: 'rabbitmq.exchange:name-characters',
    level: 'EXTENSION',
    section: conformance,
    text: 'A name may hold any characters, up to 255 octets; line feeds and carriage returns are taken out of it.',
  },
  {
    id: 'rabbitmq.exchange:predeclared-kept',
    level: 'EXTENSION',
    section: conformance,
    text: 'Deleting a predeclared exchange is a channel error 403.',
  },
  {
    id: 'rabbitmq.exchange:amq-match',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Every vhost comes with a second headers exchange, amq.match.',
  },
  {
    id: 'rabbitmq.exchange:default-refused',
    level: 'EXTENSION',
    section: conformance,
    text: 'Declaring, deleting, binding and unbinding the default exchange are each a channel error 403.',
  },
  {
    id: 'rabbitmq.exchange:delete-missing',
    level: 'EXTENSION',
    section: conformance,
    text: 'Deleting an exchange that does not exist succeeds.',
  },
  {
    id: 'rabbitmq.exchange:delete-if-unused-destination',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'With if-unused, bindings of which the exchange is the destination do not keep it.',
  },
  {
    id: 'rabbitmq.exchange:bound-exchange-routes',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'What matches a binding between exchanges is routed on by the destination, by its own type and the same key.',
  },
  {
    id: 'rabbitmq.exchange:one-copy-over-all-ways',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'A queue that several exchanges on the way lead to gets one copy.',
  },
  {
    id: 'rabbitmq.exchange:cycle-ends',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'A message goes round a circle of exchanges once, and every queue on it gets one copy.',
  },
  {
    id: 'rabbitmq.exchange:internal-as-destination',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'An internal exchange routes what comes to it from another exchange.',
  },
  {
    id: 'rabbitmq.exchange:unbind',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'After exchange.unbind, which 40, 51 answers, that binding leads nowhere and others still do.',
  },
  {
    id: 'rabbitmq.exchange:bind-no-wait',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'With no-wait an exchange.bind or exchange.unbind that succeeds is not answered.',
  },
  {
    id: 'rabbitmq.exchange:bind-any-durability',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Durable and transient exchanges can be bound to each other.',
  },
  {
    id: 'rabbitmq.exchange:unbind-missing',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'exchange.unbind of a binding or an exchange that does not exist succeeds.',
  },
  {
    id: 'rabbitmq.exchange:alternate',
    level: 'EXTENSION',
    section: alternates,
    text: 'A message that matches no binding of an exchange goes to its alternate-exchange, with the same routing key.',
  },
  {
    id: 'rabbitmq.exchange:alternate-unused-on-match',
    level: 'EXTENSION',
    section: alternates,
    text: 'A message that matches a binding does not go to the alternate, even if the binding leads nowhere further.',
  },
  {
    id: 'rabbitmq.exchange:alternate-chain',
    level: 'EXTENSION',
    section: alternates,
    text: 'What the alternate exchange cannot route either goes to its own alternate.',
  },
  {
    id: 'rabbitmq.exchange:alternate-cycle',
    level: 'EXTENSION',
    section: alternates,
    text: 'Alternates that form a circle route a message once round and no further.',
  },
  {
    id: 'rabbitmq.exchange:alternate-missing',
    level: 'EXTENSION',
    section: alternates,
    text: 'An alternate exchange that does not exist is no error: the message is unroutable.',
  },
  {
    id: 'rabbitmq.exchange:alternate-satisfies-mandatory',
    level: 'EXTENSION',
    section: alternates,
    text: 'A mandatory message that an alternate exchange brings to a queue is not returned.',
  },
  {
    id: 'rabbitmq.exchange:alternate-of-wrong-type',
    level: 'EXTENSION',
    section: alternates,
    text: 'An alternate-exchange that is not a string is a channel error 406.',
  },
  {
    id: 'rabbitmq.exchange:alternate-inequivalent',
    level: 'EXTENSION',
    section: alternates,
    text: 'A second declare with another alternate-exchange, or none, is a channel error 406.',
  },
  {
    id: 'rabbitmq.field-table:letters',
    level: 'EXTENSION',
    section: errata,
    text: 'Values of the letters t b B s u I i l L f d D S x A T F V come through in headers octet for octet.',
  },
  {
    id: 'rabbitmq.field-table:unknown-letter',
    level: 'EXTENSION',
    section: errata,
    text: 'A table with a letter that nobody defines ends the connection.',
  },
];
