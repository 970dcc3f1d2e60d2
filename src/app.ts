/**
 * The composition root: puts the floors together into a broker that serves.
 */
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import type { DefaultUser } from './core/access/access.js';
import { Broker } from './core/broker.js';
import type { DefinitionEntry } from './core/definitions.js';
import type { Limits } from './core/limits.js';
import type { Store } from './core/storage.js';
import { type ListenOptions, openListeners, openSecurity } from './listening.js';
import { machineLimits } from './machine.js';
import { Login } from './server/authentication/login.js';
import { hashPassword, quickHash } from './server/authentication/password-hashing.js';
import { Heartbeats } from './server/heartbeat.js';
import type { ListeningAddress, Listeners } from './server/listening/listeners.js';
import { type Logger, silentLogger } from './server/logger.js';
import { RandomNames } from './server/random-names.js';
import { RandomNumbers } from './server/random-numbers.js';
import { type Identity, serverProperties } from './server/server-properties.js';
import { SystemClock } from './server/system-clock.js';
import { Turn } from './server/turn.js';
import { MemoryStore } from './store/memory-store.js';
import { BlockPool } from './wire/frames/block-pool.js';

export interface BrokerOptions extends ListenOptions {
  /** Product and version that clients are told. Default: Leveret and its version. */
  readonly advertise?: Identity;
  /** Directory that keeps durable definitions and persistent messages. Default: none, all is in memory alone. */
  readonly data?: string;
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
  /** Where logs go. Default: nowhere. */
  readonly log?: Logger;
}

export interface RunningBroker {
  /** The first address that it listens on. */
  readonly host: string;
  /** The port there: that of plain AMQP, unless there is none. */
  readonly port: number;
  /** The first port for TLS. */
  readonly tlsPort: number | undefined;
  /** All addresses that it listens on. */
  readonly addresses: readonly ListeningAddress[];
  /** Serves the certificate that its file holds now, to whoever connects from now on. */
  reload(): Promise<void>;
  /** Closes every connection with 320 and ends once all are gone, within a few seconds. */
  stop(): Promise<void>;
}

/**
 * Starts a broker in this process.
 *
 * @throws the error of the socket when it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`), a
 *   CertificateError when it cannot serve its certificate (`code` is `ERR_TLS_…`), or a StoreError when the
 *   data directory cannot be used (`code` is `ERR_STORE_…`)
 */
export async function startBroker(options: BrokerOptions = {}): Promise<RunningBroker> {
  const limits = { ...machineLimits(options.memoryBudget), ...options.limits };
  const log = options.log ?? silentLogger();
  const security = await openSecurity(options.tls, log);
  const { store, entries, close } = await open(options.data, limits, log).catch((error: unknown) => {
    security?.certificates.close();
    throw error;
  });
  const defaultUser = await defaultUserOf(options);
  const broker: Broker = new Broker(limits, serverProperties(options.advertise ?? ourselves()), {
    store,
    names: new RandomNames(),
    random: new RandomNumbers(),
    authenticator: new Login((name) => broker.access.users.find(name), { ...options, ...limits }),
    defaultUser,
    clock: new SystemClock(),
    nodeName: `leveret@${hostname()}`,
  });
  const turn = new Turn(broker);
  broker.restore(entries, (entry, why) => {
    // What a user has of a password is for nobody's eyes.
    log.error(entry.kind === 'user' ? { user: entry.user.name } : { entry }, `a stored definition is left out: ${why}`);
  });
  // Nothing happens before all is read that has to be known.
  await new Promise<void>((resolve) => {
    broker.restoration.whenDone(resolve);
  });
  broker.requestTurn = () => {
    turn.request();
  };
  turn.request();
  const parts = { broker, turn, pool: new BlockPool(), heartbeats: new Heartbeats(), log };
  const listeners = await listening(openListeners(parts, options, security), close);
  const stop = async (): Promise<void> => {
    const gone = listeners.close(limits.closeTimeoutMs);
    broker.closeAll('shutdown');
    turn.request();
    await gone;
    broker.endTurn();
    await close();
  };
  let stopped: Promise<void> | undefined;
  return running(listeners, () => (stopped ??= stop()));
}

function running(listeners: Listeners, stop: () => Promise<void>): RunningBroker {
  const { addresses } = listeners;
  const { host, port } = addresses[0]!;
  const tlsPort = addresses.find(({ isSecure }) => isSecure)?.port;
  return { host, port, tlsPort, addresses, reload: () => listeners.reload(), stop };
}

async function defaultUserOf({ defaultUser }: BrokerOptions): Promise<DefaultUser> {
  // The password that everybody knows need not be hard to guess.
  if (defaultUser === undefined) return { name: 'guest', password: quickHash('guest') };
  return { name: defaultUser.name, password: await hashPassword(defaultUser.password) };
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

async function listening(opening: Promise<Listeners>, close: () => Promise<void>): Promise<Listeners> {
  try {
    return await opening;
  } catch (error) {
    await close();
    throw error;
  }
}

function ourselves(): Identity {
  const { version } = createRequire(import.meta.url)('../package.json') as { version: string };
  return { product: 'Leveret', version };
}
