/**
 * Serves the management API: sockets, their bounds, and the end of it all.
 */
import { type Server, type ServerOptions, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { SecureContextOptions } from 'node:tls';
import { getRequestListener } from '@hono/node-server';
import { type Application, makeApplication, monitorsAlone } from './application.js';
import { Sampler } from '../../core/statistics/sampling/sampler.js';
import { wind } from '../figures/winding.js';
import { managementLimits } from '../limits.js';
import { serveMetrics } from '../metrics/addresses.js';
import { Operations } from '../operations/operations.js';
import type { ListeningPort, ManagementPorts } from '../ports.js';
import { routes } from '../routes.js';
import { WaitingSockets } from './waiting-sockets.js';

export interface HttpServerOptions {
  readonly host: string;
  /** 0 for any free one. */
  readonly port: number;
  /** Certificate, ciphers and versions: HTTPS instead of HTTP. */
  readonly tls?: SecureContextOptions;
  /** Bounds that differ from `managementLimits`. */
  readonly bounds?: Partial<ServerBounds>;
}

/** What a client may take of a server, and for how long: those of `managementLimits`. */
export interface ServerBounds {
  readonly headerBytesMax: number;
  readonly headersMax: number;
  readonly headersTimeoutMs: number;
  readonly requestTimeoutMs: number;
  readonly silenceTimeoutMs: number;
  readonly keepAliveTimeoutMs: number;
  readonly connectionsMax: number;
}

export class HttpServer {
  private constructor(
    private readonly server: Server,
    readonly address: ListeningPort,
  ) {}

  private endSampling = (): void => undefined;

  /** @throws the error of the socket (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …) */
  static async open(ports: ManagementPorts, options: HttpServerOptions): Promise<HttpServer> {
    const own: ListeningPort[] = [];
    const sampler = new Sampler(ports.broker);
    const surroundings = {
      ...ports,
      startedAtMs: Date.now(),
      sampler,
      operations: new Operations(),
      allPorts: () => [...ports.listeningPorts(), ...own],
    };
    const application = makeApplication(surroundings, routes);
    serveMetrics(application, surroundings, monitorsAlone(surroundings));
    const server = await HttpServer.serve(application, ports, options);
    own.push(server.address);
    server.endSampling = wind(sampler);
    return server;
  }

  /** @throws the error of the socket */
  static async serve(
    { fetch }: Application,
    { log }: Pick<ManagementPorts, 'log'>,
    { host, port, tls, bounds }: HttpServerOptions,
  ): Promise<HttpServer> {
    const listener = getRequestListener((request, env) => fetch(request, env), {
      overrideGlobalObjects: false,
    });
    const onRequest = (...[request, response]: Parameters<typeof listener>): void => void listener(request, response);
    const all: ServerBounds = { ...managementLimits, ...bounds };
    const server =
      tls === undefined
        ? createServer(boundsOf(all), onRequest)
        : createSecureServer({ ...boundsOf(all), ...tls, handshakeTimeout: all.headersTimeoutMs }, onRequest);
    bound(server, all);
    const { address, port: taken } = await listen(server, host, port);
    server.on('error', (error) => {
      log.error({ err: error, port: taken }, 'cannot accept a connection by HTTP');
    });
    return new HttpServer(server, { protocol: tls === undefined ? 'http' : 'https', host: address, port: taken });
  }

  /** `http://host:port` */
  get url(): string {
    const { protocol, host, port } = this.address;
    return `${protocol}://${host.includes(':') ? `[${host}]` : host}:${port}`;
  }

  /** Who connects from now on meets another certificate. */
  renewCertificate(context: SecureContextOptions): void {
    if ('setSecureContext' in this.server) {
      (this.server as Server & { setSecureContext(options: SecureContextOptions): void }).setSecureContext(context);
    }
  }

  /** Accepts no more; requests under way are ended at the latest after `timeoutMs`. */
  close(timeoutMs: number): Promise<void> {
    this.endSampling();
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.server.closeAllConnections();
      }, timeoutMs);
      this.server.close(() => {
        clearTimeout(timer);
        resolve();
      });
      this.server.closeIdleConnections();
    });
  }
}

function boundsOf(bounds: ServerBounds): ServerOptions {
  return {
    maxHeaderSize: bounds.headerBytesMax,
    headersTimeout: bounds.headersTimeoutMs,
    requestTimeout: bounds.requestTimeoutMs,
    keepAliveTimeout: bounds.keepAliveTimeoutMs,
    // How often those times are looked at.
    connectionsCheckingInterval: bounds.headersTimeoutMs / 4,
    noDelay: true,
  };
}

function bound(server: Server, { headersMax, connectionsMax, silenceTimeoutMs }: ServerBounds): void {
  server.maxHeadersCount = headersMax;
  server.maxConnections = connectionsMax;
  server.timeout = silenceTimeoutMs;
  new WaitingSockets(server, connectionsMax);
}

function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port }, () => {
      server.off('error', reject);
      resolve(server.address() as AddressInfo);
    });
  });
}
