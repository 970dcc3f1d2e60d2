/**
 * A queue as RabbitMQ 3.10 writes it.
 */
import type { QueueFacts } from '../../../core/inspect/queue-facts.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import { idleSince } from '../../figures/idle-since.js';
import { rangeIn } from '../../figures/ranges.js';
import { rated } from '../../figures/rated.js';
import type { JsonObject } from '../../json.js';
import type { ManagementRequest } from '../../request.js';
import { erlangProcessJson } from '../clients/erlang-process.js';

/** All of it, or with `disable_stats=true` what it is alone; then `enable_queue_totals=true` adds its messages. */
export function queueJson(request: ManagementRequest, facts: QueueFacts): JsonObject {
  const { query } = request;
  if (query.get('disable_stats') !== 'true') return wholeQueueJson(request, facts);
  const identity = identityJson(request, facts);
  return query.get('enable_queue_totals') === 'true' ? { ...identity, ...totalsJson(facts) } : identity;
}

function identityJson({ broker }: ManagementRequest, facts: QueueFacts): JsonObject {
  return {
    arguments: tableToJson(facts.arguments),
    auto_delete: facts.autoDelete,
    durable: facts.durable,
    exclusive: facts.exclusive,
    name: textToJson(facts.name),
    node: broker.nodeName,
    state: facts.state,
    type: facts.type,
    vhost: textToJson(facts.vhost),
  };
}

function totalsJson(facts: QueueFacts): JsonObject {
  return {
    messages: facts.messages,
    messages_ready: facts.messagesReady,
    messages_unacknowledged: facts.messagesUnacknowledged,
  };
}

function wholeQueueJson(request: ManagementRequest, facts: QueueFacts): JsonObject {
  const { broker, surroundings } = request;
  const { movedAt } = surroundings.sampler.queue(facts);
  return {
    ...identityJson(request, facts),
    consumer_capacity: facts.consumerCapacity,
    consumer_utilisation: facts.consumerCapacity,
    consumers: facts.consumerCount,
    effective_policy_definition: tableToJson(facts.effectivePolicyDefinition),
    ...idleSince(movedAt === 0 ? surroundings.startedAtMs : movedAt, broker.timetable.now()),
    memory: facts.memoryBytes,
    ...lengthsJson(request, facts),
    ...bytesJson(facts),
    message_stats: messageStatsJson(request, facts),
    operator_policy: facts.operatorPolicy ?? null,
    ...ownerJson(facts),
    policy: facts.policy ?? null,
    ...(facts.type === 'quorum' ? quorumJson(facts, broker.nodeName) : classicJson(facts)),
    ...erlangProcessJson,
  };
}

/** Numbers of messages. Of those that wait for a delayed retry RabbitMQ 3.10 has none. */
function lengthsJson({ surroundings, query }: ManagementRequest, facts: QueueFacts): JsonObject {
  const changing = rated(
    {
      messages: [facts.messages, 'messages'],
      messages_ready: [facts.messagesReady, 'messagesReady'],
      messages_unacknowledged: [facts.messagesUnacknowledged, 'messagesUnacknowledged'],
    },
    surroundings.sampler.queue(facts),
    rangeIn(query, 'lengths'),
  );
  return {
    ...changing,
    messages_delayed: facts.messagesDelayed,
    messages_persistent: facts.messagesPersistent,
    messages_ram: facts.messagesRam,
  };
}

function bytesJson(facts: QueueFacts): JsonObject {
  return {
    message_bytes: facts.messageBytes,
    message_bytes_persistent: facts.messageBytesPersistent,
    message_bytes_ram: facts.messageBytesRam,
    message_bytes_ready: facts.messageBytesReady,
    message_bytes_unacknowledged: facts.messageBytesUnacknowledged,
  };
}

/** `undefined` as long as nothing happened (RabbitMQ). */
function messageStatsJson({ surroundings, query }: ManagementRequest, facts: QueueFacts): JsonObject | undefined {
  const { ack, deliver, deliverNoAck, get, getEmpty, getNoAck, publish, redeliver } = facts.counts;
  const values = {
    ack: [ack, 'ack'],
    deliver: [deliver, 'deliver'],
    deliver_get: [deliver + deliverNoAck + get + getNoAck, 'deliverGet'],
    deliver_no_ack: [deliverNoAck, 'deliverNoAck'],
    get: [get, 'get'],
    get_empty: [getEmpty, 'getEmpty'],
    get_no_ack: [getNoAck, 'getNoAck'],
    publish: [publish, 'publish'],
    redeliver: [redeliver, 'redeliver'],
  } as const;
  if (Object.values(values).every(([value]) => value === 0)) return undefined;
  return rated(values, surroundings.sampler.queue(facts), rangeIn(query, 'msg_rates'));
}

function ownerJson({ exclusiveOwner: name, exclusiveOwnerPeer: peer }: QueueFacts): JsonObject {
  if (name === undefined) return {};
  return { owner_pid_details: { name, peer_host: peer?.address ?? '', peer_port: peer?.port ?? 0 } };
}

function classicJson(facts: QueueFacts): JsonObject {
  return {
    backing_queue_status: {
      avg_ack_egress_rate: 0,
      avg_ack_ingress_rate: 0,
      avg_egress_rate: 0,
      avg_ingress_rate: 0,
      // What is on disk alone.
      delta: ['delta', 'undefined', facts.messagesPagedOut, 0, 'undefined'],
      len: facts.messagesReady,
      mode: 'default',
      next_deliver_seq_id: 0,
      next_seq_id: 0,
      q1: 0,
      q2: 0,
      q3: 0,
      q4: facts.messagesReadyRam,
      target_ram_count: 'infinity',
      version: 1,
    },
    exclusive_consumer_tag: tagJson(facts.exclusiveConsumerTag),
    head_message_timestamp: facts.headMessageTimestamp ?? null,
    message_bytes_paged_out: facts.messageBytesPagedOut,
    messages_paged_out: facts.messagesPagedOut,
    messages_ready_ram: facts.messagesReadyRam,
    messages_unacknowledged_ram: facts.messagesUnacknowledgedRam,
    recoverable_slaves: null,
    single_active_consumer_tag: tagJson(facts.singleActiveConsumerTag),
  };
}

/** One replica, which leads. */
function quorumJson(facts: QueueFacts, node: string): JsonObject {
  return {
    leader: node,
    members: [node],
    message_bytes_dlx: 0,
    messages_dlx: 0,
    online: [node],
    open_files: { [node]: 0 },
    single_active_consumer_ctag: tagJson(facts.singleActiveConsumerTag),
  };
}

function tagJson(tag: string | undefined): string | null {
  return tag === undefined ? null : textToJson(tag);
}
