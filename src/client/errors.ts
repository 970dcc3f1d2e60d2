/**
 * What can go wrong, as classes with a stable `code`; the texts may change, the codes do not.
 *
 * What the broker says arrives as `replyCode` and `replyText` (specification section 1.2).
 */
import type { Method } from '../wire/methods/methods.js';
import type { Message } from './consume/message.js';

/** A method of the protocol with its arguments: what the program asked for. */
export type Call = Method;

/** Base of all errors of the client; `code` says which. */
export class ClientError extends Error {
  constructor(
    readonly code: `ERR_${string}`,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = new.target.name;
  }
}

/** The URL or an option is wrong. */
export class InvalidOptionError extends ClientError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_INVALID_OPTION', message, options);
  }
}

/** A host that was tried, and why it would not do. */
export interface FailedAttempt {
  readonly host: string;
  readonly port: number;
  readonly error: Error;
}

/** No host could be connected to. `cause` is the error of the last one. */
export class ConnectError extends ClientError {
  constructor(readonly attempts: readonly FailedAttempt[]) {
    const list = attempts.map(({ host, port, error }) => `${host}:${port}: ${error.message}`).join('; ');
    super('ERR_CONNECT', `cannot connect: ${list}`, { cause: attempts.at(-1)?.error });
  }
}

/** The broker refused the connection while it was opened: the login (403), the vhost (530), or all of it. */
export class RefusedError extends ClientError {
  constructor(
    readonly replyCode: number,
    readonly replyText: string,
  ) {
    super('ERR_REFUSED', `the broker refused the connection: ${replyText} (${replyCode})`);
  }
}

/** What the broker sent is not the protocol. */
export class ProtocolError extends ClientError {
  constructor(message: string, options?: ErrorOptions) {
    super('ERR_PROTOCOL', message, options);
  }
}

/**
 * The connection went without being asked to: the socket broke, heartbeats were missed, or the broker closed it,
 * in which case it says why. Whether the broker took what was under way is unknown.
 */
export class ConnectionLostError extends ClientError {
  readonly replyCode: number | undefined;
  readonly replyText: string | undefined;

  constructor(
    message: string,
    options: ErrorOptions & { readonly replyCode?: number; readonly replyText?: string } = {},
  ) {
    super('ERR_CONNECTION_LOST', message, options);
    this.replyCode = options.replyCode;
    this.replyText = options.replyText;
  }
}

/** The connection was lost and could not be made again, as `cause` says: no more attempts are made. */
export class RecoveryFailedError extends ClientError {
  constructor(
    /** Attempts of the last outage. */
    readonly attempts: number,
    cause: Error,
  ) {
    super('ERR_RECOVERY_FAILED', `the connection is given up after ${attempts} attempts: ${cause.message}`, { cause });
  }
}

/** The program itself has closed the connection. */
export class ConnectionClosedError extends ClientError {
  constructor() {
    super('ERR_CONNECTION_CLOSED', 'the connection is closed');
  }
}

/** The broker closed the channel, because of a call that it names; or the program itself did, and `replyCode` is 200. */
export class ChannelClosedError extends ClientError {
  constructor(
    readonly replyCode: number,
    readonly replyText: string,
    /** The method that the broker could not do, where it names one. */
    readonly method?: string,
    /** That method with its arguments, where it was one that is answered. */
    readonly call?: Call,
  ) {
    const where = method === undefined ? '' : ` (${method})`;
    super('ERR_CHANNEL_CLOSED', `channel closed${where}: ${replyText} (${replyCode})`);
  }
}

/** The broker did not take responsibility for a message (`basic.nack`): a queue was full and rejects, or it failed. */
export class NackedError extends ClientError {
  constructor(
    readonly exchange: string,
    readonly routingKey: string,
  ) {
    super('ERR_NACKED', `the broker refused a message to exchange '${exchange}', routing key '${routingKey}'`);
  }
}

/** A mandatory message reached no queue (`basic.return`). */
export class ReturnedError extends ClientError {
  readonly replyCode: number;
  readonly replyText: string;

  constructor(readonly returned: ReturnedMessage) {
    const { exchange, routingKey } = returned.message;
    const { replyText, replyCode } = returned;
    super(
      'ERR_RETURNED',
      `message to exchange '${exchange}', routing key '${routingKey}' came back: ${replyText} (${replyCode})`,
    );
    this.replyCode = replyCode;
    this.replyText = replyText;
  }
}

/** What `basic.return` brings back. */
export interface ReturnedMessage {
  readonly replyCode: number;
  readonly replyText: string;
  readonly message: Message;
}

/** No reply came in time. */
export class RequestTimeoutError extends ClientError {
  constructor(readonly timeoutMs: number) {
    super('ERR_REQUEST_TIMEOUT', `no reply within ${timeoutMs} ms`);
  }
}

/**
 * The broker ended a consumer (`basic.cancel`): its queue was deleted, or lost its node; or it could not begin again
 * after an outage, for the reason that is the `cause`.
 */
export class ConsumerCancelledError extends ClientError {
  constructor(
    readonly consumerTag: string,
    readonly queue: string,
    options?: ErrorOptions,
  ) {
    super('ERR_CONSUMER_CANCELLED', `the broker cancelled consumer '${consumerTag}' of queue '${queue}'`, options);
  }
}
