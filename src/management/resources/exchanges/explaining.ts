/**
 * Answers `/exchanges/:vhost/:exchange/explain`: where a message would go and why, without publishing it.
 */
import { explain } from '../../../core/explaining/explain.js';
import type { ExplainedBinding, ExplainedExchange } from '../../../core/explaining/explanation.js';
import { propertiesFromJson } from '../../../core/json/properties-json.js';
import { tableToJson } from '../../../core/json/table-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import { actorIn, exchangeNamed } from '../../acting.js';
import { type Answer, ok } from '../../answer.js';
import type { JsonObject } from '../../json.js';
import { type ManagementRequest, textIn } from '../../request.js';
import { post, type Route, vhostUser } from '../../route.js';

export const explainingRoutes: readonly Route[] = [post('/exchanges/:vhost/:exchange/explain', vhostUser, explained)];

/** `properties` are those of the message; `headers` may stand beside them. */
async function explained(request: ManagementRequest): Promise<Answer> {
  const body = await request.body('routing_key');
  const properties = propertiesFromJson(body.properties ?? {});
  const { headers } = propertiesFromJson({ headers: body.headers });
  const { exchanges, queues } = explain(actorIn(request), {
    exchange: exchangeNamed(request.parameter('exchange')),
    routingKey: textIn(body, 'routing_key'),
    properties: { ...properties, ...(headers !== undefined && { headers }) },
  });
  return ok({
    exchanges: exchanges.map(exchangeJson),
    queues: queues.map(({ name, isCertain, effects }) => ({ name: textToJson(name), certain: isCertain, effects })),
  });
}

function exchangeJson(exchange: ExplainedExchange): JsonObject {
  return {
    name: textToJson(exchange.name),
    type: exchange.type,
    reached_by: exchange.reachedBy,
    matching: exchange.matching.map(bindingJson),
    others: exchange.others.map(bindingJson),
    unlisted_count: exchange.unlistedCount,
    notes: exchange.notes,
  };
}

function bindingJson(binding: ExplainedBinding): JsonObject {
  return {
    destination_type: binding.destinationKind,
    destination: textToJson(binding.destination),
    routing_key: textToJson(binding.routingKey),
    arguments: tableToJson(binding.arguments),
    why: binding.why,
  };
}
