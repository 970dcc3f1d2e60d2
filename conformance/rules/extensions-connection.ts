/**
 * What RabbitMQ adds to the classes connection and channel, or does in place of what the specification says.
 *
 * Where its versions differ, the text holds for all of them from 3.10 on.
 */
import type { Rule } from './rule.js';

const accessControl = 'Access Control';
const authenticationFailure = 'Authentication Failure Notifications';
const blockedConnections = 'Blocked Connection Notifications';
const channels = 'Channels';
const conformance = 'Compatibility and Conformance';
const heartbeats = 'Heartbeats';
const settling = 'Consumer Acknowledgements';

export const connectionExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.connection:capabilities',
    level: 'EXTENSION',
    section: 'Protocol Extensions',
    text:
      'In the table capabilities of the server properties are true: publisher_confirms, exchange_exchange_bindings, ' +
      'basic.nack, consumer_cancel_notify, connection.blocked, authentication_failure_close, per_consumer_qos.',
  },
  {
    id: 'rabbitmq.connection:header-0-9',
    level: 'EXTENSION',
    section: conformance,
    text: 'The protocol header of AMQP 0-9 is taken for that of 0-9-1.',
  },
  {
    id: 'rabbitmq.connection:plain-login',
    level: 'EXTENSION',
    section: accessControl,
    text: 'PLAIN logs in with NUL, user, NUL and password as its response.',
  },
  {
    id: 'rabbitmq.connection:amqplain-login',
    level: 'EXTENSION',
    section: accessControl,
    text: 'AMQPLAIN logs in with a bare table of LOGIN and PASSWORD as its response.',
  },
  {
    id: 'rabbitmq.connection:login-malformed',
    level: 'EXTENSION',
    section: accessControl,
    text: 'A response that is not in the form of its mechanism ends the connection.',
  },
  {
    id: 'rabbitmq.connection:login-refused-is-told',
    level: 'EXTENSION',
    section: authenticationFailure,
    text: 'With the capability authentication_failure_close a refused login is told: 403, class and method 0.',
  },
  {
    id: 'rabbitmq.connection:login-refused-in-silence',
    level: 'EXTENSION',
    section: authenticationFailure,
    text: 'Without the capability authentication_failure_close a refused login closes the socket, with no method sent.',
  },
  {
    id: 'rabbitmq.connection:tune-offer',
    level: 'EXTENSION',
    section: 'Configuration',
    text: 'By default connection.tune offers 2047 channels or more, frames of 128 KiB or more, and heartbeats.',
  },
  {
    id: 'rabbitmq.connection:tune-zero-refused',
    level: 'EXTENSION',
    section: channels,
    text: 'A channel-max or frame-max of 0, "no limit", is more than the offer: the connection is not opened.',
  },
  {
    id: 'rabbitmq.connection:heartbeat-of-client',
    level: 'EXTENSION',
    section: heartbeats,
    text: "The heartbeat interval is the client's, be it longer or shorter than the offer; 0 turns heartbeats off.",
  },
  {
    id: 'rabbitmq.connection:handshake-out-of-order',
    level: 'EXTENSION',
    section: conformance,
    text: 'Whatever comes out of its order before connection.open ends the connection.',
  },
  {
    id: 'rabbitmq.connection:open-pipelined',
    level: 'EXTENSION',
    section: conformance,
    text: 'What a client sends behind connection.open, without waiting, is carried out behind it.',
  },
  {
    id: 'rabbitmq.connection:unknown-vhost',
    level: 'EXTENSION',
    section: 'Virtual Hosts',
    text: 'Opening a vhost that does not exist is a connection error 530.',
  },
  {
    id: 'rabbitmq.connection:frame-eight-octets-over',
    level: 'EXTENSION',
    section: conformance,
    text: 'A frame that is up to 8 octets over the frame-max is taken, as some clients do not count its head and end.',
  },
  {
    id: 'rabbitmq.connection:method-out-of-state',
    level: 'EXTENSION',
    section: conformance,
    text: 'A connection method that does not fit the state, such as a second tune-ok, is a connection error 504.',
  },
  {
    id: 'rabbitmq.connection:unknown-method',
    level: 'EXTENSION',
    section: conformance,
    text: 'A method whose ids name none ends the connection.',
  },
  {
    id: 'rabbitmq.connection:error-spares-others',
    level: 'EXTENSION',
    section: 'Connections',
    text: 'A connection error leaves the other connections as they were.',
  },
  {
    id: 'rabbitmq.connection:reply-text',
    level: 'EXTENSION',
    section: conformance,
    text: 'A reply text is the name of the reply code, " - " and an explanation, such as "NOT_FOUND - no queue …".',
  },
  {
    id: 'rabbitmq.connection:update-secret',
    level: 'EXTENSION',
    section: accessControl,
    text: 'connection.update-secret is answered with update-secret-ok, and the connection goes on.',
  },
  {
    id: 'rabbitmq.connection:blocked-under-alarm-only',
    level: 'EXTENSION',
    section: blockedConnections,
    text: 'Without a resource alarm nobody is sent connection.blocked.',
  },
  {
    id: 'rabbitmq.connection:blocked-on-publish',
    level: 'EXTENSION',
    section: blockedConnections,
    text: 'Under a resource alarm a client with the capability is sent connection.blocked once it publishes.',
    unobservable: 'The alarm depends on the memory and disk of the server, which no client controls.',
  },
  {
    id: 'rabbitmq.channel:unopened',
    level: 'EXTENSION',
    section: channels,
    text: 'A method on a channel that is not open is a connection error 504.',
  },
  {
    id: 'rabbitmq.channel:too-many',
    level: 'EXTENSION',
    section: channels,
    text: 'Opening more channels at a time than the channel-max is a connection error 530.',
  },
  {
    id: 'rabbitmq.channel:number-above-channel-max',
    level: 'EXTENSION',
    section: channels,
    text: 'The channel-max limits how many channels are open, not their numbers.',
  },
  {
    id: 'rabbitmq.channel:method-of-servers',
    level: 'EXTENSION',
    section: conformance,
    text: 'A method that only servers send is a connection error 503 when a client sends it.',
  },
  {
    id: 'rabbitmq.channel:number-reused',
    level: 'EXTENSION',
    section: channels,
    text: "After the server's channel.close and the client's close-ok the number can be opened again.",
  },
  {
    id: 'rabbitmq.channel:error-spares-others',
    level: 'EXTENSION',
    section: channels,
    text: 'A channel error leaves the connection and its other channels as they were.',
  },
  {
    id: 'rabbitmq.channel:close-names-method',
    level: 'EXTENSION',
    section: channels,
    text: 'channel.close has class and method of what failed.',
  },
  {
    id: 'rabbitmq.channel:close-ok-last',
    level: 'EXTENSION',
    section: channels,
    text: 'channel.close-ok comes after the answers to all that the client sent before its close.',
  },
  {
    id: 'rabbitmq.channel:close-requeues',
    level: 'EXTENSION',
    section: settling,
    text: 'When a channel closes, what it had not settled is ready again, marked as redelivered.',
  },
  {
    id: 'rabbitmq.channel:close-cancels-consumers',
    level: 'EXTENSION',
    section: channels,
    text: 'When a channel closes, whichever side closed it, its consumers are gone.',
  },
  {
    id: 'rabbitmq.channel:fresh-start',
    level: 'EXTENSION',
    section: channels,
    text: 'A channel that is opened under the number of a closed one has nothing of its tags, modes and names.',
  },
  {
    id: 'rabbitmq.channel:server-methods-refused',
    level: 'EXTENSION',
    section: conformance,
    text: 'A method that only a server sends is a connection error 503.',
  },
  {
    id: 'rabbitmq.channel:flow-off',
    level: 'EXTENSION',
    section: conformance,
    text: 'channel.flow with active not set is a connection error 540.',
  },
  {
    id: 'rabbitmq.channel:access-request',
    level: 'EXTENSION',
    section: conformance,
    text: 'access.request, left over from older versions, is answered with ticket 1.',
  },
];
