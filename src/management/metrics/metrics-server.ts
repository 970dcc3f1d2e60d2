/**
 * Metrics on a port of their own, as RabbitMQ has them on 15692: whoever reaches it may read them, and nothing else.
 */
import type { ManagementPorts } from '../ports.js';
import { bareApplication } from '../serving/application.js';
import { HttpServer, type HttpServerOptions } from '../serving/http-server.js';
import { serveMetrics } from './addresses.js';

/** @throws the error of the socket (`EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …) */
export function openMetricsServer(
  ports: Pick<ManagementPorts, 'broker' | 'node' | 'loginCounts' | 'log'>,
  options: HttpServerOptions,
): Promise<HttpServer> {
  const application = bareApplication(ports);
  serveMetrics(application, { ...ports, startedAtMs: Date.now() });
  return HttpServer.serve(application, ports, options);
}
