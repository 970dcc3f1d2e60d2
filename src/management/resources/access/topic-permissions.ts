/**
 * The resource `/topic-permissions`: with which routing keys of topic exchanges. For administrators.
 */
import type { TopicPermission } from '../../../core/access/permissions/permission.js';
import { type Answer, done, stored } from '../../answer.js';
import { notFound } from '../../http-error.js';
import { listedWhole } from '../../listing/listing.js';
import { type ManagementRequest, textIn } from '../../request.js';
import { administrator, get, put, remove, type Route } from '../../route.js';
import { topicPermissionListing } from './permission-json.js';
import { placeOf } from './permissions.js';

const ofUser = '/topic-permissions/:vhost/:user';

export const topicPermissionRoutes: readonly Route[] = [
  get('/topic-permissions', administrator, ({ broker, query }) =>
    listedWhole(topicPermissionListing(broker.access.permissions.listTopics()), query),
  ),
  get(ofUser, administrator, listOfUser),
  put(ofUser, administrator, putTopicPermission),
  remove(ofUser, administrator, removeTopicPermissions),
  get(`${ofUser}/:exchange`, administrator, listOfUser),
  put(`${ofUser}/:exchange`, administrator, putTopicPermission),
  remove(`${ofUser}/:exchange`, administrator, removeTopicPermissions),
];

function listOfUser(request: ManagementRequest): Promise<Answer> {
  return listedWhole(topicPermissionListing(found(request)), request.query);
}

/** Of the user in the vhost, all or those for the exchange that the path names. @throws HttpError 404 when there is none */
function found(request: ManagementRequest): readonly TopicPermission[] {
  const place = { user: request.parameter('user'), vhost: request.parameter('vhost') };
  const exchange = request.parameter('exchange');
  const all = request.broker.access.permissions.listTopics(place);
  const wanted = exchange === '' ? all : all.filter((permission) => permission.exchange === exchange);
  if (wanted.length === 0) throw notFound();
  return wanted;
}

async function putTopicPermission(request: ManagementRequest): Promise<Answer> {
  const { permissions } = request.broker.access;
  const inPath = request.parameter('exchange');
  const body = await (inPath === '' ? request.body('exchange', 'write', 'read') : request.body('write', 'read'));
  const exchange = inPath === '' ? textIn(body, 'exchange') : inPath;
  const { write, read } = body;
  const place = placeOf(request);
  const isNew = permissions.listTopics(place).length === 0;
  await request.durable(permissions.setTopic({ ...place, exchange, write, read }));
  return stored(isNew);
}

async function removeTopicPermissions(request: ManagementRequest): Promise<Answer> {
  const [{ user, vhost } = notThere()] = found(request);
  const exchange = request.parameter('exchange');
  const { permissions } = request.broker.access;
  await request.durable(permissions.removeTopic(user, vhost, exchange === '' ? undefined : exchange));
  return done;
}

function notThere(): never {
  throw notFound();
}
