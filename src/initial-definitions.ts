/**
 * Definitions that a broker takes when it starts: from a file, or as they are.
 */
import { readFile } from 'node:fs/promises';
import type { BrokerOptions } from './broker-options.js';
import type { Broker } from './core/broker.js';
import { DefinitionsError } from './core/transfer/definitions-error.js';
import { hashPassword } from './server/authentication/password-hashing.js';
import type { Logger } from './server/logger.js';
import { MemoryStore } from './store/memory-store.js';

/** A document of definitions in RabbitMQ's JSON, as values. */
export type DefinitionsDocument = Readonly<Record<string, unknown>>;

/** How the broker is, in whose name. */
export interface Beginning {
  readonly log: Logger;
  /** True when it has kept nothing from an earlier life. */
  readonly isNew: boolean;
}

type Options = Pick<BrokerOptions, 'definitions' | 'skipUnsupportedDefinitions' | 'defaultUser'>;

/**
 * Takes them before anybody is served: all or none. What a new broker begins with makes way for them, as in
 * RabbitMQ: the default user for users, unless somebody asked for him; the vhost `/` for vhosts.
 *
 * @throws DefinitionsError when they cannot be read or make no sense
 */
export async function takeInitialDefinitions(broker: Broker, options: Options, beginning: Beginning): Promise<void> {
  const { definitions } = options;
  if (definitions === undefined) return;
  const { log, isNew } = beginning;
  const document = typeof definitions === 'string' ? await readDocument(definitions) : definitions;
  if (isNew) makeWay(broker, document, options);
  const { importDocument } = await import('./management/definitions/importing.js');
  const parts = { broker, hashPassword, emptyStore: () => new MemoryStore(), log };
  const skipUnsupported = options.skipUnsupportedDefinitions === true;
  try {
    const { set } = await importDocument(parts, document, { skipUnsupported });
    const counts = Object.fromEntries(
      Object.entries(set).map(([kind, { length }]: [string, unknown[]]) => [kind, length]),
    );
    log.info(counts, `definitions taken${typeof definitions === 'string' ? ` from ${definitions}` : ''}`);
  } catch (error) {
    if (!(error instanceof DefinitionsError) || typeof definitions !== 'string') throw error;
    throw new DefinitionsError(definitions, error.message, { cause: error });
  }
}

async function readDocument(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    const why = error instanceof SyntaxError ? 'it is not JSON' : 'it cannot be read';
    throw new DefinitionsError(file, `${why}: ${(error as Error).message}`, { cause: error });
  }
}

const DEFAULT_VHOST = '/';
const DEFAULT_USER = 'guest';

function makeWay(broker: Broker, document: unknown, { defaultUser }: Options): void {
  if (hasSome(document, 'users') && defaultUser === undefined) broker.access.users.remove(DEFAULT_USER);
  if (hasSome(document, 'vhosts')) broker.removeVHost(DEFAULT_VHOST);
}

function hasSome(document: unknown, list: string): boolean {
  const rows = typeof document === 'object' && document !== null ? (document as DefinitionsDocument)[list] : undefined;
  return Array.isArray(rows) && rows.length > 0;
}
