/**
 * Parameters of a vhost, by component and name: values of JSON that outlive the process. They come with definitions
 * of RabbitMQ, whose plugins they are for (shovels, federation); they are kept and given back, and mean nothing here.
 *
 * Limits and operator policies, which are parameters in RabbitMQ too, have places of their own.
 */
import { assertName } from '../access/names.js';
import type { DurableDefinitions } from '../vhost/durable-definitions.js';
import { parameterJson, parameterWrong } from './parameter-value.js';

/** A parameter as the store keeps it. */
export interface ParameterEntry {
  readonly kind: 'parameter';
  readonly vhost: string;
  readonly component: string;
  readonly name: string;
  /** The value, as JSON writes it. */
  readonly json: string;
}

export interface VHostParameter {
  readonly component: string;
  readonly name: string;
  readonly value: unknown;
}

type Kept = Pick<ParameterEntry, 'component' | 'name' | 'json'>;

export class VHostParameters {
  private readonly byKey = new Map<string, Kept>();

  constructor(private readonly definitions: Pick<DurableDefinitions, 'putParameter' | 'removeParameter'>) {}

  /** By component, then name. */
  list(): readonly VHostParameter[] {
    return [...this.byKey]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { component, name, json }]) => ({ component, name, value: JSON.parse(json) as unknown }));
  }

  /**
   * Makes a parameter, or gives it another value; returns the commit.
   *
   * @throws AccessError when it makes no sense
   */
  set({ component, name, value }: VHostParameter): number {
    assertName('the name of a component', component);
    assertName('the name of a parameter', name);
    const kept = { component, name, json: parameterJson(`${component} ${name}`, value) };
    this.byKey.set(keyOf(kept), kept);
    return this.definitions.putParameter(kept);
  }

  /** Returns the commit; `undefined` when there is none of this name. */
  remove(component: string, name: string): number | undefined {
    const kept = this.byKey.get(keyOf({ component, name }));
    if (kept === undefined) return undefined;
    this.byKey.delete(keyOf(kept));
    return this.definitions.removeParameter(kept);
  }

  /** Takes what the store kept. Returns why not, when it makes no sense. */
  restore({ component, name, json }: ParameterEntry): string | undefined {
    const wrong = parameterWrong(json);
    if (wrong === undefined) this.byKey.set(keyOf({ component, name }), { component, name, json });
    return wrong;
  }
}

/** No other pair has it: names of components hold no such character. */
function keyOf({ component, name }: Pick<Kept, 'component' | 'name'>): string {
  return `${component}\0${name}\0${component.length}`;
}
