/**
 * Definitions in RabbitMQ's JSON, read: of a whole broker, or of one vhost.
 */
import { z } from 'zod/v3';
import { AccessError } from '../../core/access/access-error.js';
import { type PasswordHash, readPasswordHash } from '../../core/access/password-hash.js';
import { readTags } from '../../core/access/user.js';
import { JsonError } from '../../core/json/json-error.js';
import { tableFromJson } from '../../core/json/table-json.js';
import { type DefinitionSet, type IncomingUser, nameOf } from '../../core/transfer/definition-set.js';
import { DefinitionsError } from '../../core/transfer/definitions-error.js';
import { isObject } from '../json.js';
import { type BrokerShape, type VHostShape, brokerShape, vhostShape } from './shape.js';

export type HashPassword = (password: string) => Promise<PasswordHash>;

/**
 * Reads those of a whole broker.
 *
 * @param json what was written as JSON
 * @throws DefinitionsError when it is of another shape; it names the first that is
 */
export async function readDefinitions(json: unknown, hashPassword: HashPassword): Promise<DefinitionSet> {
  const document = shaped(brokerShape, json);
  return {
    ...contentsOf(document),
    globalParameters: document.global_parameters.map(({ name, value }) => ({ name, value: value as unknown })),
    users: await usersOf(document.users, hashPassword),
    vhosts: document.vhosts.map(({ name, tracing, ...details }) => ({ name, tracing, details })),
    permissions: document.permissions,
    topicPermissions: document.topic_permissions,
  };
}

/**
 * Reads those of one vhost, wherever they were: what is said of users and other vhosts counts for nothing.
 *
 * @throws DefinitionsError
 */
export function readVHostDefinitions(json: unknown, vhost: string): DefinitionSet {
  const document = shaped(vhostShape, isObject(json) ? placedIn(json, vhost) : json);
  const nothing = { globalParameters: [], users: [], vhosts: [], permissions: [], topicPermissions: [] };
  return { ...contentsOf(document), ...nothing };
}

function placedIn(json: Readonly<Record<string, unknown>>, vhost: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(json).map(([key, rows]) => [
      key,
      Array.isArray(rows) ? rows.map((row: unknown) => (isObject(row) ? { ...row, vhost } : row)) : rows,
    ]),
  );
}

function shaped<Shape>(shape: z.ZodType<Shape, z.ZodTypeDef, unknown>, json: unknown): Shape {
  const { success, data, error } = shape.safeParse(json);
  if (success) return data;
  const { path, message } = error.issues[0]!;
  const [list, index, ...inner] = path;
  if (list === undefined) throw new DefinitionsError('', 'definitions should be an object');
  if (index === undefined) throw new DefinitionsError('', `${list} should be a list`);
  const where = inner.length === 0 ? '' : `${inner.join('.')}: `;
  throw new DefinitionsError(entryText(json, String(list), Number(index)), `${where}${message.toLowerCase()}`);
}

/** An entry of the wrong shape, by what can be told of it: `queues[3] 'q' in vhost '/'`. */
function entryText(json: unknown, list: string, index: number): string {
  const rows = isObject(json) ? json[list] : undefined;
  const entry: unknown = Array.isArray(rows) ? rows[index] : undefined;
  const { name, vhost } = isObject(entry) ? entry : {};
  const named = typeof name === 'string' ? ` '${name}'` : '';
  return `${list}[${index}]${named}${typeof vhost === 'string' ? ` in vhost '${vhost}'` : ''}`;
}

async function usersOf(users: BrokerShape['users'], hashPassword: HashPassword): Promise<IncomingUser[]> {
  const read: IncomingUser[] = [];
  // One after the other: hashing takes memory.
  for (const user of users) {
    const { name, limits } = user;
    read.push({
      name,
      password: await passwordOf(user, hashPassword),
      tags: named(nameOf.user(name), () => readTags(user.tags)),
      limits: Array.isArray(limits) ? {} : limits,
    });
  }
  return read;
}

/** Without any, nobody can log in by a password as this user (RabbitMQ). */
async function passwordOf(
  { name, password_hash: hash, hashing_algorithm: algorithm, password }: BrokerShape['users'][number],
  hashPassword: HashPassword,
): Promise<PasswordHash | undefined> {
  if (typeof hash === 'string') return named(nameOf.user(name), () => readPasswordHash(hash, algorithm));
  return typeof password === 'string' && password !== '' ? hashPassword(password) : undefined;
}

function contentsOf(
  document: VHostShape,
): Pick<DefinitionSet, 'parameters' | 'policies' | 'exchanges' | 'queues' | 'bindings'> {
  return {
    parameters: document.parameters.map(({ vhost, component, name, value }) => ({
      vhost,
      component,
      name,
      value: value as unknown,
    })),
    policies: document.policies.map(({ vhost, name, pattern, definition, priority, 'apply-to': appliesTo }) => ({
      vhost,
      policy: { name, pattern, definition, appliesTo, priority },
    })),
    exchanges: document.exchanges.map(({ vhost, name, type, durable, internal, ...rest }) => {
      const definition = { name, type, durable, internal, autoDelete: rest.auto_delete };
      const subject = `exchange '${name}' in vhost '${vhost}'`;
      return { vhost, definition: { ...definition, arguments: named(subject, () => tableFromJson(rest.arguments)) } };
    }),
    queues: document.queues.map(({ vhost, name, durable, ...rest }) => ({
      vhost,
      name,
      durable,
      exclusive: false,
      autoDelete: rest.auto_delete,
      arguments: named(nameOf.queue({ vhost, name }), () => tableFromJson(rest.arguments)),
    })),
    bindings: document.bindings.map(({ vhost, source, destination, ...rest }) => {
      const { destination_type: destinationType, routing_key: routingKey } = rest;
      const binding = { vhost, source, destination, destinationType, routingKey };
      return { ...binding, arguments: named(nameOf.binding(binding), () => tableFromJson(rest.arguments)) };
    }),
  };
}

/** Says of what is wrong whose it is. */
function named<Result>(subject: string, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AccessError || error instanceof JsonError)) throw error;
    throw new DefinitionsError(subject, error.message, { cause: error });
  }
}
