/**
 * The resource `/user-limits`: how many connections and channels a user may have.
 */
import type { LimitName } from '../../../core/access/limit-values.js';
import { userLimitNames } from '../../../core/access/limit-values.js';
import type { User } from '../../../core/access/user.js';
import { type Answer, done } from '../../answer.js';
import { badRequest, notFound } from '../../http-error.js';
import { listedWhole } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { administrator, get, management, put, remove, type Route } from '../../route.js';

export const userLimitRoutes: readonly Route[] = [
  get('/user-limits', management, (request) => listOf(request, request.broker.access.users.list())),
  get('/user-limits/:user', management, (request) => {
    const user = request.broker.access.users.find(request.parameter('user'));
    if (user === undefined) throw notFound();
    return listOf(request, [user]);
  }),
  put('/user-limits/:user/:name', administrator, putLimit),
  remove('/user-limits/:user/:name', administrator, removeLimit),
];

/** An administrator sees those of all, anybody else his own. */
function listOf({ caller, query }: ManagementRequest, users: readonly User[]): Promise<Answer> {
  const isShown = ({ name, limits }: User): boolean =>
    limits.size > 0 && (name === caller.name || caller.may('administrator'));
  return listedWhole(
    {
      rows: users.filter(isShown),
      nameOf: ({ name }) => name,
      json: ({ name, limits }) => ({ user: name, value: Object.fromEntries(limits) }),
    },
    query,
  );
}

async function putLimit(request: ManagementRequest): Promise<Answer> {
  const { value } = await request.body('value');
  const limits = { [request.parameter('name')]: value };
  await request.durable(request.broker.access.users.setLimits(nameOf(request), limits));
  return done;
}

/** None to remove is as good as removed (RabbitMQ). */
async function removeLimit(request: ManagementRequest): Promise<Answer> {
  const name = request.parameter('name');
  const which = userLimitNames.filter((limit: LimitName) => limit === name);
  await request.durable(request.broker.access.users.clearLimits(nameOf(request), which));
  return done;
}

/** @throws HttpError 400 */
function nameOf(request: ManagementRequest): string {
  const name = request.parameter('user');
  if (request.broker.access.users.find(name) === undefined) throw badRequest(['no_such_user', name]);
  return name;
}
