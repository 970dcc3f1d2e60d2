/**
 * Every bound of the client in one place: what the broker may send, and what may wait in this process.
 */
export interface ClientLimits {
  /** Largest frame that is offered to the broker, in bytes, and the largest that is read. */
  readonly frameMax: number;
  /** Channels of one connection. */
  readonly channelMax: number;
  /** Largest body that is read; a larger one is thrown away and closes its channel with 311. */
  readonly bodySizeMax: number;
  /** Bytes of messages that have begun to come and are not complete, over all channels of a connection. */
  readonly unfinishedBytesMax: number;
  /** Bytes that the socket holds back from which on publishes wait in the client. */
  readonly outboundHighWater: number;
  /** Publishes of one channel that may await their confirm; what comes on top waits in the client. */
  readonly unconfirmedMax: number;
  /** Bytes of deliveries that wait for their handlers, from which on the socket is not read. */
  readonly waitingBytesHighWater: number;
  /** The same, above which the connection is given up although something else has to be read. */
  readonly waitingBytesMax: number;
  /** Unacked deliveries of a consumer that asks for no prefetch of its own. */
  readonly prefetchCount: number;
  /** How long a host may take for socket, TLS and handshake. */
  readonly connectTimeoutMs: number;
  /** How long the broker may take to agree to the end of a connection. */
  readonly closeTimeoutMs: number;
}

const MEBIBYTE = 1024 * 1024;

export const clientLimits: ClientLimits = {
  frameMax: 128 * 1024, // RabbitMQ's default: large enough that bodies are seldom cut up
  channelMax: 2047, // RabbitMQ's default
  bodySizeMax: 128 * MEBIBYTE, // RabbitMQ's max_message_size by default
  unfinishedBytesMax: 256 * MEBIBYTE, // two of the largest
  outboundHighWater: MEBIBYTE, // more than a socket takes at once, so that it never runs dry
  unconfirmedMax: 4096, // the disk of a broker syncs about a thousand at a time
  waitingBytesHighWater: 64 * MEBIBYTE, // far beyond what a prefetch of small messages holds
  waitingBytesMax: 1024 * MEBIBYTE, // below what a process of Node has by default
  prefetchCount: 256, // keeps a handler busy over any network, and few messages from the others
  connectTimeoutMs: 30_000, // a host behind a slow network answers within a few seconds
  closeTimeoutMs: 5_000, // a close is answered at once, or never
};
