/**
 * Every setting of the broker: the one place that says what there is, of what kind, with which default.
 *
 * A key of the file is the name in snake_case (`[tls] min_version`); the variable of the environment and the
 * option of the command line follow from it (`LEVERET_TLS_MIN_VERSION`, `--tls-min-version`).
 */
import { z } from 'zod/v3';
import { MEMORY_BUDGET_SHARE, MESSAGE_MEMORY_SHARE, defaultLimits, settable } from '../core/limits.js';
import { durationText } from './units/duration.js';
import {
  type Kind,
  address,
  anyText,
  bound,
  choice,
  directory,
  duration,
  endpoints,
  file,
  memorySize,
  names,
  port,
  product,
  size,
  sizeText,
  toggle,
  whole,
} from './kinds.js';

/** What is known of a setting beside its type. */
export interface About {
  readonly kind: Kind<unknown>;
  /** As a file would give it; undefined when there is nothing unless somebody gives it. */
  readonly default: unknown;
  /** Shown in place of a default when there is none. */
  readonly otherwise: string;
  /** Never shown, and not to be given where the list of processes would show it. */
  readonly secret: boolean;
}

const abouts = new WeakMap<z.ZodTypeAny, About>();

export function aboutOf(schema: z.ZodTypeAny): About | undefined {
  return abouts.get(schema);
}

/** A setting that has a value, given or not. */
function set<T>(kind: Kind<T>, byDefault: unknown, description: string): z.ZodType<T, z.ZodTypeDef, unknown> {
  const schema = z.unknown().transform((value) => value ?? byDefault);
  return known(schema.pipe(kind.schema).describe(description), { kind, default: byDefault });
}

/** A setting that may be absent. */
function optional<T>(kind: Kind<T>, otherwise: string, description: string, secret = false) {
  return known(kind.schema.optional().describe(description), { kind, otherwise, secret });
}

function known<Schema extends z.ZodTypeAny>(schema: Schema, about: Pick<About, 'kind'> & Partial<About>): Schema {
  abouts.set(schema, { default: undefined, otherwise: '', secret: false, ...about });
  return schema;
}

const percent = (share: number): string => `${share * 100}%`;
const boundText = (bound: number): number | 'off' => (bound === Infinity ? 'off' : bound);
const { minVersions } = settable;

export const configSchema = z.object({
  host: set(address, '127.0.0.1', 'Address to listen on.'),
  port: set(port, 5672, 'AMQP port; 0 picks a free one, `off` leaves TLS alone.'),
  listeners: set(endpoints, [], 'More addresses to listen on, each with its port.'),
  data: set(directory, './leveret-data', 'Where messages and definitions are kept.'),
  memory: set(toggle, false, 'Keep everything in memory: nothing touches the disk, and nothing survives.'),
  memoryBudget: set(memorySize, percent(MEMORY_BUDGET_SHARE), 'Memory for queued messages; more is left on disk.'),
  memoryWatermark: set(
    memorySize,
    percent(MESSAGE_MEMORY_SHARE),
    'Memory of the broker from which on publishers are stopped.',
  ),
  diskFreeLimit: set(
    size(),
    sizeText(defaultLimits.diskFreeMin),
    'Free space on the disk below which publishers are stopped.',
  ),
  heartbeat: set(
    whole(...settable.heartbeatSeconds, 'a number of seconds, 0 for none,'),
    defaultLimits.heartbeatSeconds,
    'Seconds between heartbeats, offered to clients.',
  ),
  frameMax: set(size(...settable.frameMax), sizeText(defaultLimits.frameMax), 'Largest frame, offered to clients.'),
  channelMax: set(
    whole(...settable.channelMax, 'a number'),
    defaultLimits.channelMax,
    'Channels of one connection, offered to clients.',
  ),
  connectionMax: set(bound, boundText(defaultLimits.connectionsMax), 'Connections of all clients together.'),
  channelMaxPerNode: set(bound, boundText(defaultLimits.nodeChannelsMax), 'Channels of all connections together.'),
  consumerMaxPerChannel: set(bound, boundText(defaultLimits.consumersPerChannelMax), 'Consumers of one channel.'),
  queueMax: set(bound, boundText(defaultLimits.nodeQueuesMax), 'Queues of all vhosts together.'),
  exchangeMax: set(
    bound,
    boundText(defaultLimits.nodeExchangesMax),
    'Exchanges of all vhosts together, those included that every vhost has.',
  ),
  maxMessageSize: set(size(...settable.bodySizeMax), sizeText(defaultLimits.bodySizeMax), 'Largest body of a message.'),
  consumerTimeout: set(
    duration(...settable.consumerTimeoutMs, true),
    durationText(defaultLimits.consumerTimeoutMs),
    'How long a delivery may stay unacknowledged, for queues that do not say.',
  ),
  handshakeTimeout: set(
    duration(...settable.handshakeTimeoutMs),
    durationText(defaultLimits.handshakeTimeoutMs),
    'Time for a handshake of TLS, and for one of AMQP.',
  ),
  defaultUser: set(anyText, 'guest', 'User that is made on an empty data directory.'),
  defaultPassword: optional(anyText, '`guest`', 'Password of that user.', true),
  loopbackUsers: set(names, ['guest'], 'Users that may connect from this machine alone.'),
  anonymousUser: optional(anyText, 'nobody', 'User that clients are who log in without a name (ANONYMOUS).'),
  definitions: optional(
    file,
    'none',
    "Definitions in RabbitMQ's JSON, taken at each start: users, vhosts, queues and the like.",
  ),
  definitionsSkipUnsupported: set(toggle, false, 'Leave out what this broker has not got, instead of not starting.'),
  advertise: optional(product, 'Leveret', 'Product and version that clients are told.'),
  log: z.object({
    level: set(choice('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), 'info', 'What to log.'),
    format: set(
      choice('auto', 'json', 'pretty'),
      'auto',
      'Lines of JSON, or lines for reading; `auto` is the latter on a terminal.',
    ),
  }),
  tls: z.object({
    host: optional(address, 'as `host`', 'Address to listen on for TLS.'),
    port: set(port, 5671, 'AMQP port for TLS, served once there is a certificate.'),
    listeners: set(endpoints, [], 'More addresses to listen on for TLS, each with its port.'),
    cert: optional(file, '', 'Certificate, with those between it and its root behind it (PEM).'),
    key: optional(file, '', 'Private key of the certificate (PEM).'),
    keyPassword: optional(anyText, '', 'Password of the private key.', true),
    ca: optional(file, '', 'Certificates by which those of clients are judged (PEM).'),
    verify: set(
      choice('none', 'peer', 'required'),
      'none',
      "Clients' certificates: not asked for, verified if there is one, or required.",
    ),
    minVersion: set(choice(...minVersions), minVersions[0], 'Lowest version of TLS.'),
  }),
  http: z.object({
    host: set(address, '127.0.0.1', 'Address of the management API.'),
    port: set(port, 15_672, 'Port of the management API; 0 picks a free one, `off` does without.'),
    tls: set(toggle, false, 'Serve the management API over TLS, with the certificate of `[tls]`.'),
  }),
  metrics: z.object({
    host: set(address, '127.0.0.1', 'Address of the metrics for Prometheus, which need no login.'),
    port: set(port, 15_692, 'Port of the metrics for Prometheus; 0 picks a free one, `off` does without.'),
    tls: set(toggle, false, 'Serve the metrics over TLS, with the certificate of `[tls]`.'),
  }),
});

export type Config = z.infer<typeof configSchema>;
