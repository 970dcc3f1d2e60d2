/**
 * The address `/metrics` and what is below it, for Prometheus and those who read like it. RabbitMQ serves it on a port of its
 * own (15692), to everybody; on the port of the management API it is for those who may monitor.
 */
import type { Context, MiddlewareHandler } from 'hono';
import { HttpError } from '../http-error.js';
import type { Application, Environment } from '../serving/application.js';
import { Exposition, contentTypes } from './exposition.js';
import { acceptsGzip, formatFor } from './negotiation.js';
import { MetricsPages } from './pages.js';
import type { MetricsSubject } from './families/node.js';
import { measureRuntime } from './families/runtime.js';
import { Scrapes } from './scrapes.js';

type PageMaker = (exposition: Exposition, query: URLSearchParams) => AsyncGenerator<string> | Generator<string>;

const ALLOW = { allow: 'HEAD, GET, OPTIONS' };

/** @param gate turns away who may not see it */
export function serveMetrics(
  application: Application,
  subject: MetricsSubject,
  ...gate: MiddlewareHandler<Environment>[]
): void {
  measureRuntime();
  const pages = new MetricsPages(subject);
  const scrapes = new Scrapes();
  const addresses: Readonly<Record<string, PageMaker>> = {
    '/metrics': (exposition) => pages.aggregated(exposition),
    '/metrics/per-object': (exposition) => pages.perObject(exposition),
    '/metrics/detailed': (exposition, query) => {
      const vhosts = query.getAll('vhost');
      return pages.detailed(exposition, {
        families: new Set(query.getAll('family')),
        vhosts: vhosts.length === 0 ? undefined : new Set(vhosts),
      });
    },
    '/metrics/memory-breakdown': (exposition) => pages.memoryBreakdown(exposition),
  };
  for (const [path, make] of Object.entries(addresses)) {
    for (const middleware of gate) application.get(path, middleware);
    application.get(path, (context) => scrape(scrapes, make, context));
    application.all(path, ({ req }) => {
      if (req.method === 'OPTIONS') return new Response(null, { status: 200, headers: ALLOW });
      throw new HttpError(405, 'method_not_allowed', `Allowed: ${ALLOW.allow}`, ALLOW);
    });
  }
}

function scrape(scrapes: Scrapes, make: PageMaker, { req }: Context<Environment>): Response {
  const format = formatFor(req.header('accept'));
  const isCompressed = acceptsGzip(req.header('accept-encoding'));
  const headers = {
    'content-type': contentTypes[format],
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
    ...(isCompressed && { 'content-encoding': 'gzip' }),
  };
  if (req.method === 'HEAD') return new Response(null, { headers });
  const page = scrapes.begin(make(new Exposition(format), new URL(req.url).searchParams));
  const body = isCompressed ? page.pipeThrough(new CompressionStream('gzip')) : page;
  return new Response(body, { headers });
}
