/**
 * A queue, as those see it who look at a broker from outside: each figure is worked out when it is asked for, so
 * that ten thousand queues can be sorted by one of them.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import { isSingleActive } from '../consumer/single-active.js';
import { ENTRY_HEAP_BYTES } from '../limits.js';
import type { AppliedPolicies } from '../policy/policies.js';
import type { Peer } from '../ports.js';
import { type QueueType, queueTypeOf } from '../queue/queue-type.js';
import type { Queue } from '../queue/queue.js';
import type { QueueCounts } from '../statistics/queue-counts.js';
import type { VHost } from '../vhost/vhost.js';

/** What an empty queue takes: measured with ten thousand of them, rounded up. */
const QUEUE_HEAP_BYTES = 4_096;

export class QueueFacts {
  constructor(
    readonly queue: Queue,
    private readonly home: VHost,
  ) {}

  get name(): string {
    return this.queue.name;
  }

  get vhost(): string {
    return this.queue.vhost;
  }

  get type(): QueueType {
    return queueTypeOf(this.queue.definition);
  }

  get durable(): boolean {
    return this.queue.definition.durable;
  }

  get autoDelete(): boolean {
    return this.queue.definition.autoDelete;
  }

  get exclusive(): boolean {
    return this.queue.definition.exclusive;
  }

  /** The name of the only connection that may use it. */
  get exclusiveOwner(): string | undefined {
    return this.queue.owner?.name;
  }

  /** From where that comes. */
  get exclusiveOwnerPeer(): Pick<Peer, 'address' | 'port'> | undefined {
    return this.queue.owner?.peer;
  }

  get arguments(): FieldTable {
    return this.queue.definition.arguments;
  }

  get state(): 'running' | 'paused' {
    return this.queue.isPaused ? 'paused' : 'running';
  }

  // --- messages ---

  /** Ready, unacknowledged, and those that came back and wait until they are ready again. */
  get messages(): number {
    const { lanes } = this.queue;
    return lanes.readyCount + lanes.unackedCount + lanes.delayedCount;
  }

  get messagesReady(): number {
    return this.queue.readyCount;
  }

  get messagesUnacknowledged(): number {
    return this.queue.unackedCount;
  }

  /** Those that wait for a delayed retry. */
  get messagesDelayed(): number {
    return this.queue.delayedCount;
  }

  /** What is on disk alone. */
  get messagesPagedOut(): number {
    return this.queue.lanes.pagedOutCount;
  }

  get messagesRam(): number {
    return this.messages - this.messagesPagedOut;
  }

  get messagesReadyRam(): number {
    return this.messagesReady - this.messagesPagedOut;
  }

  get messagesUnacknowledgedRam(): number {
    return this.messagesUnacknowledged;
  }

  /** Those that outlive the process. */
  get messagesPersistent(): number {
    return this.queue.lanes.keptCount;
  }

  // --- bytes of their bodies ---

  get messageBytes(): number {
    return this.messageBytesReady + this.messageBytesUnacknowledged;
  }

  get messageBytesReady(): number {
    return this.queue.readyBodyBytes;
  }

  get messageBytesUnacknowledged(): number {
    return this.queue.lanes.unackedBodyBytes;
  }

  /** An estimate: it is not known which part of what is in memory are bodies. */
  get messageBytesPagedOut(): number {
    const { lanes, readyCount, readyBodyBytes } = this.queue;
    const { pagedOutCount } = lanes;
    if (pagedOutCount === 0) return 0;
    const inMemory = lanes.residentBytes - (readyCount - pagedOutCount) * ENTRY_HEAP_BYTES;
    return Math.max(0, readyBodyBytes - Math.max(0, inMemory));
  }

  get messageBytesRam(): number {
    return this.messageBytes - this.messageBytesPagedOut;
  }

  get messageBytesPersistent(): number {
    return this.queue.lanes.keptBodyBytes;
  }

  /** An estimate of the memory it takes with all that it holds. */
  get memoryBytes(): number {
    const { lanes } = this.queue;
    return QUEUE_HEAP_BYTES + lanes.residentBytes + lanes.unackedCount * ENTRY_HEAP_BYTES + lanes.unackedBodyBytes;
  }

  /** `timestamp` of the first message, in seconds since 1970; `undefined` when it has none or is on disk. */
  get headMessageTimestamp(): number | undefined {
    const lane = this.queue.lanes.first();
    if (lane?.ready.hasFirst() !== true) return undefined;
    const timestamp = lane.ready.first.message.content.properties().timestamp;
    return timestamp === undefined ? undefined : Number(timestamp);
  }

  // --- consumers ---

  get consumerCount(): number {
    return this.queue.consumerCount;
  }

  /** The share of time in which a consumer would have taken a message at once, from 0 to 1; 0 without consumers. */
  get consumerCapacity(): number {
    return this.queue.serving.capacity.share;
  }

  get singleActiveConsumerTag(): string | undefined {
    if (!isSingleActive(this.queue.definition)) return undefined;
    for (const consumer of this.queue.consumers) if (this.queue.isActive(consumer)) return consumer.tag;
    return undefined;
  }

  get exclusiveConsumerTag(): string | undefined {
    for (const { exclusive, tag } of this.queue.consumers) if (exclusive) return tag;
    return undefined;
  }

  // --- policies ---

  /** Name of the policy that applies. */
  get policy(): string | undefined {
    return this.policies.policy?.name;
  }

  get operatorPolicy(): string | undefined {
    return this.policies.operatorPolicy?.name;
  }

  /** What both come to. */
  get effectivePolicyDefinition(): FieldTable {
    return this.policies.definition;
  }

  get counts(): QueueCounts {
    return this.queue.counts;
  }

  private get policies(): AppliedPolicies {
    return this.home.policies.of(this.queue);
  }
}
