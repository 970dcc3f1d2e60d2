/**
 * How a broker may be started: everything has a default.
 */
import type { Limits } from './core/limits.js';
import type { DefinitionsDocument } from './initial-definitions.js';
import type { ListenOptions } from './listening.js';
import type { ManagementOptions, MetricsOptions } from './managing.js';
import type { Logger } from './server/logger.js';
import type { Identity } from './server/server-properties.js';

export interface BrokerOptions extends ListenOptions {
  /** Product and version that clients are told. Default: Leveret and its version. */
  readonly advertise?: Identity;
  /** Directory that keeps durable definitions and persistent messages. Default: none, all is in memory alone. */
  readonly data?: string;
  /** True to say that everything is in memory alone; it is without `data`, and cannot be with it. */
  readonly memory?: boolean;
  /** Bytes of memory that queued messages may take. Default: a share of the machine's. */
  readonly memoryBudget?: number;
  /** Bounds that differ from the defaults in `core/limits.ts`. */
  readonly limits?: Partial<Limits>;
  /** Who may use a broker that has no users yet, an administrator. Default: guest, with the password guest. */
  readonly defaultUser?: { readonly name: string; readonly password: string };
  /** Users who may connect from this machine alone. Default: guest. */
  readonly loopbackUsers?: readonly string[];
  /** Who clients are that log in without a name (mechanism ANONYMOUS). Default: nobody, they are refused. */
  readonly anonymousUser?: string;
  /**
   * Definitions in RabbitMQ's JSON that it takes before it listens: a file, or the document itself. What a broker
   * without users or vhosts would begin with makes way for those that it brings. Default: none.
   */
  readonly definitions?: string | DefinitionsDocument;
  /** True to leave out definitions of what this broker has not got, instead of not starting. Default false. */
  readonly skipUnsupportedDefinitions?: boolean;
  /** Serves the HTTP management API. Default: it does not. */
  readonly management?: ManagementOptions;
  /** Serves metrics for Prometheus on a port of their own. Default: it does not. */
  readonly metrics?: MetricsOptions;
  /** Where logs go. Default: nowhere. */
  readonly log?: Logger;
  /**
   * `manual`: time passes when `advance` is called and not otherwise, for all that messages and queues wait for;
   * heartbeats and time-outs of connections go on as they do. Default `system`.
   */
  readonly clock?: 'system' | 'manual';
  /** True to make a vhost when a client asks for one that is not there, and to let that user in. Default false. */
  readonly createVHosts?: boolean;
}
