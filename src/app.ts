/**
 * The composition root: puts the floors together into a broker that serves.
 */
import { createRequire } from 'node:module';
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { Broker } from './core/broker.js';
import { ENTRY_HEAP_BYTES, ENTRY_HEAP_SHARE, type Limits, MESSAGE_MEMORY_SHARE, defaultLimits } from './core/limits.js';
import { GuestAuthenticator } from './server/guest-authenticator.js';
import { Heartbeats } from './server/heartbeat.js';
import { Listener } from './server/listener.js';
import { type Logger, silentLogger } from './server/logger.js';
import { RandomNames } from './server/random-names.js';
import { type Identity, serverProperties } from './server/server-properties.js';
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
 * @throws the error of the socket when it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`)
 */
export async function startBroker(options: BrokerOptions = {}): Promise<RunningBroker> {
  const limits = { ...machineLimits(), ...options.limits };
  const broker = new Broker(limits, serverProperties(options.advertise ?? ourselves()), {
    store: new MemoryStore(),
    names: new RandomNames(),
    authenticator: new GuestAuthenticator(),
  });
  const turn = new Turn(broker);
  broker.requestTurn = () => {
    turn.request();
  };
  const log = options.log ?? silentLogger();
  const parts = { broker, turn, pool: new BlockPool(), heartbeats: new Heartbeats(), log };
  const listener = new Listener(parts);
  const { address, port } = await listener.listen(options.host ?? '127.0.0.1', options.port ?? 5672);
  return {
    host: address,
    port,
    stop: async () => {
      const gone = listener.close(limits.closeTimeoutMs);
      broker.closeAll('shutdown');
      turn.request();
      await gone;
    },
  };
}

/** The defaults, with the bounds on memory taken from this machine. */
function machineLimits(): Limits {
  const heapBytes = getHeapStatistics().heap_size_limit;
  return {
    ...defaultLimits,
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
