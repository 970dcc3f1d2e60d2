/**
 * Imports a document of definitions, over HTTP or at start.
 */
import type { Broker } from '../../core/broker.js';
import type { Store } from '../../core/storage.js';
import type { DefinitionSet } from '../../core/transfer/definition-set.js';
import { importDefinitions } from '../../core/transfer/import.js';
import { onlySupported, withoutEffect } from '../../core/transfer/unsupported.js';
import type { HashPassword } from './reading.js';
import { readDefinitions, readVHostDefinitions } from './reading.js';

export interface ImportingParts {
  readonly broker: Broker;
  readonly hashPassword: HashPassword;
  /** A store that keeps nothing, and holds nothing. */
  readonly emptyStore: () => Store;
  readonly log: { warn(about: object, text: string): void };
}

export interface ImportOptions {
  /** The vhost that is to have all of it; otherwise each definition says. */
  readonly vhost?: string | undefined;
  /** Leaves out what this broker has not got (streams, exchange types, policy keys), instead of refusing all. */
  readonly skipUnsupported: boolean;
  /** Called when all of it is found to make sense, in the same turn. */
  readonly beforehand?: ((set: DefinitionSet) => void) | undefined;
}

export interface Imported {
  readonly set: DefinitionSet;
  /** The commit with which it is durable. */
  readonly commit: number;
  /** What was left out, each with its reason. */
  readonly leftOut: readonly string[];
}

/**
 * @param json what was written as JSON
 * @throws DefinitionsError when something in it makes no sense; nothing is changed then
 */
export async function importDocument(
  { broker, hashPassword, emptyStore, log }: ImportingParts,
  json: unknown,
  { vhost, skipUnsupported, beforehand }: ImportOptions,
): Promise<Imported> {
  const read = vhost === undefined ? await readDefinitions(json, hashPassword) : readVHostDefinitions(json, vhost);
  const { set, leftOut } = skipUnsupported ? onlySupported(read) : { set: read, leftOut: [] };
  const commit = importDefinitions(broker, set, emptyStore(), beforehand);
  for (const what of leftOut) log.warn({ definition: what }, 'a definition was left out');
  for (const what of withoutEffect(set)) log.warn({ definition: what }, 'a parameter is kept, and has no effect here');
  return { set, commit, leftOut };
}
