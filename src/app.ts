/**
 * The composition root: puts the floors together into a broker that serves.
 */
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import type { DefaultUser } from './core/access/access.js';
import type { BrokerOptions } from './broker-options.js';
import { Broker } from './core/broker.js';
import type { DefinitionEntry } from './core/definitions.js';
import type { Interference } from './core/session/interference.js';
import type { Limits } from './core/limits.js';
import { LoginRefusals } from './embedding/faults/login-refusals.js';
import { letIn } from './embedding/isolated-vhost.js';
import { ManualClock } from './embedding/time/manual-clock.js';
import type { Store } from './core/storage.js';
import { takeInitialDefinitions } from './initial-definitions.js';
import { openListeners, openSecurity } from './listening.js';
import { type HttpServers, assertManageable, openHttpServers } from './managing.js';
import { machineLimits } from './machine.js';
import { recover } from './recovery.js';
import { type Credentials, RunningBroker } from './running-broker.js';
import { Login } from './server/authentication/login.js';
import { LoginAttempts } from './server/authentication/login-attempts.js';
import { hashPassword, quickHash } from './server/authentication/password-hashing.js';
import { Heartbeats } from './server/heartbeat.js';
import type { Listeners } from './server/listening/listeners.js';
import { type Logger, silentLogger } from './server/logger.js';
import { BrokerLog } from './server/logging/broker-log.js';
import { lineQuota } from './server/logging/line-quota.js';
import { watchMemory } from './server/memory-watch.js';
import { RandomNames } from './server/random-names.js';
import { RandomNumbers } from './server/random-numbers.js';
import { type Identity, serverProperties } from './server/server-properties.js';
import { SocketConnection } from './server/socket-connection.js';
import { SystemClock } from './server/system-clock.js';
import { Turn } from './server/turn.js';
import { MemoryStore } from './store/memory-store.js';
import { BlockPool } from './wire/frames/block-pool.js';

export type { BrokerOptions, RunningBroker };

/**
 * Starts a broker in this process.
 *
 * @throws the error of the socket when it cannot listen (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`), a
 *   CertificateError when it cannot serve its certificate (`code` is `ERR_TLS_…`), or a StoreError when the
 *   data directory cannot be used (`code` is `ERR_STORE_…`), or a DefinitionsError when `definitions` make no sense
 *   (`code` is `ERR_DEFINITIONS`)
 */
export async function startBroker(options: BrokerOptions = {}): Promise<RunningBroker> {
  const limits = { ...machineLimits(options.memoryBudget), ...options.limits };
  const log = options.log ?? silentLogger();
  const startedMs = performance.now();
  const brokerLog = new BrokerLog(log);
  if (options.memory === true && options.data !== undefined) throw new TypeError('memory and data cannot both be');
  assertManageable(options);
  const security = await openSecurity(options.tls, log);
  const { store, entries, close, abandon } = await open(options.data, limits, log).catch((error: unknown) => {
    security?.certificates.close();
    throw error;
  });
  const identity = options.advertise ?? ourselves();
  const made = await makeBroker(options, { limits, store, identity, brokerLog });
  const { broker, login, attempts } = made;
  let onTurnEnd = (): void => undefined;
  const turn: Turn = new Turn({
    endTurn: () => {
      broker.endTurn();
      memoryWatch?.turnEnded();
      onTurnEnd();
    },
  });
  const memoryWatch = watchMemory(broker, log);
  await recover(broker, entries, log, startedMs);
  await takeInitialDefinitions(broker, options, { log, isNew: entries.length === 0 }).catch(async (error: unknown) => {
    memoryWatch?.close();
    security?.certificates.close();
    await abandon();
    throw error;
  });
  broker.requestTurn = () => {
    turn.request();
  };
  turn.request();
  const parts = { broker, turn, pool: new BlockPool(), heartbeats: new Heartbeats(), log, quota: lineQuota(log) };
  const listeners = await listening(openListeners(parts, options, security), close);
  const { addresses } = listeners;
  const managed = { broker, log, authenticator: login, attempts, addresses, security, identity, data: options.data };
  const stop = async (http?: HttpServers): Promise<void> => {
    const gone = Promise.all([listeners.close(limits.closeTimeoutMs), http?.close(limits.closeTimeoutMs)]);
    broker.closeAll('shutdown');
    turn.request();
    await gone;
    memoryWatch?.close();
    parts.quota.report();
    broker.endTurn();
    await close();
  };
  const http = await openHttpServers(managed, options).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return new RunningBroker({
    ...made,
    ...{ turn, addresses },
    user: options.defaultUser ?? GUEST,
    managementUrl: http.management?.url,
    metricsUrl: http.metrics?.url,
    reload: () => listeners.reload(),
    stop: () => stop(http),
    onTurnEnd: (listener) => (onTurnEnd = listener),
    socketOf: ({ outbound }) => (outbound instanceof SocketConnection ? outbound : undefined),
  });
}

interface BrokerParts {
  readonly limits: Limits;
  readonly store: Store;
  readonly identity: Identity;
  readonly brokerLog: BrokerLog;
}

/** The core with all that it asks of others, before it has taken up anything. */
async function makeBroker(options: BrokerOptions, { limits, store, identity, brokerLog }: BrokerParts) {
  const defaultUser = await defaultUserOf(options);
  const { loopbackUsers, anonymousUser } = options;
  const { failedLoginDelayMs } = limits;
  const login = new Login((name) => broker.access.users.find(name), {
    loopbackUsers,
    anonymousUser,
    failedLoginDelayMs,
  });
  const attempts = new LoginAttempts();
  const logins = new LoginRefusals();
  const clock = options.clock === 'manual' ? new ManualClock(Date.now()) : undefined;
  const broker: Broker = new Broker(limits, serverProperties(identity), {
    store,
    names: new RandomNames(),
    random: new RandomNumbers(),
    authenticator: attempts.counting('amqp091', logins.guarding(login)),
    defaultUser,
    clock: clock ?? new SystemClock(),
    nodeName: `leveret@${hostname()}`,
    witness: brokerLog,
  });
  brokerLog.figures = broker;
  if (options.createVHosts === true) broker.interference = { ...broker.interference, missingVHost: vhostMaker(broker) };
  return { broker, login, attempts, logins, clock };
}

const GUEST: Credentials = { name: 'guest', password: 'guest' };

async function defaultUserOf({ defaultUser }: BrokerOptions): Promise<DefaultUser> {
  // The password that everybody knows need not be hard to guess.
  if (defaultUser === undefined) return { name: GUEST.name, password: quickHash(GUEST.password) };
  return { name: defaultUser.name, password: await hashPassword(defaultUser.password) };
}

/** Makes vhosts as they are asked for. */
function vhostMaker(broker: Broker): Interference['missingVHost'] {
  return (name, user) => {
    broker.addVHost(name);
    letIn(broker, user, name);
    return broker.findVHost(name);
  };
}

interface OpenStore {
  readonly store: Store;
  readonly entries: readonly DefinitionEntry[];
  readonly close: () => Promise<void>;
  /** Ends it, and writes nothing of what was not committed. */
  readonly abandon: () => Promise<void>;
}

async function open(data: string | undefined, limits: Limits, log: Logger): Promise<OpenStore> {
  const nothing = (): Promise<void> => Promise.resolve();
  if (data === undefined) return { store: new MemoryStore(), entries: [], close: nothing, abandon: nothing };
  // Who keeps nothing need not load what it takes to keep something.
  const { openStore } = await import('./store/opening/open-store.js');
  const { store, entries } = await openStore({ directory: data, log, diskFreeMin: limits.diskFreeMin });
  return { store, entries, close: () => store.close(), abandon: () => store.abandon() };
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
