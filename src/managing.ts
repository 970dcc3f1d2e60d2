/**
 * The management API of a broker: its options, put into practice, and what it asks of the other floors.
 */
import type { BrokerOptions } from './broker-options.js';
import type { Broker } from './core/broker.js';
import type { AuthenticationOutcome, Authenticator } from './core/ports.js';
import type { ListeningPort, ManagementPorts } from './management/ports.js';
import type { HttpServer, HttpServerOptions } from './management/serving/http-server.js';
import type { LoginAttempts } from './server/authentication/login-attempts.js';
import { hashPassword, quickHash } from './server/authentication/password-hashing.js';
import type { ListeningAddress } from './server/listening/listeners.js';
import { isLoopback } from './server/listening/listener.js';
import type { Security } from './server/listening/secure-server.js';
import type { Logger } from './server/logger.js';
import type { Identity } from './server/server-properties.js';
import { MemoryStore } from './store/memory-store.js';

/** HTTP, for tools and people who look after the broker. */
export interface ManagementOptions {
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** TCP port, 0 for any free one. Default 15672. */
  readonly port?: number;
  /** True for HTTPS, with the certificate of `tls`, which has to be there. Default false. */
  readonly tls?: boolean;
}

/** Metrics for Prometheus, on a port of their own, for whoever reaches it. */
export interface MetricsOptions {
  /** Address to listen on. Default `127.0.0.1`. */
  readonly host?: string;
  /** TCP port, 0 for any free one. Default 15692. */
  readonly port?: number;
  /** True for HTTPS, with the certificate of `tls`, which has to be there. Default false. */
  readonly tls?: boolean;
}

/** What listens for HTTP. */
export interface HttpServers {
  readonly management: HttpServer | undefined;
  readonly metrics: HttpServer | undefined;
  /** Ends requests under way at the latest after `timeoutMs`. */
  close(timeoutMs: number): Promise<void>;
}

/** What there is of the broker when its management opens. */
export interface ManagedParts {
  readonly broker: Broker;
  readonly authenticator: Authenticator;
  readonly attempts: LoginAttempts;
  readonly addresses: readonly ListeningAddress[];
  readonly security: Security | undefined;
  readonly identity: Identity;
  readonly data: string | undefined;
  readonly log: Logger;
}

const HOST = '127.0.0.1';
const PORT = 15_672;
const METRICS_PORT = 15_692;

/** @throws TypeError when HTTPS is wanted and there is no certificate */
export function assertManageable({ management, metrics, tls }: BrokerOptions): void {
  if (tls !== undefined) return;
  if (management?.tls === true) throw new TypeError('management.tls: there is no certificate, see tls');
  if (metrics?.tls === true) throw new TypeError('metrics.tls: there is no certificate, see tls');
}

/**
 * Serves what is wanted of both.
 *
 * @throws the error of the socket
 */
export async function openHttpServers(
  parts: ManagedParts,
  { management, metrics }: BrokerOptions,
): Promise<HttpServers> {
  const ports = managementPorts(parts);
  const metricsServer = metrics && (await openMetrics(ports, parts, metrics));
  const metricsPort = metricsServer && prometheusPort(metricsServer.address);
  const all = { ...ports, listeningPorts: () => [...ports.listeningPorts(), ...(metricsPort ? [metricsPort] : [])] };
  try {
    const server = management && (await openManagement(all, parts, management));
    const close = async (timeoutMs: number): Promise<void> => {
      await Promise.all([server?.close(timeoutMs), metricsServer?.close(timeoutMs)]);
    };
    return { management: server, metrics: metricsServer, close };
  } catch (error) {
    await metricsServer?.close(0);
    throw error;
  }
}

async function openManagement(
  ports: ManagementPorts,
  { security }: ManagedParts,
  options: ManagementOptions,
): Promise<HttpServer> {
  // Who does without it need not load it.
  const { HttpServer } = await import('./management/serving/http-server.js');
  return served(options, PORT, security, (where) => HttpServer.open(ports, where));
}

async function openMetrics(
  ports: ManagementPorts,
  { security }: ManagedParts,
  options: MetricsOptions,
): Promise<HttpServer> {
  const { openMetricsServer } = await import('./management/metrics/metrics-server.js');
  return served(options, METRICS_PORT, security, (where) => openMetricsServer(ports, where));
}

async function served(
  { host = HOST, port, tls = false }: ManagementOptions,
  defaultPort: number,
  security: Security | undefined,
  open: (where: HttpServerOptions) => Promise<HttpServer>,
): Promise<HttpServer> {
  const secured = tls ? security : undefined;
  const server = await open({ host, port: port ?? defaultPort, ...(secured && { tls: secured.context }) });
  secured?.onRenewal(() => server.renewCertificate(secured.context));
  return server;
}

/** As RabbitMQ calls those who serve metrics, in its list of listeners. */
function prometheusPort({ protocol, host, port }: ListeningPort): ListeningPort {
  return { protocol: protocol === 'https' ? 'https/prometheus' : 'http/prometheus', host, port };
}

function managementPorts(parts: ManagedParts): ManagementPorts {
  const { broker, authenticator, attempts, addresses, security, identity, data, log } = parts;
  return {
    broker,
    log,
    node: {
      product: identity.product,
      version: identity.version,
      dataDirectory: data,
      certificateEndsMs: () => security?.certificates.endsMs,
    },
    authenticate: (user, password, address) => authenticate({ authenticator, attempts, address }, user, password),
    hashPassword,
    emptyStore: () => new MemoryStore(),
    digestPassword: (password) => quickHash(password).hash,
    listeningPorts: () =>
      addresses.map(({ host, port, isSecure }) => ({ protocol: isSecure ? 'amqp/ssl' : 'amqp', host, port })),
    loginCounts: () => attempts.list(),
    resetLoginCounts: () => attempts.reset(),
  };
}

interface Door {
  readonly authenticator: Authenticator;
  readonly attempts: LoginAttempts;
  readonly address: string;
}

function authenticate(
  { authenticator, attempts, address }: Door,
  user: string,
  password: string,
): Promise<AuthenticationOutcome> {
  const peer = { loopback: isLoopback(address), address, name: address };
  return new Promise((resolve) => {
    authenticator.authenticate('PLAIN', Buffer.from(`\0${user}\0${password}`), peer, (outcome) => {
      attempts.count('http', outcome);
      resolve(outcome);
    });
  });
}
