/**
 * A binding, as those see it who look at a broker from outside. Those of the default exchange, which nobody made,
 * are among them, as in RabbitMQ: one for each queue, by its name.
 */
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import type { Binding } from '../routing/binding.js';
import { propertiesKey } from './properties-key.js';

/** From where to where. */
export interface BindingEnds {
  /** Name of an exchange, empty for the default one. */
  readonly source: string;
  readonly destinationType: 'queue' | 'exchange';
  readonly destination: string;
}

export class BindingFacts implements BindingEnds {
  readonly source: string;
  readonly destinationType: 'queue' | 'exchange';
  readonly destination: string;
  readonly routingKey: string;
  readonly arguments: FieldTable;

  constructor(
    readonly vhost: string,
    ends: BindingEnds,
    terms: Pick<Binding, 'routingKey' | 'arguments'>,
  ) {
    this.source = ends.source;
    this.destinationType = ends.destinationType;
    this.destination = ends.destination;
    this.routingKey = terms.routingKey;
    this.arguments = terms.arguments;
  }

  /** Tells it from all other bindings between the same two, in a URL. */
  get propertiesKey(): string {
    return propertiesKey(this.routingKey, this.arguments);
  }
}

export function bindingFacts(vhost: string, binding: Binding): BindingFacts {
  const { source, destination } = binding;
  const { kind: destinationType, name } = destination;
  return new BindingFacts(vhost, { source: source.name, destinationType, destination: name }, binding);
}

/** How the default exchange reaches a queue. */
export function defaultBindingFacts(vhost: string, queue: string): BindingFacts {
  const ends = { source: '', destinationType: 'queue', destination: queue } as const;
  return new BindingFacts(vhost, ends, { routingKey: queue, arguments: emptyTable });
}
