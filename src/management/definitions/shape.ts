/**
 * The shape of definitions in RabbitMQ's JSON: keys, and types of their values. What they mean is not looked at.
 * Keys that nobody knows are passed over.
 */
import { z } from 'zod/v3';

const text = z.string();
const table = z.union([z.record(z.unknown()), z.array(z.unknown()).length(0)]).default({});
const names = z.union([text, z.array(text)]);

const user = z.object({
  name: text,
  password_hash: text.nullish(),
  /** In the clear; RabbitMQ takes it, and never writes it. */
  password: text.nullish(),
  hashing_algorithm: text.nullish(),
  tags: names.default([]),
  limits: z.union([z.record(z.unknown()), z.array(z.unknown()).length(0)]).optional(),
});

const vhost = z
  .object({ name: text, tracing: z.boolean().optional(), metadata: z.record(z.unknown()).optional() })
  .passthrough();

const permission = z.object({ user: text, vhost: text, configure: text, write: text, read: text });
const topicPermission = z.object({ user: text, vhost: text, exchange: text, write: text, read: text });
const globalParameter = z.object({ name: text, value: z.custom((value) => value !== undefined, 'Required') });

const parameter = globalParameter.extend({ vhost: text, component: text });

const policy = z.object({
  vhost: text,
  name: text,
  pattern: text,
  'apply-to': text.optional(),
  definition: z.record(z.unknown()),
  priority: z.number().optional(),
});

const queue = z.object({ vhost: text, name: text, durable: z.boolean(), auto_delete: z.boolean(), arguments: table });

const exchange = z.object({
  vhost: text,
  name: text,
  type: text,
  durable: z.boolean(),
  auto_delete: z.boolean(),
  internal: z.boolean().default(false),
  arguments: table,
});

const binding = z.object({
  vhost: text,
  source: text,
  destination: text,
  destination_type: z.enum(['queue', 'exchange']),
  routing_key: text.default(''),
  arguments: table,
});

/** What a vhost has of its own. */
const ofVHost = {
  parameters: listOf(parameter),
  policies: listOf(policy),
  exchanges: listOf(exchange),
  queues: listOf(queue),
  bindings: listOf(binding),
};

export const vhostShape = z.object(ofVHost);

export const brokerShape = z.object({
  users: listOf(user),
  vhosts: listOf(vhost),
  permissions: listOf(permission),
  topic_permissions: listOf(topicPermission),
  global_parameters: listOf(globalParameter),
  ...ofVHost,
});

export type BrokerShape = z.infer<typeof brokerShape>;
export type VHostShape = z.infer<typeof vhostShape>;

function listOf<Entry extends z.ZodTypeAny>(entry: Entry) {
  return z.array(entry).default([]);
}
