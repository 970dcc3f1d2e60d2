/**
 * A binding as RabbitMQ 3.10 writes it, and its name in URLs.
 */
import type { BindingFacts } from '../../../core/inspect/binding-facts.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import type { JsonObject } from '../../json.js';
import type { Listing } from '../../listing/listing.js';

export function bindingJson(facts: BindingFacts): JsonObject {
  return {
    source: textToJson(facts.source),
    vhost: textToJson(facts.vhost),
    destination: textToJson(facts.destination),
    destination_type: facts.destinationType,
    routing_key: textToJson(facts.routingKey),
    arguments: tableToJson(facts.arguments),
    properties_key: facts.propertiesKey,
  };
}

export function bindingListing(rows: readonly BindingFacts[]): Listing<BindingFacts> {
  return {
    rows,
    nameOf: ({ destination }) => destination,
    json: bindingJson,
    quick: {
      source: ({ source }) => textToJson(source),
      vhost: ({ vhost }) => textToJson(vhost),
      destination: ({ destination }) => textToJson(destination),
      destination_type: ({ destinationType }) => destinationType,
      routing_key: ({ routingKey }) => textToJson(routingKey),
    },
  };
}

/** Where a binding is, seen from the path that all bindings of its two ends have in common. */
export function locationOf(destination: string, propertiesKey: string): string {
  return `${encodeURIComponent(destination)}/${encodeURIComponent(propertiesKey)}`;
}

/**
 * The one of that key. Many clients forget to encode it, so that it comes decoded once too often; RabbitMQ
 * understands most of them, too.
 */
export function withKey(rows: readonly BindingFacts[], key: string): BindingFacts | undefined {
  const exact = rows.find(({ propertiesKey }) => propertiesKey === key);
  return exact ?? rows.find(({ propertiesKey }) => decodedKeys(propertiesKey).includes(key));
}

/** What its blanks are then is open: plus signs in keys, something else in paths. */
function decodedKeys(propertiesKey: string): readonly string[] {
  try {
    return [decodeURIComponent(propertiesKey), decodeURIComponent(propertiesKey.replaceAll('+', ' '))];
  } catch {
    return []; // a routing key that is no text
  }
}
