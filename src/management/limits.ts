/**
 * Every bound that a client of the management API could push against, with its reason.
 */
const KIB = 1024;
const MIB = 1024 * KIB;

export const managementLimits = {
  /** Bytes of request line and headers: room for long names, encoded, and for tokens. */
  headerBytesMax: 16 * KIB,
  /** Headers of one request; browsers send some twenty. */
  headersMax: 100,
  /** From the first byte of a request to the end of its headers: whoever dribbles them holds a socket no longer. */
  headersTimeoutMs: 10_000,
  /** From the first byte of a request to its last: definitions over a slow line. */
  requestTimeoutMs: 60_000,
  /** How long a connection may be silent in the middle of an answer that its client does not read. */
  silenceTimeoutMs: 60_000,
  /** How long a connection may wait for its next request. RabbitMQ's default. */
  keepAliveTimeoutMs: 60_000,
  /** Connections at once; who waits longest for a next request makes room. Browsers have six each, tools one. */
  connectionsMax: 1_024,
  /** Bytes of most bodies: the largest are policies and lists of names. */
  bodyBytesMax: 1 * MIB,
  /** Bytes of bodies that hold definitions or messages. RabbitMQ's default. */
  largeBodyBytesMax: 20 * MIB,
  /** Bytes of all bodies that come at once: three of the largest. */
  bodiesBytesMax: 64 * MIB,
  /** Rows of one page. RabbitMQ's. */
  pageSizeMax: 500,
  /** Rows of a page when nobody says. RabbitMQ's. */
  pageSize: 100,
  /** Characters of a name, percent-encoded, that are worth a place in the log. */
  pathShown: 256,
  /** Work done in one go before others have their turn: messages must not wait for a list. */
  portionMs: 4,
  /** Rows that are looked at between two looks at the clock. */
  rowsPerLook: 32,
  /** Rows sorted in one go: some milliseconds. */
  sortedRunMax: 2_048,
  /** Characters of a long answer that are sent at a time. */
  streamedChunk: 64 * KIB,
  /** Scrapes of metrics at once: each goes through all queues. Prometheus asks once in a while, two of them by turns. */
  scrapesMax: 4,
  /** How long a scrape counts as one of those, however slowly it is read. Prometheus gives up after ten seconds. */
  scrapeTimeoutMs: 30_000,
  /** Moves and deletions of messages that run at the same time: each keeps its place in a queue, and its selection. */
  operationsRunningMax: 32,
  /** Those of which it is known how they ended, the running ones included. */
  operationsKeptMax: 200,
  /** How long an answer waits for the end of such an operation. */
  operationWaitMs: 5_000,
  /** How long an answer waits for the disk. */
  durableTimeoutMs: 30_000,
} as const;
