/**
 * Every rule that a case may cite, by id.
 */
import { addressingExtensions } from './extensions-addressing.js';
import { connectionExtensions } from './extensions-connection.js';
import { consumeExtensions } from './extensions-consume.js';
import { consumerRankExtensions } from './extensions-consumer-rank.js';
import { deadLetterExtensions } from './extensions-dead-letter.js';
import { delayedExtensions } from './extensions-delayed.js';
import { durabilityExtensions } from './extensions-durability.js';
import { exchangeExtensions } from './extensions-exchange.js';
import { expiryExtensions } from './extensions-expiry.js';
import { framingExtensions } from './extensions-framing.js';
import { limitExtensions } from './extensions-limits.js';
import { publishExtensions } from './extensions-publish.js';
import { queueExtensions } from './extensions-queue.js';
import { retryExtensions } from './extensions-retry.js';
import { routingExtensions } from './extensions-routing.js';
import { framingRules } from './framing.js';
import type { Rule } from './rule.js';
import { addedRules } from './specification-additions.js';
import { basicRules } from './specification-basic.js';
import { connectionRules } from './specification-connection.js';
import { durabilityRules } from './specification-durability.js';
import { exchangeRules } from './specification-exchange.js';
import { lifeCycleRules } from './specification-life-cycles.js';
import { queueRules } from './specification-queue.js';
import { routingRules } from './specification-routing.js';

/** In the order of the specification; then the wire; then RabbitMQ. */
export const rules: ReadonlyMap<string, Rule> = byId([
  ...connectionRules,
  ...exchangeRules,
  ...routingRules,
  ...queueRules,
  ...lifeCycleRules,
  ...durabilityRules,
  ...basicRules,
  ...framingRules,
  ...addedRules,
  ...framingExtensions,
  ...connectionExtensions,
  ...exchangeExtensions,
  ...routingExtensions,
  ...queueExtensions,
  ...publishExtensions,
  ...addressingExtensions,
  ...consumeExtensions,
  ...consumerRankExtensions,
  ...expiryExtensions,
  ...deadLetterExtensions,
  ...durabilityExtensions,
  ...limitExtensions,
  ...retryExtensions,
  ...delayedExtensions,
]);

function byId(all: readonly Rule[]): ReadonlyMap<string, Rule> {
  const byId = new Map<string, Rule>();
  for (const rule of all) {
    if (byId.has(rule.id)) throw new Error(`two rules have the id ${rule.id}`);
    byId.set(rule.id, rule);
  }
  return byId;
}
