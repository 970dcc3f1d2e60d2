/**
 * Answers `/exchanges/:vhost/:exchange/publish`: publishes one message, and tells whether it was routed.
 */
import { type OutsideMessage, type PublishOutcome, publishOne } from '../../../core/administration/publishing.js';
import { payloadFromJson } from '../../../core/json/payload-json.js';
import { propertiesFromJson } from '../../../core/json/properties-json.js';
import { refusalIn } from '../../../core/refusals.js';
import { actorIn, exchangeNamed } from '../../acting.js';
import { type Answer, ok } from '../../answer.js';
import { badRequest, HttpError } from '../../http-error.js';
import { managementLimits } from '../../limits.js';
import { type ManagementRequest, textIn } from '../../request.js';
import { post, type Route, vhostUser, withLargeBody } from '../../route.js';

export const publishingRoutes: readonly Route[] = [
  post('/exchanges/:vhost/:exchange/publish', withLargeBody(vhostUser), publish),
];

async function publish(request: ManagementRequest): Promise<Answer> {
  const body = await request.body('properties', 'routing_key', 'payload', 'payload_encoding');
  const outcome = await published(request, {
    exchange: exchangeNamed(request.parameter('exchange')),
    routingKey: textIn(body, 'routing_key'),
    properties: propertiesFromJson(body.properties),
    body: payloadFromJson(body.payload, body.payload_encoding),
  });
  if (outcome === 'refused') throw badRequest('rejected Unable to publish message. Check queue limits.');
  if (outcome === 'blocked') throw new HttpError(503, 'blocked', 'Nobody may publish now: resources are low');
  return ok({ routed: outcome === 'routed' });
}

/** Waits until it is as safe as it is to be. */
async function published(request: ManagementRequest, message: OutsideMessage): Promise<PublishOutcome> {
  const actor = actorIn(request);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new HttpError(503, 'not_durable', 'The message is published, and the disk has not taken it yet'));
    }, managementLimits.durableTimeoutMs);
    try {
      publishOne(actor, message, (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      });
    } catch (error) {
      clearTimeout(timer);
      reject(refusedPublish(error));
    }
  });
}

/** Here RabbitMQ answers 400 to all that the protocol refuses, with code and text of the protocol. */
function refusedPublish(error: unknown): Error {
  const refusal = refusalIn(error);
  return refusal === undefined ? (error as Error) : badRequest(`${refusal.code} ${(error as Error).message}`);
}
