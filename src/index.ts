/**
 * What `import … from 'leveret'` gives: the broker as a library.
 *
 * @module leveret
 */
export { startBroker } from './app.js';
export type { BrokerOptions } from './broker-options.js';
export { EmbeddingError, type EmbeddingErrorCode } from './embedding/embedding-error.js';
export type { ConnectionChoice, ConnectionFilter } from './embedding/faults/choice.js';
export type { ChannelClosing, Closing } from './embedding/faults/closing.js';
export type { MessageFilter } from './embedding/faults/diverted-routes.js';
export type { CountedFaultOptions, FaultOptions, LastingFault } from './embedding/faults/fault.js';
export type { DeliveryStop, Faults } from './embedding/faults/faults.js';
export type { ConnectionView, ConsumerView } from './embedding/inspection/connection-view.js';
export type { BindingView, ExchangeView } from './embedding/inspection/exchange-view.js';
export type { DelayedView, MessageProperties, MessageView, UnackedView } from './embedding/inspection/message-view.js';
export type { QueueView } from './embedding/inspection/queue-view.js';
export type { VHostView } from './embedding/inspection/vhost-view.js';
export type { IsolatedVHost } from './embedding/isolated-vhost.js';
export type { Duration } from './embedding/time/duration.js';
export type { Condition, ConnectionCondition, Count, QueueCondition } from './embedding/waiting/condition.js';
export type { UntilOptions } from './embedding/waiting/waiting.js';
export type { TlsOptions } from './listening.js';
export type { ManagementOptions } from './managing.js';
export type { RunningBroker } from './running-broker.js';
