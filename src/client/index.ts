/**
 * What `import … from 'leveret/client'` gives: an AMQP 0-9-1 client.
 *
 * @module leveret/client
 */
export { connect } from './connect.js';
export { type ConnectionEvents, Connection, type OpenChannelOptions } from './connection.js';
export type { ConnectOptions, HostOptions } from './settings/connect-options.js';
export type { ClientLimits } from './limits.js';
export type { RecoveryOptions } from './recovery/recovery-options.js';
export type { TopologyEntry } from './recovery/restore-topology.js';
export { Channel, type DeclaredQueue, type GetOptions } from './channel/channel.js';
export type { ChannelEvents } from './channel/channel-session.js';
export type { BindingOptions, CallOptions, ExchangeOptions, QueueOptions } from './channel/topology.js';
export type { Body } from './publish/body.js';
export type { PublishOptions } from './publish/publish-options.js';
export type { ConsumeOptions, DelayedRetry, DeliveryHandler, FailureAction } from './consume/consume-options.js';
export { RETRY_COUNT_HEADER } from './consume/failure.js';
export { Consumer, type ConsumerEvents } from './consume/consumer.js';
export { Delivery } from './consume/delivery.js';
export { Message, type MessageProperties } from './consume/message.js';
export type { RequestOptions } from './consume/requests.js';
export {
  ExactValue,
  type ExactValues,
  type PlainTable,
  type PlainValue,
  type ReceivedTable,
  type ReceivedValue,
  exact,
} from './values/field-values.js';
export type { FieldTable, FieldType, FieldValue } from '../wire/values/field-table.js';
export {
  type Call,
  ChannelClosedError,
  ClientError,
  ConnectError,
  ConnectionClosedError,
  ConnectionLostError,
  ConsumerCancelledError,
  type FailedAttempt,
  InvalidOptionError,
  NackedError,
  ProtocolError,
  RecoveryFailedError,
  RefusedError,
  RequestTimeoutError,
  ReturnedError,
  type ReturnedMessage,
} from './errors.js';
