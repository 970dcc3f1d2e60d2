/**
 * The shape of a topology file: exchanges, queues, bindings and policies of one vhost, whichever that will be. Keys are
 * those of the management API; what is not said is as AMQP clients mostly want it, durable above all.
 */
import { z } from 'zod/v3';

/** AMQP's short strings. */
const NAME_BYTES_MAX = 255;

const name = z
  .string()
  .min(1, 'the name is empty')
  .refine((text) => Buffer.byteLength(text) <= NAME_BYTES_MAX, `the name is longer than ${NAME_BYTES_MAX} bytes`);
const table = z.record(z.unknown()).default({});

const exchange = z
  .object({
    name,
    type: z.string().default('direct'),
    durable: z.boolean().default(true),
    auto_delete: z.boolean().default(false),
    internal: z.boolean().default(false),
    arguments: table,
  })
  .strict();

const queue = z
  .object({ name, durable: z.boolean().default(true), auto_delete: z.boolean().default(false), arguments: table })
  .strict();

const binding = z
  .object({
    source: name,
    destination: name,
    destination_type: z.enum(['queue', 'exchange']).default('queue'),
    routing_key: z.string().default(''),
    arguments: table,
  })
  .strict();

const policy = z
  .object({
    name,
    pattern: z.string(),
    'apply-to': z.string().default('all'),
    priority: z.number().int().default(0),
    definition: z.record(z.unknown()),
  })
  .strict();

export const topologyShape = z
  .object({
    exchanges: z.array(exchange).default([]),
    queues: z.array(queue).default([]),
    bindings: z.array(binding).default([]),
    policies: z.array(policy).default([]),
  })
  .strict();

export type Topology = z.infer<typeof topologyShape>;
export type Exchange = z.infer<typeof exchange>;
export type Queue = z.infer<typeof queue>;
export type Binding = z.infer<typeof binding>;
export type Policy = z.infer<typeof policy>;
