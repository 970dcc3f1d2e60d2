/**
 * Parameters of the whole broker (RabbitMQ's global parameters): values of JSON by name, which outlive the
 * process. The broker itself means something by `cluster_name` alone.
 */
import { assertName } from '../access/names.js';
import type { Store } from '../storage.js';
import { parameterJson, parameterWrong } from './parameter-value.js';

/** A parameter as the store keeps it. */
export interface GlobalParameterEntry {
  readonly kind: 'global-parameter';
  readonly name: string;
  /** The value, as JSON writes it. */
  readonly json: string;
}

const CLUSTER_NAME = 'cluster_name';

export class GlobalParameters {
  private readonly jsonByName = new Map<string, string>();

  constructor(private readonly store: Pick<Store, 'put' | 'remove'>) {}

  /** Names and values, by name. */
  list(): readonly (readonly [string, unknown])[] {
    return [...this.jsonByName]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, json]) => [name, JSON.parse(json) as unknown] as const);
  }

  /** The value; `undefined` when there is none of this name. */
  find(name: string): unknown {
    const json = this.jsonByName.get(name);
    return json === undefined ? undefined : (JSON.parse(json) as unknown);
  }

  /** What the broker is called; `undefined` when nobody said. */
  get clusterName(): string | undefined {
    const name = this.find(CLUSTER_NAME);
    return typeof name === 'string' ? name : undefined;
  }

  /** @throws AccessError when it cannot be called so */
  setClusterName(name: string): number {
    return this.set(CLUSTER_NAME, name);
  }

  /**
   * Makes a parameter, or gives it another value; returns the commit.
   *
   * @param value anything that JSON has
   * @throws AccessError when it makes no sense
   */
  set(name: string, value: unknown): number {
    assertName('the name of a parameter', name);
    const json = parameterJson(name, value);
    this.jsonByName.set(name, json);
    return this.store.put({ kind: 'global-parameter', name, json });
  }

  /** Returns the commit; `undefined` when there is none of this name. */
  remove(name: string): number | undefined {
    const json = this.jsonByName.get(name);
    if (json === undefined) return undefined;
    this.jsonByName.delete(name);
    return this.store.remove({ kind: 'global-parameter', name, json });
  }

  /** Takes what the store kept. Returns why not, when it makes no sense. */
  restore({ name, json }: GlobalParameterEntry): string | undefined {
    const wrong = parameterWrong(json);
    if (wrong === undefined) this.jsonByName.set(name, json);
    return wrong;
  }
}
