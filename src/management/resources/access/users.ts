/**
 * The resource `/users`: who may log in, and what is kept of their passwords. For administrators.
 */
import { hashingModule, readPasswordHash, type PasswordHash } from '../../../core/access/password-hash.js';
import { readTags, type User } from '../../../core/access/user.js';
import { type Answer, done, stored } from '../../answer.js';
import { badRequest, notFound } from '../../http-error.js';
import type { JsonObject } from '../../json.js';
import { type Listing, listedWhole, withColumns } from '../../listing/listing.js';
import type { Body, ManagementRequest } from '../../request.js';
import { administrator, get, post, put, remove, type Route } from '../../route.js';
import { permissionListing, topicPermissionListing } from './permission-json.js';

export const userRoutes: readonly Route[] = [
  get('/users', administrator, ({ broker, query }) => listedWhole(listing(broker.access.users.list()), query)),
  get('/users/without-permissions', administrator, withoutPermissions),
  post('/users/bulk-delete', administrator, removeUsers),
  get('/users/:user', administrator, (request) => withColumns(userJson(namedUser(request)), request.query)),
  put('/users/:user', administrator, putUser),
  remove('/users/:user', administrator, removeUser),
  get('/users/:user/permissions', administrator, (request) => {
    const user = namedUser(request).name;
    return listedWhole(permissionListing(request.broker.access.permissions.list({ user })), request.query);
  }),
  get('/users/:user/topic-permissions', administrator, (request) => {
    const user = namedUser(request).name;
    return listedWhole(topicPermissionListing(request.broker.access.permissions.listTopics({ user })), request.query);
  }),
];

function listing(rows: readonly User[]): Listing<User> {
  return { rows, nameOf: ({ name }) => name, json: userJson };
}

function userJson({ name, password, tags, limits }: User): JsonObject {
  return {
    name,
    password_hash: password?.hash ?? '',
    hashing_algorithm: hashingModule(password?.algorithm ?? 'sha256'),
    tags: [...tags],
    limits: Object.fromEntries(limits),
  };
}

/** @throws HttpError 404 */
function namedUser(request: ManagementRequest): User {
  const user = request.broker.access.users.find(request.parameter('user'));
  if (user === undefined) throw notFound();
  return user;
}

function withoutPermissions({ broker, query }: ManagementRequest): Promise<Answer> {
  const { users, permissions } = broker.access;
  const permitted = new Set(permissions.list().map(({ user }) => user));
  return listedWhole(listing(users.list().filter(({ name }) => !permitted.has(name))), query);
}

async function putUser(request: ManagementRequest): Promise<Answer> {
  const { users } = request.broker.access;
  const name = request.parameter('user');
  const body = await request.body();
  if (body.tags === undefined) throw badRequest('tags_not_present');
  const tags = readTags(body.tags);
  const password = await passwordIn(body, request);
  const isNew = users.find(name) === undefined;
  await request.durable(users.set({ name, password, tags }));
  return stored(isNew);
}

/** Without any, nobody can log in by a password as this user, whatever it was before (RabbitMQ). */
async function passwordIn(body: Body, { surroundings }: ManagementRequest): Promise<PasswordHash | undefined> {
  const { password, password_hash: hash, hashing_algorithm: algorithm } = body;
  if (hash !== undefined) return readPasswordHash(hash, algorithm);
  if (password === undefined) return undefined;
  if (typeof password !== 'string') throw badRequest('password should be a text');
  // An empty one would be no secret.
  return password === '' ? undefined : surroundings.hashPassword(password);
}

async function removeUser(request: ManagementRequest): Promise<Answer> {
  const commit = request.broker.access.users.remove(request.parameter('user'));
  if (commit === undefined) throw notFound();
  await request.durable(commit);
  return done;
}

/** All of them, or none when one is not there: unlike RabbitMQ, which stops half-way. */
async function removeUsers(request: ManagementRequest): Promise<Answer> {
  const { access } = request.broker;
  const { users: names } = await request.body('users');
  if (!Array.isArray(names) || !names.every((name) => typeof name === 'string')) {
    throw badRequest('users should be a list of names');
  }
  for (const name of names) if (access.users.find(name) === undefined) throw badRequest(['no_such_user', name]);
  let commit: number | undefined;
  for (const name of names) commit = access.users.remove(name) ?? commit;
  await request.durable(commit);
  return done;
}
