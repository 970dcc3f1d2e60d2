/**
 * How RabbitMQ's topic and headers exchanges match, where the specification leaves it open.
 */
import type { Rule } from './rule.js';

const conformance = 'Compatibility and Conformance';
const exchanges = 'Exchanges';

export const routingExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.routing:keys-are-octets',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Routing keys may hold any octets, and are compared octet for octet, letter case and accents included.',
  },
  {
    id: 'rabbitmq.routing:binding-keys-are-utf-8',
    level: 'EXTENSION',
    section: conformance,
    text: 'A binding key that is not UTF-8 is a connection error 501.',
  },
  {
    id: 'rabbitmq.topic:star-is-one-word',
    level: 'EXTENSION',
    section: exchanges,
    text: '"*" stands for exactly one word.',
  },
  {
    id: 'rabbitmq.topic:hash-is-any-words',
    level: 'EXTENSION',
    section: exchanges,
    text: '"#" stands for any number of words, none included, wherever and however often it stands.',
  },
  {
    id: 'rabbitmq.topic:empty-words',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Nothing between two dots is a word: "a..b" has three, and "a.*" takes "a.".',
  },
  {
    id: 'rabbitmq.topic:empty-key',
    level: 'EXTENSION',
    section: exchanges,
    text: 'An empty routing key has no word: "#" and the empty binding key take it, "*" does not.',
  },
  {
    id: 'rabbitmq.topic:wildcard-is-a-whole-word',
    level: 'EXTENSION',
    section: exchanges,
    text: 'A "*" or "#" inside a longer word is an ordinary character.',
  },
  {
    id: 'rabbitmq.topic:wildcard-in-routing-key',
    level: 'EXTENSION',
    section: exchanges,
    text: 'A "*" or "#" in a routing key is a word like any other: only wildcards take it.',
  },
  {
    id: 'rabbitmq.headers:all-by-default',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Without x-match every argument has to be among the headers, as with "all".',
  },
  {
    id: 'rabbitmq.headers:any',
    level: 'EXTENSION',
    section: exchanges,
    text: 'With x-match "any" one argument among the headers is enough.',
  },
  {
    id: 'rabbitmq.headers:x-arguments-skipped',
    level: 'EXTENSION',
    section: exchanges,
    text: 'With "all" and "any", arguments that begin with "x-" are not compared.',
  },
  {
    id: 'rabbitmq.headers:all-with-x',
    level: 'EXTENSION',
    section: exchanges,
    text: 'With "all-with-x" arguments that begin with "x-", apart from x-match, have to match as well.',
  },
  {
    id: 'rabbitmq.headers:any-with-x',
    level: 'EXTENSION',
    section: exchanges,
    text: 'With "any-with-x" an argument that begins with "x-", apart from x-match, is enough.',
  },
  {
    id: 'rabbitmq.headers:all-of-nothing',
    level: 'EXTENSION',
    section: exchanges,
    text: '"all" without arguments to compare matches every message, also one without headers.',
  },
  {
    id: 'rabbitmq.headers:any-of-nothing',
    level: 'EXTENSION',
    section: exchanges,
    text: '"any" without arguments to compare matches no message.',
  },
  {
    id: 'rabbitmq.headers:void-is-presence',
    level: 'EXTENSION',
    section: exchanges,
    text: 'A void argument matches a header of that name with any value.',
  },
  {
    id: 'rabbitmq.headers:integer-widths',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Integers are compared by value, whatever their widths.',
  },
  {
    id: 'rabbitmq.headers:integer-is-no-float',
    level: 'EXTENSION',
    section: exchanges,
    text: 'An integer does not match a float of the same value, from RabbitMQ 4 on.',
  },
  {
    id: 'rabbitmq.headers:types-differ',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Values of different kinds do not match: a string is no number, and a boolean neither.',
  },
  {
    id: 'rabbitmq.headers:float-widths',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Floats and doubles of the same value match.',
  },
  {
    id: 'rabbitmq.headers:nested-values',
    level: 'EXTENSION',
    section: exchanges,
    text: 'Arrays and tables match if they have the same entries.',
  },
  {
    id: 'rabbitmq.headers:invalid-x-match',
    level: 'EXTENSION',
    section: exchanges,
    text: 'An x-match that is none of the four words, or no string, is a channel error 406.',
  },
];
