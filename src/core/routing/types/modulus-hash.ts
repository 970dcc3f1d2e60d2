/**
 * Exchange type `x-modulus-hash` (RabbitMQ's sharding plugin): the hash of the routing key picks one of
 * the bindings, whatever their binding keys.
 *
 * Nearly all keys move when a binding comes or goes. Bindings are in the order of what they lead to, so
 * that a restart moves none.
 */
import type { Content } from '../../../wire/content/content.js';
import { type Binding, type Destination, bindingIdentity } from '../binding.js';
import type { Matcher } from '../matcher.js';
import { hashText } from './hash.js';

interface Place {
  readonly identity: string;
  readonly destination: Destination;
}

export class ModulusHashMatcher implements Matcher {
  readonly stableWith = 'bindings';
  readonly matchesEachKey = false;
  private places: Place[] = [];

  bind({ destination, routingKey, arguments: args }: Binding): void {
    const identity = bindingIdentity(destination, routingKey, args);
    const behind = this.places.findIndex((place) => place.identity > identity);
    this.places.splice(behind === -1 ? this.places.length : behind, 0, { identity, destination });
  }

  unbind({ destination, routingKey, arguments: args }: Binding): void {
    const identity = bindingIdentity(destination, routingKey, args);
    this.places = this.places.filter((place) => place.identity !== identity);
  }

  match(routingKey: string, _content: Content, found: Destination[]): void {
    const { places } = this;
    if (places.length > 0) found.push(places[hashText(routingKey) % places.length]!.destination);
  }
}
