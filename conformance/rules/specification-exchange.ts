/**
 * The specification's named rules for the class exchange (section 1.6).
 *
 * The rule `syntax` has no keyword; the reply code beside it makes it more than a wish, so it stands as SHOULD.
 */
import type { Rule } from './rule.js';

export const exchangeRules: readonly Rule[] = [
  {
    id: 'exchange:required-types',
    level: 'MUST',
    section: '1.6',
    text: 'Exchanges of the types fanout and direct can be declared.',
  },
  {
    id: 'exchange:recommended-types',
    level: 'SHOULD',
    section: '1.6',
    text: 'Exchanges of the types topic and headers can be declared.',
  },
  {
    id: 'exchange:required-instances',
    level: 'MUST',
    section: '1.6',
    text: 'For each standard type that there is, every vhost comes with an exchange "amq." and the type, to bind to.',
  },
  {
    id: 'exchange:default-exchange',
    level: 'MUST',
    section: '1.6',
    text: 'Every vhost comes with a direct exchange without a name, for publishing and for default bindings.',
  },
  {
    id: 'exchange:default-access',
    level: 'MUST',
    section: '1.6',
    text: 'The default exchange is reached by an empty name in queue.bind and basic.publish, and in no other way.',
  },
  {
    id: 'exchange:extensions',
    level: 'MAY',
    section: '1.6',
    text: 'A server may have further types of exchange.',
    unobservable: 'A permission: a server without further types follows the rule as well.',
  },
  {
    id: 'exchange.declare:minimum',
    level: 'SHOULD',
    section: '1.6.2.1',
    text: 'A vhost has room for 16 declared exchanges at least.',
  },
  {
    id: 'exchange.declare.exchange:reserved',
    level: 'MAY',
    section: '1.6.2.1',
    text: 'A name with "amq." in front can be declared passively or if it exists; creating it is a channel error 403.',
  },
  {
    id: 'exchange.declare.exchange:syntax',
    level: 'SHOULD',
    section: '1.6.2.1',
    text: 'A name that is empty or holds more than letters, digits, "-", "_", "." and ":" is a channel error 406.',
  },
  {
    id: 'exchange.declare.type:typed',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'Declaring an existing exchange again with another type is a connection error 530.',
  },
  {
    id: 'exchange.declare.type:support',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'Declaring an exchange of a type that the server does not know is a connection error 503.',
  },
  {
    id: 'exchange.declare.passive:not-found',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'Declaring passively what does not exist is a channel error 404.',
  },
  {
    id: 'exchange.declare.passive:equivalent',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'A second declare succeeds with the same type, durable and arguments, and is a channel error with others.',
  },
  {
    id: 'exchange.declare.durable:support',
    level: 'MUST',
    section: '1.6.2.1',
    text: 'Exchanges can be declared durable and transient.',
  },
  {
    id: 'exchange.delete.exchange:exists',
    level: 'MUST',
    section: '1.6.2.3',
    text: 'Deleting an exchange that does not exist is a channel error 404.',
  },
  {
    id: 'exchange.delete.if-unused:in-use',
    level: 'MUST',
    section: '1.6.2.3',
    text: 'With if-unused, an exchange that has bindings stays and the delete is a channel error 406.',
  },
];
