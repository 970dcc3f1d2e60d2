/**
 * What a program may say of a connection, and how a broker's hosts are named.
 */
import type { ConnectionOptions as TlsConnectionOptions } from 'node:tls';
import type { ClientLimits } from '../limits.js';
import type { RecoveryOptions, RecoverySettings } from '../recovery/recovery-options.js';
import type { PlainTable } from '../values/field-values.js';

export interface HostOptions {
  /** Default: localhost. */
  readonly host?: string;
  /** Default: 5672, with TLS 5671. */
  readonly port?: number;
}

/** All but `hosts` and TLS may also be given beside a URL, and win over what it says. */
export interface ConnectOptions extends HostOptions {
  /** Hosts that are tried in this order, instead of `host` and `port`. */
  readonly hosts?: readonly HostOptions[];
  /** Default: guest. */
  readonly user?: string;
  /** Default: guest. */
  readonly password?: string;
  /** Default: `/`. */
  readonly vhost?: string;
  /** True, or options of `tls.connect`, for TLS. Default: none. The host's certificate is verified. */
  readonly tls?: boolean | TlsConnectionOptions;
  /**
   * Mechanisms to log in by, the dearest first: `PLAIN`, `AMQPLAIN`, `EXTERNAL` (by the certificate of the client)
   * or `ANONYMOUS`. Default: PLAIN, AMQPLAIN.
   */
  readonly mechanisms?: readonly string[];
  /** Interval of heartbeats that is asked for, in seconds; 0 for none. Default: 60. */
  readonly heartbeatSeconds?: number;
  /** Shown by the broker's tools as the name of the connection. Default: none. */
  readonly connectionName?: string;
  /** Told to the broker beside product, version, platform and capabilities. */
  readonly clientProperties?: PlainTable;
  /** Bounds that differ from the defaults: `connectTimeoutMs`, `channelMax`, `frameMax`, `bodySizeMax` and others. */
  readonly limits?: Partial<ClientLimits>;
  /**
   * How a connection that was lost is made again; false: not at all. Default: true, with the defaults of each option.
   * The first connection is attempted once, through all hosts.
   */
  readonly recovery?: boolean | RecoveryOptions;
  /** Gives the first attempt up. */
  readonly signal?: AbortSignal;
}

/** One host with all that is needed to log in there. */
export interface Endpoint {
  readonly host: string;
  readonly port: number;
  /** Undefined for plain TCP. */
  readonly tls: TlsConnectionOptions | undefined;
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
}

/** Options with their defaults, and all hosts in the order in which they are tried. */
export interface ConnectSettings {
  readonly endpoints: readonly Endpoint[];
  readonly mechanisms: readonly string[];
  readonly heartbeatSeconds: number;
  readonly clientProperties: PlainTable;
  readonly limits: ClientLimits;
  /** Undefined for none. */
  readonly recovery: RecoverySettings | undefined;
}
