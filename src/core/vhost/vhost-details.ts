/**
 * What a vhost has beside its contents: what its people say of it, and what its queues are unless they say.
 */
import { readTags } from '../access/user.js';
import { AccessError } from '../access/access-error.js';
import { type QueueType, queueTypes } from '../queue/queue-type.js';
import { encodeText } from '../../wire/values/text.js';
import { isObject } from '../json/table-json.js';
import type { VHost } from './vhost.js';

export interface VHostDetails {
  readonly description: string;
  readonly tags: readonly string[];
  /** `undefined`: classic. */
  readonly defaultQueueType: QueueType | undefined;
}

/** Bytes of a description: some lines for people. */
const DESCRIPTION_BYTES_MAX = 4_096;

export const noDetails: VHostDetails = { description: '', tags: [], defaultQueueType: undefined };

/** Those three that an input may have, at its top or in its `metadata`: RabbitMQ writes both. */
const keys = ['description', 'tags', 'default_queue_type'] as const;

/**
 * Reads details as RabbitMQ's JSON has them; what it does not say stays as it was.
 *
 * @throws AccessError
 */
export function readDetails(input: Readonly<Record<string, unknown>>, before: VHostDetails): VHostDetails {
  const metadata = isObject(input.metadata) ? input.metadata : {};
  const [description, tags, type] = keys.map((key) => input[key] ?? metadata[key] ?? undefined);
  return {
    description: description === undefined ? before.description : descriptionOf(description),
    tags: tags === undefined ? before.tags : readTags(tags),
    defaultQueueType: type === undefined ? before.defaultQueueType : queueTypeIn(type),
  };
}

/** Starts or ends tracing; unlike in RabbitMQ it outlives the process. Returns the commit. */
export function setTracing(vhost: VHost, tracing: boolean): number {
  vhost.tracing = tracing;
  return vhost.definitions.putVHost(vhost);
}

/** Changes what is said of a vhost; returns the commit. */
export function setDetails(vhost: VHost, details: VHostDetails): number {
  vhost.details = isNothing(details) ? noDetails : details;
  return vhost.definitions.putVHost(vhost);
}

function isNothing({ description, tags, defaultQueueType }: VHostDetails): boolean {
  return description === '' && tags.length === 0 && defaultQueueType === undefined;
}

function descriptionOf(value: unknown): string {
  if (typeof value === 'string' && encodeText(value).length <= DESCRIPTION_BYTES_MAX) return value;
  throw new AccessError('ERR_ACCESS_LIMIT', `description should be a text of at most ${DESCRIPTION_BYTES_MAX} bytes`);
}

function queueTypeIn(value: unknown): QueueType | undefined {
  // RabbitMQ's word for none.
  if (value === 'undefined') return undefined;
  const found = queueTypes.find((type) => type === value);
  if (found !== undefined) return found;
  const words = queueTypes.join(', ');
  throw new AccessError('ERR_ACCESS_LIMIT', `default_queue_type should be one of ${words}, or undefined`);
}
