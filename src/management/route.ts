/**
 * What a resource says of itself: method, path, who may ask, and what answers.
 */
import type { NeededTag } from './access/caller.js';
import type { Answer } from './answer.js';
import { managementLimits } from './limits.js';
import type { ManagementRequest } from './request.js';

export type RouteMethod = 'GET' | 'PUT' | 'POST' | 'DELETE';

export type Handler = (request: ManagementRequest) => Answer | Promise<Answer>;

export interface RouteNeeds {
  readonly tag: NeededTag;
  /** Where the path has a `:vhost` that is there: who may use it, or who is shown it (`Caller`). Default: nobody asks. */
  readonly vhost?: 'use' | 'see';
  /** Bytes of its body. Default: `bodyBytesMax`. */
  readonly bodyBytesMax?: number;
}

export interface Route {
  readonly method: RouteMethod;
  /** Below `/api`; `:name` stands for one part. */
  readonly path: string;
  readonly needs: RouteNeeds;
  readonly handle: Handler;
}

export const anybody: RouteNeeds = { tag: 'anybody' };
export const management: RouteNeeds = { tag: 'management' };
export const monitoring: RouteNeeds = { tag: 'monitoring' };
export const policymaker: RouteNeeds = { tag: 'policymaker' };
export const administrator: RouteNeeds = { tag: 'administrator' };
/** Somebody who may enter the vhost, or an administrator. */
export const vhostUser: RouteNeeds = { tag: 'management', vhost: 'use' };
/** Somebody who makes policies in the vhost, or an administrator. */
export const vhostPolicymaker: RouteNeeds = { tag: 'policymaker', vhost: 'use' };
/** The same as `vhostUser`, and who monitors. */
export const vhostViewer: RouteNeeds = { tag: 'management', vhost: 'see' };

/** The needs, and room for definitions or messages in the body. */
export function withLargeBody(needs: RouteNeeds): RouteNeeds {
  return { ...needs, bodyBytesMax: managementLimits.largeBodyBytesMax };
}

export function get(path: string, needs: RouteNeeds, handle: Handler): Route {
  return { method: 'GET', path, needs, handle };
}

export function put(path: string, needs: RouteNeeds, handle: Handler): Route {
  return { method: 'PUT', path, needs, handle };
}

export function post(path: string, needs: RouteNeeds, handle: Handler): Route {
  return { method: 'POST', path, needs, handle };
}

export function remove(path: string, needs: RouteNeeds, handle: Handler): Route {
  return { method: 'DELETE', path, needs, handle };
}
