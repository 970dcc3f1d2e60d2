/**
 * Finds the publication that a `basic.return` is about.
 *
 * A return names no number. It is matched by all that it carries: of two messages that are alike in everything it
 * does not matter which one came back.
 */
import type { Content } from '../../wire/content/content.js';
import { encodeProperties } from '../../wire/content/properties.js';
import type { MethodOf } from '../../wire/methods/methods.js';
import { Writer } from '../../wire/values/writer.js';
import type { Publication } from './publication.js';

const scratch = new Writer();

export function findReturned(
  publications: Iterable<Publication>,
  { exchange, routingKey }: MethodOf<'basic.return'>,
  content: Content,
): Publication | undefined {
  const body = content.body();
  const properties = content.bytes.subarray(content.propertiesStart, content.headerEnd - 1);
  let nearest: Publication | undefined;
  for (const publication of publications) {
    if (!publication.mandatory || publication.returned !== undefined) continue;
    if (publication.routingKey !== routingKey || publication.exchange !== exchange) continue;
    if (!publication.body.equals(body)) continue;
    scratch.rewind();
    encodeProperties(scratch, publication.properties);
    if (scratch.written().equals(properties)) return publication;
    // A broker takes away the header BCC.
    nearest ??= publication;
  }
  return nearest;
}
