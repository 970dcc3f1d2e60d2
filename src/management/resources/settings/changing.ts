/**
 * What changes of policies and parameters have in common, in RabbitMQ's words.
 */
import { AccessError } from '../../../core/access/access-error.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { badRequest, HttpError } from '../../http-error.js';
import type { ManagementRequest } from '../../request.js';

/**
 * The vhost in which something is to be set.
 *
 * @throws HttpError 404
 */
export function changedVHost(request: ManagementRequest): VHost {
  const vhost = request.broker.findVHost(request.parameter('vhost'));
  if (vhost === undefined) throw new HttpError(404, 'not_found', 'vhost_not_found');
  return vhost;
}

/**
 * Does it; what is wrong with a value is said as of all parameters.
 *
 * @throws HttpError 400
 */
export function validated(change: () => number): number {
  try {
    return change();
  } catch (error) {
    if (error instanceof AccessError) throw badRequest(`Validation failed\n\n${error.message}\n`);
    throw error;
  }
}
