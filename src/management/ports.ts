/**
 * What the management API asks of the rest of the process, beside the core.
 */
import type { Broker } from '../core/broker.js';
import type { PasswordHash } from '../core/access/password-hash.js';
import type { AuthenticationOutcome } from '../core/ports.js';
import type { Store } from '../core/storage.js';

/** A port that is listened on. */
export interface ListeningPort {
  readonly protocol: 'amqp' | 'amqp/ssl' | 'http' | 'https' | 'http/prometheus' | 'https/prometheus';
  readonly host: string;
  readonly port: number;
}

/** Logins by one protocol since the broker began, or since they were last reset. */
export interface LoginCounts {
  readonly protocol: string;
  readonly succeeded: number;
  readonly failed: number;
}

/** What there is to know of this process. */
export interface NodeFacts {
  readonly product: string;
  readonly version: string;
  /** Where messages and definitions are kept; undefined when all is in memory. */
  readonly dataDirectory: string | undefined;
  /** Where the certificate ends, in milliseconds since 1970; undefined when there is none. */
  certificateEndsMs(): number | undefined;
}

/** pino's, as far as it is used. */
export interface ManagementLog {
  warn(about: object, text: string): void;
  error(about: object, text: string): void;
}

export interface ManagementPorts {
  readonly broker: Broker;
  readonly node: NodeFacts;
  readonly log: ManagementLog;
  /** Compares a password with that of a user, slowing down those who guess. */
  authenticate(user: string, password: string, address: string): Promise<AuthenticationOutcome>;
  hashPassword(password: string): Promise<PasswordHash>;
  /** A store that keeps nothing, and holds nothing: what is imported is tried out on it. */
  readonly emptyStore: () => Store;
  /** The hash that RabbitMQ takes as `password_hash`, of SHA-256 and a salt. */
  digestPassword(password: string): string;
  /** All ports but those of the API itself. */
  listeningPorts(): readonly ListeningPort[];
  loginCounts(): readonly LoginCounts[];
  resetLoginCounts(): void;
}
