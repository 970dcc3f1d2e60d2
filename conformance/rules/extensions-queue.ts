/**
 * What RabbitMQ adds to queues, or does in place of what the specification says.
 */
import type { Rule } from './rule.js';

const conformance = 'Compatibility and Conformance';
const queues = 'Queues';

export const queueExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.queue:generated-name',
    level: 'EXTENSION',
    section: queues,
    text: 'A name that the server makes begins with "amq.gen-".',
  },
  {
    id: 'rabbitmq.queue:generated-name-not-redeclared',
    level: 'EXTENSION',
    section: conformance,
    text: 'Declaring a queue under an "amq." name is a channel error 403 even if it exists, unless passively.',
  },
  {
    id: 'rabbitmq.queue:name-characters',
    level: 'EXTENSION',
    section: conformance,
    text: 'A name may hold any characters, up to 255 octets; line feeds and carriage returns are taken out of it.',
  },
  {
    id: 'rabbitmq.queue:last-declared',
    level: 'EXTENSION',
    section: queues,
    text: 'The empty name in bind, unbind, purge, delete, consume and get is the queue last declared on the channel.',
  },
  {
    id: 'rabbitmq.queue:last-declared-passively',
    level: 'EXTENSION',
    section: queues,
    text: 'A passive declare makes its queue the last declared one as well.',
  },
  {
    id: 'rabbitmq.queue:last-declared-per-channel',
    level: 'EXTENSION',
    section: queues,
    text: 'For the empty name, what another channel of the connection declared does not count.',
  },
  {
    id: 'rabbitmq.queue:last-declared-as-binding-key',
    level: 'EXTENSION',
    section: queues,
    text: 'Binding with queue name and binding key empty takes the name of the last declared queue for both.',
  },
  {
    id: 'rabbitmq.queue:last-declared-get-and-consume',
    level: 'EXTENSION',
    section: queues,
    text: 'basic.get and basic.consume of the empty name on a channel that declared no queue are a channel error 404.',
  },
  {
    id: 'rabbitmq.queue:declare-ok-counts-ready',
    level: 'EXTENSION',
    section: queues,
    text: 'declare-ok counts the ready messages and none that wait to be settled.',
  },
  {
    id: 'rabbitmq.queue:purge-and-delete-count-ready',
    level: 'EXTENSION',
    section: queues,
    text: 'purge-ok and delete-ok count the ready messages that are gone, and none that waited to be settled.',
  },
  {
    id: 'rabbitmq.queue:delete-missing',
    level: 'EXTENSION',
    section: conformance,
    text: 'Deleting a queue that does not exist succeeds, with a count of 0.',
  },
  {
    id: 'rabbitmq.queue:delete-if-empty-ignores-unacked',
    level: 'EXTENSION',
    section: queues,
    text: 'With if-empty, messages that wait to be settled do not keep a queue.',
  },
  {
    id: 'rabbitmq.queue:unbind-missing',
    level: 'EXTENSION',
    section: conformance,
    text: 'Unbinding what is not bound succeeds, as with a queue or an exchange that does not exist.',
  },
  {
    id: 'rabbitmq.queue:binding-has-arguments',
    level: 'EXTENSION',
    section: queues,
    text: 'Bindings that differ by their arguments alone are two, and unbinding one leaves the other.',
  },
  {
    id: 'rabbitmq.queue:delete-leaves-deliveries',
    level: 'EXTENSION',
    section: queues,
    text: 'What a deleted queue had delivered can still be settled, which does nothing.',
  },
  {
    id: 'rabbitmq.queue:exclusive-to-connection',
    level: 'EXTENSION',
    section: queues,
    text: 'An exclusive queue is open to all channels of its connection, and outlives the one that declared it.',
  },
  {
    id: 'rabbitmq.queue:exclusive-takes-publishes',
    level: 'EXTENSION',
    section: queues,
    text: 'Every connection may publish to an exclusive queue.',
  },
  {
    id: 'rabbitmq.queue:exclusive-inequivalent',
    level: 'EXTENSION',
    section: conformance,
    text: 'A second declare that differs in exclusive is a channel error 405, not 406, on its own connection too.',
  },
  {
    id: 'rabbitmq.queue:exclusive-is-not-durable',
    level: 'EXTENSION',
    section: queues,
    text: 'An exclusive queue can be declared again with another durable flag.',
  },
  {
    id: 'rabbitmq.queue:exclusive-gone-with-connection',
    level: 'EXTENSION',
    section: queues,
    text: 'When connection.close-ok comes, the exclusive queues of the connection are gone.',
  },
  {
    id: 'rabbitmq.queue:auto-delete',
    level: 'EXTENSION',
    section: queues,
    text: 'An auto-delete queue is deleted when its last consumer is cancelled, or the channel of that one closes.',
  },
  {
    id: 'rabbitmq.queue:auto-delete-needs-a-consumer',
    level: 'EXTENSION',
    section: queues,
    text: 'An auto-delete queue that never had a consumer stays; basic.get is none.',
  },
  {
    id: 'rabbitmq.queue:properties-compared',
    level: 'EXTENSION',
    section: conformance,
    text: 'A second declare with another durable or auto-delete flag is a channel error 406.',
  },
  {
    id: 'rabbitmq.queue:known-arguments-compared',
    level: 'EXTENSION',
    section: queues,
    text: 'A second declare with another value for an argument that the server knows, or without it, is an error 406.',
  },
  {
    id: 'rabbitmq.queue:unknown-arguments-ignored',
    level: 'EXTENSION',
    section: queues,
    text: 'Arguments that the server does not know are accepted, and do not matter in a second declare.',
  },
  {
    id: 'rabbitmq.queue:integer-arguments-by-value',
    level: 'EXTENSION',
    section: queues,
    text: 'Integer arguments are equal whatever their widths.',
  },
  {
    id: 'rabbitmq.queue:classic-by-default',
    level: 'EXTENSION',
    section: queues,
    text: 'x-queue-type "classic" is the same as none.',
  },
  {
    id: 'rabbitmq.queue:passive-name-only',
    level: 'EXTENSION',
    section: conformance,
    text: 'A passive declare looks at the name alone: other flags and arguments are no error.',
  },
  {
    id: 'rabbitmq.queue:arguments-checked',
    level: 'EXTENSION',
    section: queues,
    text: 'An argument that the server knows, with a value that makes no sense, is a channel error 406, and no queue.',
  },
  {
    id: 'rabbitmq.queue:arguments-of-its-type',
    level: 'EXTENSION',
    section: queues,
    text: 'An argument that belongs to another type of queue is a channel error 406.',
  },
  {
    id: 'rabbitmq.queue:quorum-rules',
    level: 'EXTENSION',
    section: 'Quorum Queues',
    text: 'A queue of type "quorum" is durable, not exclusive, not auto-delete, named by its client, without global prefetch.',
  },
];
