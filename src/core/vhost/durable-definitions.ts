/**
 * What of a vhost outlives the process: durable exchanges and queues, bindings whose both ends are durable,
 * and policies. Whatever comes or goes passes here, and the store is told of what it has to know.
 */
import type { DefinitionEntry } from '../definitions.js';
import type { BrokerWitness } from '../ports.js';
import type { ParameterEntry } from '../parameters/vhost-parameters.js';
import type { Policy, PolicyKind } from '../policy/policy.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { Binding, Destination } from '../routing/binding.js';
import type { ExchangeDefinition } from '../routing/exchange.js';
import type { Store } from '../storage.js';
import { noDetails } from './vhost-details.js';
import type { VHost } from './vhost.js';

type Parameter = Pick<ParameterEntry, 'component' | 'name' | 'json'>;

/** All methods return the commit that makes the change durable, 0 when there is nothing to wait for. */
export class DurableDefinitions {
  /** The commit with which all changes so far are durable. */
  lastCommit = 0;

  constructor(
    private readonly vhost: string,
    private readonly store: Store,
    private readonly witness: BrokerWitness | undefined,
  ) {}

  putVHost({ tracing, details }: Pick<VHost, 'tracing' | 'details'>): number {
    const said = details === noDetails ? {} : { details };
    return this.put({ kind: 'vhost', name: this.vhost, ...(tracing ? { tracing } : {}), ...said });
  }

  putParameter(parameter: Parameter): number {
    const entry = { kind: 'parameter', vhost: this.vhost, ...parameter } as const;
    this.witness?.defined(entry);
    return this.put(entry);
  }

  removeParameter(parameter: Parameter): number {
    const entry = { kind: 'parameter', vhost: this.vhost, ...parameter } as const;
    this.witness?.removed(entry);
    return this.remove(entry);
  }

  putExchange(definition: ExchangeDefinition): number {
    if (!definition.durable) return 0;
    return this.put({ kind: 'exchange', vhost: this.vhost, definition });
  }

  putQueue(definition: QueueDefinition, paused = false): number {
    if (!definition.durable) return 0;
    return this.put({ kind: 'queue', vhost: this.vhost, definition, ...(paused ? { paused } : {}) });
  }

  removeQueue(definition: QueueDefinition): number {
    return definition.durable ? this.remove({ kind: 'queue', vhost: this.vhost, definition }) : 0;
  }

  putPolicy(kind: PolicyKind, policy: Policy): number {
    const entry = { kind, vhost: this.vhost, policy };
    this.witness?.defined(entry);
    return this.put(entry);
  }

  removePolicy(kind: PolicyKind, policy: Policy): number {
    const entry = { kind, vhost: this.vhost, policy };
    this.witness?.removed(entry);
    return this.remove(entry);
  }

  putBinding(binding: Binding): number {
    return areDurable(binding.source, binding.destination) ? this.put(this.entryOf(binding)) : 0;
  }

  removeBinding(binding: Binding): number {
    return areDurable(binding.source, binding.destination) ? this.remove(this.entryOf(binding)) : 0;
  }

  /** A queue or an exchange goes; its bindings are gone already. */
  removeDestination(destination: Destination): number {
    const { vhost } = this;
    if (!areDurable(destination)) return 0;
    if (destination.kind === 'queue') return this.remove({ kind: 'queue', vhost, definition: destination.definition });
    return this.remove({ kind: 'exchange', vhost, definition: destination.definition });
  }

  /** The commit with which what is known of these is durable; 0 when one of them is not to be. */
  commitOf(...ends: readonly Destination[]): number {
    return areDurable(...ends) ? this.lastCommit : 0;
  }

  private entryOf({ source, destination, routingKey, arguments: args }: Binding): DefinitionEntry {
    return {
      kind: 'binding',
      vhost: this.vhost,
      source: source.name,
      destinationKind: destination.kind,
      destination: destination.name,
      routingKey,
      arguments: args,
    };
  }

  private put(entry: DefinitionEntry): number {
    return (this.lastCommit = this.store.put(entry));
  }

  private remove(entry: DefinitionEntry): number {
    return (this.lastCommit = this.store.remove(entry));
  }
}

function areDurable(...ends: readonly Destination[]): boolean {
  return ends.every(({ definition }) => definition.durable);
}
