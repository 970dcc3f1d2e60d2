/**
 * Paths name a node, of which there is one.
 */
import { notFound } from '../../http-error.js';
import type { ManagementRequest } from '../../request.js';

/** @throws HttpError 404 when the path names another node */
export function assertOurNode(request: ManagementRequest): void {
  if (request.parameter('node') !== request.broker.nodeName) throw notFound();
}
