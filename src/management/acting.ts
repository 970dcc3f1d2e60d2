/**
 * In whose name the core does what a request asks for, and what requests have in common that change topology.
 */
import { type Actor, actorOf } from '../core/acting/actor.js';
import { tableFromJson } from '../core/json/table-json.js';
import { HttpError, notAuthorised } from './http-error.js';
import type { Body, ManagementRequest } from './request.js';

/**
 * The caller in the vhost of the path. Like any client he needs permissions there: administrators have no others.
 *
 * @throws HttpError 404, or 401 when he may not enter it
 */
export function actorIn(request: ManagementRequest): Actor {
  const { broker, caller } = request;
  const vhost = request.parameter('vhost');
  if (broker.findVHost(vhost) === undefined) throw new HttpError(404, 'not_found', 'vhost_not_found');
  const actor = actorOf(broker, caller.name, vhost);
  if (actor === undefined) throw notAuthorised('Access refused.');
  return actor;
}

/** @throws JsonError */
export function argumentsIn(body: Body): ReturnType<typeof tableFromJson> {
  return tableFromJson(body.arguments ?? {});
}

/** The name that a path gives: the default exchange has none of its own, and is called `amq.default` here (RabbitMQ). */
export function exchangeNamed(name: string): string {
  return name === DEFAULT_EXCHANGE ? '' : name;
}

const DEFAULT_EXCHANGE = 'amq.default';

/** True when the query says so. */
export function isAsked(query: URLSearchParams, name: string): boolean {
  return query.get(name) === 'true';
}
