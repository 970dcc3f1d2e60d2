/**
 * Requests to answers: what holds for all of them, and the table of routes, served by hono.
 */
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';
import { admit } from '../access/gate.js';
import type { Caller } from '../access/caller.js';
import { assertAcceptsJson, assertOwnOrigin, assertWellFormedPath } from './request-rules.js';
import { HttpError, notFound } from '../http-error.js';
import { managementLimits } from '../limits.js';
import { refusalOf } from './refusal.js';
import { BodyReader } from './request-body.js';
import { ManagementRequest, type Surroundings } from '../request.js';
import { respond, respondRefusal } from './response.js';
import type { ManagementPorts } from '../ports.js';
import type { Route, RouteNeeds } from '../route.js';
import { allowedMethods, byPath } from './route-table.js';

export interface Environment {
  readonly Bindings: HttpBindings;
  readonly Variables: { caller: Caller | undefined };
}

export type Application = Hono<Environment>;
type HonoContext = Context<Environment>;

interface Parts {
  readonly surroundings: Surroundings;
  readonly bodies: BodyReader;
}

/** What holds for all requests, and nothing to ask for yet. */
export function bareApplication(ports: Pick<ManagementPorts, 'log'>): Application {
  const application: Application = new Hono<Environment>({ strict: false });
  application.onError((error, context) => answerError(ports, error, context));
  application.notFound(() => respondRefusal(notFound()));
  // What is answered is data: a page that shows it as anything else is up to no good.
  application.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      xFrameOptions: 'DENY',
      strictTransportSecurity: false, // a broker is one of many on its host, and not for us to say
    }),
  );
  application.use(async ({ req, env }, next) => {
    assertWellFormedPath(env.incoming.url ?? '');
    assertOwnOrigin(req.method, req.header('origin'), req.header('host'));
    await next();
  });
  return application;
}

export function makeApplication(surroundings: Surroundings, routes: readonly Route[]): Application {
  const parts = { surroundings, bodies: new BodyReader() };
  const application = bareApplication(surroundings);
  for (const [path, ofPath] of byPath(routes)) {
    const allow = allowedMethods(ofPath);
    for (const route of ofPath) {
      application.on(route.method, `/api${path}`, entrance(surroundings, route.needs), (context) =>
        answer(parts, route, context),
      );
    }
    application.all(`/api${path}`, ({ req }) => {
      if (req.method === 'OPTIONS') return new Response(null, { status: 200, headers: { allow } });
      throw new HttpError(405, 'method_not_allowed', `Allowed: ${allow}`, { allow });
    });
  }
  return application;
}

/** Who may not ask is turned away before anything of the body is read. */
function entrance(surroundings: Surroundings, { tag, vhost }: RouteNeeds): MiddlewareHandler<Environment> {
  return async (context, next) => {
    const { req, env } = context;
    if (tag !== 'anybody') {
      const caller = await admit(surroundings, req.header('authorization'), env.incoming.socket.remoteAddress ?? '');
      caller.assertMay(tag);
      const name = req.param('vhost') ?? '';
      // One that is not there is not found: whoever may ask at all may know that.
      if (vhost !== undefined && surroundings.broker.findVHost(name) !== undefined) {
        if (vhost === 'use') caller.assertMayUse(name, tag);
        else caller.assertMaySee(name);
      }
      context.set('caller', caller);
    }
    assertAcceptsJson(req.header('accept'));
    await next();
  };
}

async function answer({ surroundings, bodies }: Parts, route: Route, context: HonoContext): Promise<Response> {
  const { req, env } = context;
  const request = new ManagementRequest({
    surroundings,
    parameters: req.param(),
    query: new URL(req.url).searchParams,
    headers: req.raw.headers,
    address: env.incoming.socket.remoteAddress ?? '',
    caller: context.get('caller'),
    text: () => bodies.read(env.incoming, route.needs.bodyBytesMax ?? managementLimits.bodyBytesMax),
  });
  return respond(await route.handle(request));
}

/** Lets in who may see figures of the whole broker. */
export function monitorsAlone(surroundings: Surroundings): MiddlewareHandler<Environment> {
  return async ({ req, env }, next) => {
    const address = env.incoming.socket.remoteAddress ?? '';
    (await admit(surroundings, req.header('authorization'), address)).assertMay('monitoring');
    await next();
  };
}

function answerError({ log }: Pick<ManagementPorts, 'log'>, error: unknown, { req }: HonoContext): Response {
  const refusal = refusalOf(error);
  if (refusal !== undefined) return respondRefusal(refusal);
  // Of the paths, one has a password in it.
  const path = req.path.replace(/(\/hash_password\/).*/, '$1…').slice(0, managementLimits.pathShown);
  log.error({ err: error, method: req.method, path }, 'a request to the management API could not be answered');
  return new Response(null, { status: 500 });
}
