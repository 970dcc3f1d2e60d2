/**
 * The composition root: puts the floors together into a broker that serves.
 */
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { Broker } from './core/broker.js';
import type { DefinitionEntry } from './core/definitions.js';
import {
  ENTRY_HEAP_BYTES,
  ENTRY_HEAP_SHARE,
  type Limits,
  MEMORY_BUDGET_SHARE,
  MESSAGE_MEMORY_SHARE,
  defaultLimits,
} from './core/limits.js';
import type { Store } from './core/storage.js';
import { GuestAuthenticator } from './server/guest-authenticator.js';
import { Heartbeats } from './server/heartbeat.js';
import { Listener } from './server/listener.js';
import { type Logger, silentLogger } from './server/logger.js';
import { RandomNames } from './server/random-names.js';
import { RandomNumbers } from './server/random-numbers.js';
import { type Identity, serverProperties } from './server/server-properties.js';
import { SystemClock } from './server/system-clock.js';
import { Turn } from './server/turn.js';
import { MemoryStore } from './store/memory-store.js';
import { BlockPool } from './wire/frames/block-pool.js';

export interface BrokerOptions {
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** TCP port, 0 for any free one. Default 5672. */
  readonly port?: number;
  /** Product and version that clients are told. Default: Leveret and its version. */
  readonly advertise?: Identity;
  /** Directory that keeps durable definitions and persistent messages. Default: none, all is in memory alone. */
  readonly data?: string;
  /** Bytes of memory that queued messages may take. Default: a share of the machine's. */
  readonly memoryBudget?: number;
  /** Bounds that differ from the defaults in `core/limits.ts`. */
  readonly limits?: Partial<Limits>;
  /** Where logs go. Default: nowhere. */
  readonly log?: Logger;
}

export interface RunningBroker {
  readonly host: string;
  /** The port it listens on. */
  readonly port: number;
  /** Closes every connection with 320 and ends once all are gone, within a few seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a broker in this process.
 *
 * @throws the error of the socket when it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`), or a
 *   StoreError when the data directory cannot be used (`code` is `ERR_STORE_…`)
 */
export async function startBroker(options: BrokerOptions = {}): Promise<RunningBroker> {
  const limits = { ...machineLimits(options.memoryBudget), ...options.limits };
  const log = options.log ?? silentLogger();
  const { store, entries, close } = await open(options.data, limits, log);
  const broker = new Broker(limits, serverProperties(options.advertise ?? ourselves()), {
    store,
    names: new RandomNames(),
    random: new RandomNumbers(),
    authenticator: new GuestAuthenticator(),
    clock: new SystemClock(),
  });
  const turn = new Turn(broker);
  broker.requestTurn = () => {
    turn.request();
  };
  broker.restore(entries, (entry, why) => {
    log.error({ entry }, `a stored definition is left out: ${why}`);
  });
  turn.request();
  const parts = { broker, turn, pool: new BlockPool(), heartbeats: new Heartbeats(), log };
  const listener = new Listener(parts);
  const { address, port } = await listening(listener, options, close);
  const stop = async (): Promise<void> => {
    const gone = listener.close(limits.closeTimeoutMs);
    broker.closeAll('shutdown');
    turn.request();
    await gone;
    broker.endTurn();
    await close();
  };
  let stopped: Promise<void> | undefined;
  return { host: address, port, stop: () => (stopped ??= stop()) };
}

interface OpenStore {
  readonly store: Store;
  readonly entries: readonly DefinitionEntry[];
  readonly close: () => Promise<void>;
}

async function open(data: string | undefined, limits: Limits, log: Logger): Promise<OpenStore> {
  if (data === undefined) return { store: new MemoryStore(), entries: [], close: () => Promise.resolve() };
  // Who keeps nothing need not load what it takes to keep something.
  const { openStore } = await import('./store/opening/open-store.js');
  const { store, entries } = await openStore({ directory: data, log, diskFreeMin: limits.diskFreeMin });
  return { store, entries, close: () => store.close() };
}

async function listening(listener: Listener, options: BrokerOptions, close: () => Promise<void>): Promise<AddressInfo> {
  try {
    return await listener.listen(options.host ?? '127.0.0.1', options.port ?? 5672);
  } catch (error) {
    await close();
    throw error;
  }
}

/** The defaults, with the bounds on memory taken from this machine. */
function machineLimits(memoryBudget: number | undefined): Limits {
  const heapBytes = getHeapStatistics().heap_size_limit;
  return {
    ...defaultLimits,
    memoryBudget: memoryBudget ?? Math.floor(machineMemory() * MEMORY_BUDGET_SHARE),
    messageMemoryMax: Math.floor(machineMemory() * MESSAGE_MEMORY_SHARE),
    queuedEntriesMax: Math.floor((heapBytes * ENTRY_HEAP_SHARE) / ENTRY_HEAP_BYTES),
  };
}

/** What this process may use: a container's limit where there is one. */
function machineMemory(): number {
  const constrained = process.constrainedMemory();
  return constrained > 0 && constrained < totalmem() ? constrained : totalmem();
}

function ourselves(): Identity {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return { product: 'Leveret', version };
}
