/**
 * What RabbitMQ adds to the rules of the wire.
 *
 * Where its versions differ, the text holds for the newest.
 */
import type { Rule } from './rule.js';

const conformance = 'Compatibility and Conformance';

export const framingExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.framing:weight-refused',
    level: 'EXTENSION',
    section: conformance,
    text: 'A content header whose weight is not 0 is a connection error, 501 or 505.',
  },
  {
    id: 'rabbitmq.framing:body-size-limit',
    level: 'EXTENSION',
    section: conformance,
    text: 'A body size of more than the server would ever take is a connection error 501, before any of the body comes.',
  },
];
