/**
 * What is said of a vhost, as bytes.
 */
import type { VHostEntry } from '../../core/definitions.js';
import type { QueueType } from '../../core/queue/queue-type.js';
import type { VHostDetails } from '../../core/vhost/vhost-details.js';
import type { Reader } from '../../wire/values/reader.js';
import { encodeText } from '../../wire/values/text.js';
import type { Writer } from '../../wire/values/writer.js';
import { longText } from './access-codec.js';

export function writeDetails(
  writer: Writer,
  { description, tags, defaultQueueType }: VHostDetails,
  isTraced: boolean,
): void {
  writer.octet(isTraced ? 1 : 0);
  writer.longstr(encodeText(description));
  writer.short(tags.length);
  for (const tag of tags) writer.shortstr(tag);
  writer.shortstr(defaultQueueType ?? '');
}

export function readDetails(properties: Reader): Pick<VHostEntry, 'tracing' | 'details'> {
  const isTraced = properties.octet() === 1;
  const description = longText(properties);
  const tags = Array.from({ length: properties.short() }, () => properties.shortstr());
  // Whether it is a type that this version knows is checked when a queue is declared.
  const type = properties.shortstr() as QueueType | '';
  const details = { description, tags, defaultQueueType: type === '' ? undefined : type };
  return { ...(isTraced && { tracing: true as const }), details };
}
