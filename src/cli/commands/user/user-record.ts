/**
 * A user as the management API has it. It replaces all that it knows of a user at once, so that what stays has to be
 * sent along.
 */
import { Failure } from '../../failure.js';
import type { ManagementClient } from '../../management-client/management-client.js';
import { ManagementError } from '../../management-client/management-error.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';

export interface UserRecord {
  readonly tags: string;
  readonly passwordHash: string;
  readonly hashingAlgorithm: string;
}

/** What is sent of a password: itself, its hash, or none. */
type Secret = { readonly password?: string } | { readonly password_hash: string; readonly hashing_algorithm: string };

const NOT_FOUND = 404;

export function noUser(name: string): string {
  return `there is no user '${name}'; list users shows those that there are`;
}

/** @throws Failure when there is no such user */
export async function readUser(client: ManagementClient, name: string): Promise<UserRecord> {
  const answer = await orAbsent(client.ask(pathOf('users', name)), noUser(name));
  const {
    tags,
    password_hash: passwordHash,
    hashing_algorithm: hashingAlgorithm,
  } = answer as {
    readonly tags: string | readonly string[];
    readonly password_hash: string;
    readonly hashing_algorithm: string;
  };
  return { tags: typeof tags === 'string' ? tags : tags.join(','), passwordHash, hashingAlgorithm };
}

/** @throws Failure when there is one: to add it again would take its password and tags away */
export async function assertNew(client: ManagementClient, name: string): Promise<void> {
  try {
    await client.ask(pathOf('users', name));
  } catch (error) {
    if (error instanceof ManagementError && error.status === NOT_FOUND) return;
    throw error;
  }
  throw new Failure(`user '${name}' is there already; user password and user tags change it`);
}

export async function writeUser(client: ManagementClient, name: string, tags: string, secret: Secret): Promise<void> {
  await client.ask(pathOf('users', name), { method: 'PUT', body: { tags, ...secret } });
}
