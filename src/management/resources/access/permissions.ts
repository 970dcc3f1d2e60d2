/**
 * The resource `/permissions`: who may do what in which vhost. For administrators.
 */
import type { Permission } from '../../../core/access/permissions/permission.js';
import { type Answer, done, stored } from '../../answer.js';
import { badRequest, notFound } from '../../http-error.js';
import { listedWhole, withColumns } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, put, remove, type Route } from '../../route.js';
import { permissionJson, permissionListing } from './permission-json.js';

export const permissionRoutes: readonly Route[] = [
  get('/permissions', administrator, ({ broker, query }) =>
    listedWhole(permissionListing(broker.access.permissions.list()), query),
  ),
  get('/permissions/:vhost/:user', administrator, (request) =>
    withColumns(permissionJson(namedPermission(request)), request.query),
  ),
  put('/permissions/:vhost/:user', administrator, putPermission),
  remove('/permissions/:vhost/:user', administrator, removePermission),
];

/** @throws HttpError 404 */
function namedPermission(request: ManagementRequest): Permission {
  const { permissions } = request.broker.access;
  const permission = permissions.find(request.parameter('user'), request.parameter('vhost'));
  if (permission === undefined) throw notFound();
  return permission;
}

async function putPermission(request: ManagementRequest): Promise<Answer> {
  const { permissions } = request.broker.access;
  const { configure, write, read } = await request.body('configure', 'write', 'read');
  const place = placeOf(request);
  const isNew = permissions.find(place.user, place.vhost) === undefined;
  await request.durable(permissions.set({ ...place, configure, write, read }));
  return stored(isNew);
}

async function removePermission(request: ManagementRequest): Promise<Answer> {
  const { user, vhost } = namedPermission(request);
  await request.durable(request.broker.access.permissions.remove(user, vhost));
  return done;
}

/**
 * User and vhost of the path.
 *
 * @throws HttpError 400 when one of them is not there
 */
export function placeOf(request: ManagementRequest): { readonly user: string; readonly vhost: string } {
  const place = { user: request.parameter('user'), vhost: request.parameter('vhost') };
  const { broker } = request;
  if (broker.access.users.find(place.user) === undefined || broker.findVHost(place.vhost) === undefined) {
    throw badRequest('vhost_or_user_not_found');
  }
  return place;
}
