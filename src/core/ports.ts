/**
 * What the core asks of the outside world, the store (`storage.ts`) aside. Synchronous calls in, callbacks
 * out; no promise.
 */
import type { Content } from '../wire/content/content.js';
import type { Delivery } from '../wire/content/delivery.js';
import type { FailingMethod } from '../wire/methods/errors.js';
import type { Method, MethodOf } from '../wire/methods/methods.js';
import type { DefinitionEntry } from './definitions.js';
import type { Traffic } from './statistics/traffic.js';

/** The sending side of one client connection. */
export interface Outbound {
  /** True while the peer does not read what was sent: consumers of this connection get nothing meanwhile. */
  readonly congested: boolean;
  /** What went over the socket so far. */
  readonly traffic: Traffic;
  method(channel: number, method: Method): void;
  /** A method followed by the content of `message`. */
  methodWithContent(channel: number, method: MethodOf<'basic.return' | 'basic.get-ok'>, content: Content): void;
  deliver(channel: number, consumerTag: string, delivery: Delivery): void;
  /** Tuning is over: frames up to `frameMax` bytes both ways, heartbeats every `heartbeatSeconds` (0: none). */
  tuned(frameMax: number, heartbeatSeconds: number): void;
  /** `connection.open-ok` is sent: the handshake is over. */
  opened(): void;
  /** The channel number is free again: whatever was under way on it is forgotten. */
  channelClosed(channel: number): void;
  /** Stops reading: no further command is handed in, not even of what has come already. */
  pauseReading(): void;
  /** Reading goes on, once the core is done with what it is at. */
  resumeReading(): void;
  /** We sent `connection.close`: waits a bounded time for the answer, then closes. */
  awaitClose(): void;
  /** Closes the socket once everything is sent, after `delayMs` (0: at once). */
  close(delayMs: number): void;
}

/** Where the client connected from, as far as the core cares. */
export interface Peer {
  readonly loopback: boolean;
  /** Both ends, `address:port -> address:port`. */
  readonly name?: string;
  /** The common name of its certificate, verified. */
  readonly certificateName?: string;
  /** Its address, without the port. */
  readonly address?: string;
  readonly port?: number;
  /** Our end. */
  readonly localAddress?: string;
  readonly localPort?: number;
  /** What TLS came to, where there is TLS. */
  readonly tls?: PeerSecurity;
}

/** A TLS session, in OpenSSL's words. */
export interface PeerSecurity {
  /** `TLSv1.3` */
  readonly protocol: string;
  /** `TLS_AES_256_GCM_SHA384` */
  readonly cipher: string;
  /** The client's certificate, where it has one: names as in RFC 4514, times as in the certificate. */
  readonly certificate?: { readonly subject: string; readonly issuer: string; readonly validity: string };
}

/** A login that failed: for those who run the broker, and never for the client. */
export interface RefusedLogin {
  /** Whom the client said it was. */
  readonly user: string;
  readonly why: string;
}

export type AuthenticationOutcome =
  | { readonly kind: 'accepted'; readonly user: string }
  | ({ readonly kind: 'refused' } & RefusedLogin)
  /** The response is not of the mechanism's form. */
  | { readonly kind: 'malformed'; readonly why: string }
  | { readonly kind: 'challenge'; readonly challenge: Buffer };

export interface Authenticator {
  /** Names of the mechanisms offered to a peer, in order of preference. */
  mechanismsFor(peer: Peer): readonly string[];
  authenticate(
    mechanism: string,
    response: Buffer,
    peer: Peer,
    onOutcome: (outcome: AuthenticationOutcome) => void,
  ): void;
}

/** Names that the broker makes up: unguessable, never twice the same. */
export interface NameSource {
  /** `amq.gen-…` */
  queueName(): string;
  /** `amq.ctag-…` */
  consumerTag(): string;
  /** `amq.rabbitmq.reply-to.….…` */
  replyName(): string;
}

/** Chance, for what is to be even and need not be unguessable. */
export interface RandomSource {
  /** A whole number from 0 on, below `limit`. */
  below(limit: number): number;
}

/** Why a channel or a connection is closed, and which method is to blame (0, 0: none). */
export interface Failure {
  readonly replyCode: number;
  readonly replyText: string;
  readonly method: FailingMethod;
}

/** Hears of what an operator wants to know of one connection. */
export interface Witness {
  /** A bug of ours, met while serving a connection. */
  bug(error: unknown): void;
  /** A client could not log in. */
  loginRefused(login: RefusedLogin & { readonly mechanism: string }): void;
  /** The handshake is over: it has a user and a vhost. */
  opened(): void;
  channelFailed(channel: number, failure: Failure): void;
  /** The connection is closed for cause. */
  failed(failure: Failure): void;
  /** It published while an alarm was set, and was told the reason if it can hear of it. */
  blocked(reason: string): void;
  unblocked(): void;
}

/** Hears of what an operator wants to know of the broker as a whole. */
export interface BrokerWitness {
  /** An alarm is set or cleared; publishers wait while there is one. */
  alarm(alarm: Alarm, isSet: boolean): void;
  /** A vhost, user, permission, limit or policy is made or changed. */
  defined(entry: DefinitionEntry): void;
  removed(entry: DefinitionEntry): void;
}

export type Alarm = 'memory' | 'disk';

/** The time of day, and an alarm clock. */
export interface Clock {
  /** Milliseconds since 1970, UTC. It may jump, both ways. */
  now(): number;
  /** Has `wake` called once, at `timeMs` or soon after it, never at once. It takes the place of an earlier call. */
  wakeAt(timeMs: number, wake: () => void): void;
  /** How far apart it rings at the least; what costs nothing to ask often says 0. Default: some milliseconds. */
  readonly grainMs?: number;
}
