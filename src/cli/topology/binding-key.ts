/**
 * What makes two bindings the same (specification section 1.7.2.3): ends, binding key and arguments.
 */
import { canonical } from './canonical.js';
import type { Binding } from './shape.js';

export function bindingKey({
  source,
  destination,
  destination_type: kind,
  routing_key: key,
  ...rest
}: Binding): string {
  return JSON.stringify([source, kind, destination, key, canonical(rest.arguments)]);
}
