/**
 * Every bound of the broker, in one place, with its reason. Nothing that a peer sends grows beyond these.
 *
 * Bounds of the wire's own shapes stand beside their code: `TABLE_DEPTH_MAX` (field-table), shortstr (writer).
 */
export interface Limits {
  /** Channels of one connection, offered in `connection.tune`. RabbitMQ's default. */
  readonly channelMax: number;
  /** Largest frame in bytes, offered in `connection.tune`. RabbitMQ's default. */
  readonly frameMax: number;
  /** Largest frame before tuning. Twice the specification's minimum: long tokens travel in `start-ok`. */
  readonly handshakeFrameMax: number;
  /** Seconds, offered in `connection.tune`. RabbitMQ's default. */
  readonly heartbeatSeconds: number;
  /** From accepted socket to `connection.open-ok`. RabbitMQ's default; a stalled handshake holds a socket no longer. */
  readonly handshakeTimeoutMs: number;
  /** How long a peer may take to answer our `connection.close`, or to drain its last bytes. */
  readonly closeTimeoutMs: number;
  /** How long a refused login of an old client waits for its closed socket: what RabbitMQ does to slow guessing. */
  readonly refusedLoginDelayMs: number;
  /** How long an address waits for its next login once it has failed too often; twice as long each time after that. */
  readonly failedLoginDelayMs: number;
  /** A larger body is refused with 406 (RabbitMQ's `max_message_size`). */
  readonly bodySizeMax: number;
  /** A body announced as larger than this ends the connection with 501 (RabbitMQ's hard cap). */
  readonly bodySizeRefused: number;
  /** Bytes of messages that a connection has begun and not finished, over its channels: four of the largest. */
  readonly unfinishedBytesMax: number;
  /** Bytes of the messages that one transaction holds before its commit, at ENTRY_HEAP_BYTES and its own each. */
  readonly transactionBytesMax: number;
  /** Exchanges that one message visits: bindings may form chains of any length. */
  readonly routeHopsMax: number;
  /** Routes kept ready by routing key, per vhost: about 20 MiB at the most. */
  readonly cachedRoutesMax: number;
  /** Bytes of one connection's unsent output from which its consumers get no more deliveries. */
  readonly outboundHighWater: number;
  /** Bytes of unsent output from which a connection is not read: it asks for more than it takes. */
  readonly outboundMax: number;
  /** Commands taken from one connection before the others get their turn: a few milliseconds' work. */
  readonly commandsPerTurn: number;
  /** Free bytes on the store's disk below which publishers are stopped (RabbitMQ's `disk_free_limit`, rounded up). */
  readonly diskFreeMin: number;
  /** Entries that a queue keeps in memory at each end, of those that the store has anyway: a few milliseconds' work. */
  readonly residentEntriesMax: number;
  /** Bytes of such entries, at ENTRY_HEAP_BYTES and their message's own each. */
  readonly residentBytesMax: number;
  /** The same while memory is over its budget: a queue that takes no more is left alone. */
  readonly pressedBytesMax: number;
  /** Bytes of a run of entries that is written aside: large enough for a disk, small enough to wait for. */
  readonly spillBytes: number;
  /** Runs that are being written aside, over all queues. */
  readonly spillsMax: number;
  /** Reads that are under way, over all queues: after a restart ten thousand may want their messages at once. */
  readonly readsMax: number;
  /** Messages that expire in one turn, at the least: a few milliseconds' work. */
  readonly expiriesPerTurn: number;
  /** Bytes that queued messages may take before they leave for the disk. Set from the machine's memory. */
  readonly memoryBudget: number;
  /** Bytes that queued messages may take before publishers are stopped. Set from the machine's memory. */
  readonly messageMemoryMax: number;
  /** Bytes that the process may take before publishers are stopped (RabbitMQ's `vm_memory_high_watermark`). Set from the machine's memory. */
  readonly residentMemoryMax: number;
  /** Entries of queues before publishers are stopped: small messages fill the heap first. Set from its size. */
  readonly queuedEntriesMax: number;
  /** Consumers of one channel (RabbitMQ's `consumer_max_per_channel`): more than any client has use for, some 64 MiB. */
  readonly consumersPerChannelMax: number;
  /** Queues of this node, exclusive ones included (RabbitMQ's `cluster_queue_limit`). */
  readonly nodeQueuesMax: number;
  /** Exchanges of this node, those that every vhost has included (RabbitMQ's `cluster_exchange_limit`). */
  readonly nodeExchangesMax: number;
  /** Connections of this node (RabbitMQ's `connection_max`); no bound but the system's. */
  readonly connectionsMax: number;
  /** Channels of this node (RabbitMQ's `channel_max_per_node`). */
  readonly nodeChannelsMax: number;
  /** How long a delivery may stay unacked where neither queue, policy nor consumer says; RabbitMQ's 30 minutes surprise. */
  readonly consumerTimeoutMs: number;
}

const KIB = 1024;
const MIB = 1024 * KIB;

export const defaultLimits: Omit<Limits, 'memoryBudget' | 'messageMemoryMax' | 'queuedEntriesMax'> = {
  channelMax: 2047,
  frameMax: 128 * KIB,
  handshakeFrameMax: 8 * KIB,
  heartbeatSeconds: 60,
  handshakeTimeoutMs: 10_000,
  closeTimeoutMs: 3_000,
  refusedLoginDelayMs: 3_000,
  failedLoginDelayMs: 100,
  bodySizeMax: 16 * MIB,
  bodySizeRefused: 512 * MIB,
  unfinishedBytesMax: 64 * MIB,
  transactionBytesMax: 64 * MIB,
  routeHopsMax: 1_000,
  cachedRoutesMax: 64 * KIB,
  outboundHighWater: 1 * MIB,
  outboundMax: 4 * MIB,
  commandsPerTurn: 16_384,
  diskFreeMin: 64 * MIB,
  residentEntriesMax: 4096,
  residentBytesMax: 4 * MIB,
  pressedBytesMax: 16 * KIB,
  spillBytes: 256 * KIB,
  spillsMax: 8,
  readsMax: 32,
  expiriesPerTurn: 8192,
  consumersPerChannelMax: 64 * KIB,
  residentMemoryMax: Infinity,
  nodeQueuesMax: Infinity,
  nodeExchangesMax: Infinity,
  connectionsMax: Infinity,
  nodeChannelsMax: Infinity,
  consumerTimeoutMs: Infinity,
};

/** Within which bounds an operator may set some of the above, both included. */
export const settable = {
  /** From the specification's minimum on; a frame that comes in several chunks is copied, which larger ones always are. */
  frameMax: [4 * KIB, 16 * MIB],
  /** What a number of a channel has room for. */
  channelMax: [1, 65_535],
  /** What the field has room for. */
  heartbeatSeconds: [0, 65_535],
  /** To the size from which a body is not even thrown away. */
  bodySizeMax: [1, defaultLimits.bodySizeRefused],
  /** Below a second a client far away would not come through; longer than some minutes, anybody could hold sockets. */
  handshakeTimeoutMs: [1_000, 300_000],
  /** Timers are not exact; a year is as good as never. */
  consumerTimeoutMs: [1_000, 365 * 86_400_000],
  /** Older ones are broken. */
  minVersions: ['1.2', '1.3'],
} as const satisfies Record<string, readonly [number, number] | readonly string[]>;

/** Share of the machine's memory from which publishers are stopped, as RabbitMQ's was for long (`vm_memory_high_watermark`). */
export const MESSAGE_MEMORY_SHARE = 0.4;

/** Share of what the process may take from which publishers are stopped: what allocators waste comes on top. */
export const RESIDENT_MEMORY_ALARM_SHARE = 0.95;

/**
 * Publishers go on once the process takes less than this share of what it may. Nearer than for messages: a good
 * part of it is no message, and will never be free.
 */
export const RESIDENT_MEMORY_RESUME_SHARE = 0.85;

/** What messages may take before they leave for the disk: the machine has other uses for its memory. */
export const MEMORY_BUDGET_SHARE = 0.1;

/** Messages leave for the disk until memory is below this share of the budget, so that it is not for a few at a time. */
export const MEMORY_BUDGET_RELIEF_SHARE = 0.8;

/** Share of the maxima from which publishers are stopped that the budget never passes: paging comes first. */
export const MEMORY_BUDGET_OF_MAX = 0.5;

/** Share of the JavaScript heap that queue entries may take. */
export const ENTRY_HEAP_SHARE = 0.5;

/** Heap that one entry takes with its message: measured, rounded up. */
export const ENTRY_HEAP_BYTES = 400;

/** Ten years: RabbitMQ's bound for anything in milliseconds that a peer asks for. */
export const DURATION_MS_MAX = 315_360_000_000;

/** Times of messages, in milliseconds since 1970, take six octets in the store: enough until the year 10889. */
export const EXPIRY_TIME_MAX_MS = 2 ** 48 - 1;

/** Values that one exchange remembers to tell duplicates, at the most: a larger `x-cache-size` is refused. */
export const SEEN_VALUES_MAX = 2 ** 20;

/** Memory that those values may take, at VALUE_HEAP_BYTES and their own each; then the oldest are forgotten. */
export const SEEN_BYTES_MAX = 256 * MIB;

/** Heap that one such value takes beside its bytes, in an exchange or a queue: measured, rounded up. */
export const VALUE_HEAP_BYTES = 200;

/** Publishers go on once memory is below this share of the maximum, so that they do not flap. */
export const MESSAGE_MEMORY_RESUME_SHARE = 0.8;

/**
 * Bytes of `x-death` from which deaths are forgotten that lie behind a rejection, the oldest first. RabbitMQ
 * keeps all; this leaves room in a header frame of the usual frame-max, which many clients insist on.
 */
export const DEATH_HISTORY_BYTES = 64 * KIB;

/**
 * Bytes of `x-death` that a message may gather without a rejection. None of these is forgotten, since they
 * tell cycles, so there is an end: a chain of some eight hundred queues.
 * It bounds the work, too, since such a chain is run through at once.
 */
export const AUTOMATIC_DEATH_BYTES_MAX = 128 * KIB;

/** Messages that somebody without a connection takes out of a queue at once: a few milliseconds' work. */
export const FETCHED_MESSAGES_MAX = 10_000;

/** Bytes of such messages, of which the last may go beyond: all of them are in one answer. */
export const FETCHED_BYTES_MAX = 16 * MIB;

/** Messages that one look at a queue shows, and bytes of them, of which the last may go beyond: one answer. */
export const PEEKED_MESSAGES_MAX = 1000;
export const PEEKED_BYTES_MAX = 16 * MIB;

/** Messages that one look goes through for those that are wanted; the next look goes on from there. */
export const PEEK_SCANNED_MAX = 100_000;

/** Bindings of one exchange of which `explain` says why they match or do not. */
export const EXPLAINED_BINDINGS_MAX = 1000;

/** Unacked deliveries of one queue that are listed at once. */
export const UNACKED_LISTED_MAX = 1000;
