/**
 * A store whose commits become durable when the test says so: a disk that takes its time.
 *
 * It is strict: what the core tells of definitions must make sense.
 */
import type { DefinitionEntry } from '../../src/core/definitions.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import { noStoreFigures } from '../../src/core/statistics/store-figures.js';
import { lanesOf } from '../../src/core/lane/lanes.js';
import type { Obstacle, QueueStore, Store } from '../../src/core/storage.js';
import { MemoryStore } from '../../src/store/memory-store.js';

const kindsInOrder: readonly DefinitionEntry['kind'][] = [
  'defaults',
  'vhost',
  'user',
  'permission',
  'topic-permission',
  'vhost-limits',
  'policy',
  'operator-policy',
  'exchange',
  'queue',
  'binding',
];

const changeable: readonly DefinitionEntry['kind'][] = [
  'vhost',
  'user',
  'permission',
  'topic-permission',
  'vhost-limits',
  'policy',
  'operator-policy',
];

export class HeldStore implements Store {
  committed = 0;
  obstacle: Obstacle = 'none';
  readonly figures = noStoreFigures;
  /** Messages told to `settle`, for tests that ask whether something was given back. */
  settledCount = 0;
  appendedCount = 0;
  /** Definitions that it was told to keep or to forget. */
  readonly told: string[] = [];
  /** The lanes of queues that are open, as `vhost name`, and the lane behind it beyond the first. */
  readonly openQueues = new Set<string>();
  /** What is kept, by what tells one definition from another. */
  private readonly definitionsByText = new Map<string, DefinitionEntry>();
  private lastCommit = 0;
  private dirty = false;
  private listener: () => void = () => undefined;

  /** @param definitions what it has kept from before */
  constructor(definitions: Iterable<DefinitionEntry> = []) {
    for (const entry of definitions) this.definitionsByText.set(definitionText(entry), entry);
  }

  /** What was put and not removed, in the order in which it can be restored. */
  get definitions(): DefinitionEntry[] {
    return kindsInOrder.flatMap((kind) => [...this.definitionsByText.values()].filter((entry) => entry.kind === kind));
  }

  openQueue(definition: QueueDefinition, lane: number): QueueStore {
    const { vhost, name, durable } = definition;
    if (durable && !this.definitionsByText.has(definitionText({ kind: 'queue', vhost, definition }))) {
      throw new Error(`${name} is opened before it is put`);
    }
    if (!(lane >= 0 && lane < lanesOf(definition))) throw new Error(`${name} has no lane ${lane}`);
    const key = `${vhost} ${laneName(definition, lane)}`;
    if (this.openQueues.has(key)) throw new Error(`${name} is open already`);
    this.openQueues.add(key);
    const append = (): number => {
      this.appendedCount++;
      return this.change();
    };
    const settle = (): number => {
      this.settledCount++;
      this.change();
      return 0;
    };
    const close = (): void => {
      if (!this.openQueues.delete(key)) throw new Error(`${name} is deleted twice`);
    };
    return Object.assign(new MemoryStore().openQueue(), { append, settle, delete: close });
  }

  put(entry: DefinitionEntry): number {
    const text = definitionText(entry);
    // Some may change; anything else goes before it comes again.
    const known = this.definitionsByText.get(text);
    if (known !== undefined && !changeable.includes(entry.kind) && !isPausing(known, entry)) {
      throw new Error(`put twice: ${text}`);
    }
    this.definitionsByText.set(text, entry);
    this.told.push(`put ${text}`);
    return this.change();
  }

  remove(entry: DefinitionEntry): number {
    const text = definitionText(entry);
    if (!this.definitionsByText.delete(text)) throw new Error(`removed and not there: ${text}`);
    this.told.push(`remove ${text}`);
    return this.change();
  }

  demand(): number {
    return this.lastCommit + (this.dirty ? 1 : 0);
  }

  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.lastCommit++;
  }

  onProgress(listener: () => void): void {
    this.listener = listener;
  }

  /** Makes commits durable up to `commit`, or all there are. */
  sync(commit = this.lastCommit): void {
    if (commit <= this.committed) return;
    this.committed = commit;
    this.listener();
  }

  /** Meets an obstacle, or overcomes it. */
  meet(obstacle: Obstacle): void {
    this.obstacle = obstacle;
    this.listener();
  }

  /** The commit that is being filled. */
  get filling(): number {
    return this.lastCommit + 1;
  }

  private change(): number {
    this.dirty = true;
    return this.filling;
  }
}

/** Tells the lanes of the queues of a vhost apart: the first one has the name of its queue. */
export function laneName({ name, delays = false, remembers = false }: QueueDefinition, lane: number): string {
  return `${delays ? 'delays of ' : ''}${remembers ? 'seen by ' : ''}${name}${lane === 0 ? '' : ` ${lane}`}`;
}

/** A definition as text: equal for the same, different for all others. */
/** A queue is put again when it is paused or resumed. */
function isPausing(known: DefinitionEntry, entry: DefinitionEntry): boolean {
  return known.kind === 'queue' && entry.kind === 'queue' && known.paused !== entry.paused;
}

function definitionText(given: DefinitionEntry): string {
  const entry = given.kind === 'queue' ? { kind: given.kind, vhost: given.vhost, definition: given.definition } : given;
  if (entry.kind === 'vhost') return JSON.stringify({ kind: entry.kind, name: entry.name });
  if (entry.kind === 'user') return JSON.stringify([entry.kind, entry.user.name]);
  if (entry.kind === 'permission') return JSON.stringify([entry.kind, entry.permission.vhost, entry.permission.user]);
  if (entry.kind === 'topic-permission') {
    const { vhost, user, exchange } = entry.permission;
    return JSON.stringify([entry.kind, vhost, user, exchange]);
  }
  if (entry.kind === 'vhost-limits') return JSON.stringify([entry.kind, entry.vhost]);
  if ('policy' in entry) return JSON.stringify([entry.kind, entry.vhost, entry.policy.name]);
  return JSON.stringify(entry, (_name, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return typeof value === 'bigint' ? `${value}n` : value;
  });
}
