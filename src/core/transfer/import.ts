/**
 * Definitions from elsewhere become those of the broker: all of them or none, in one commit.
 */
import type { Broker } from '../broker.js';
import type { Store } from '../storage.js';
import type { DefinitionSet } from './definition-set.js';
import { rehearse } from './rehearsal.js';
import { takeDefinitions } from './taking.js';

/**
 * What is there already stays as it is, but for users, permissions, policies and parameters, which are given the
 * values of the set. To do it again changes nothing.
 *
 * @param emptyStore a store that keeps nothing, for trying it out
 * @param beforehand called once it is known that all of it makes sense
 * @returns the commit with which all of it is durable
 * @throws DefinitionsError when one of them makes no sense; nothing is changed then
 */
export function importDefinitions(
  broker: Broker,
  set: DefinitionSet,
  emptyStore: Store,
  beforehand?: (set: DefinitionSet) => void,
): number {
  rehearse(broker, set, emptyStore);
  beforehand?.(set);
  takeDefinitions(broker, set);
  broker.requestTurn();
  return broker.store.demand();
}
