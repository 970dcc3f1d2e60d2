/**
 * An exchange as RabbitMQ 3.10 writes it, and lists of them.
 */
import type { ExchangeFacts } from '../../../core/inspect/exchange-facts.js';
import { Inspection } from '../../../core/inspect/inspection.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { rangeIn } from '../../figures/ranges.js';
import { rated } from '../../figures/rated.js';
import type { JsonObject } from '../../json.js';
import { byVHostAndName } from '../../listing/by-name.js';
import type { Listing } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';

export function exchangeJson(request: ManagementRequest, facts: ExchangeFacts): JsonObject {
  const isWhole = request.query.get('disable_stats') !== 'true';
  const { policy } = facts;
  return {
    arguments: tableToJson(facts.arguments),
    auto_delete: facts.autoDelete,
    durable: facts.durable,
    internal: facts.internal,
    message_stats: isWhole ? messageStatsJson(request, facts) : undefined,
    name: textToJson(facts.name),
    ...(policy !== undefined && { policy }),
    type: facts.type,
    // Nobody keeps a record of that.
    user_who_performed_action: '',
    vhost: textToJson(facts.vhost),
  };
}

export function exchangeListing(request: ManagementRequest, vhosts: readonly VHost[]): Listing<ExchangeFacts> {
  const inspection = new Inspection(request.broker);
  const { sampler } = request.surroundings;
  return {
    rows: vhosts.flatMap((vhost) => inspection.exchanges(vhost)),
    compare: byVHostAndName,
    nameOf: ({ name }) => name,
    json: (facts) => exchangeJson(request, facts),
    quick: {
      name: ({ name }) => textToJson(name),
      vhost: ({ vhost }) => textToJson(vhost),
      type: ({ type }) => type,
      'message_stats.publish_in_details.rate': (facts) => sampler.exchange(facts).of('publishIn').rate,
      'message_stats.publish_out_details.rate': (facts) => sampler.exchange(facts).of('publishOut').rate,
    },
  };
}

/** `undefined` as long as nobody published (RabbitMQ). */
function messageStatsJson({ surroundings, query }: ManagementRequest, facts: ExchangeFacts): JsonObject | undefined {
  const { publishIn, publishOut } = facts.counts;
  if (publishIn === 0) return undefined;
  const values = { publish_in: [publishIn, 'publishIn'], publish_out: [publishOut, 'publishOut'] } as const;
  return rated(values, surroundings.sampler.exchange(facts), rangeIn(query, 'msg_rates'));
}
