/**
 * Lists of queues, which may be tens of thousands.
 */
import { Inspection } from '../../../core/inspect/inspection.js';
import type { QueueFacts } from '../../../core/inspect/queue-facts.js';
import { textToJson } from '../../../core/json/text-json.js';
import type { VHost } from '../../../core/vhost/vhost.js';
import { byVHostAndName } from '../../listing/by-name.js';
import type { Listing } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { queueJson } from './queue-json.js';

export function queueListing(request: ManagementRequest, vhosts: readonly VHost[]): Listing<QueueFacts> {
  const inspection = new Inspection(request.broker);
  const { sampler } = request.surroundings;
  return {
    rows: vhosts.flatMap((vhost) => inspection.queues(vhost)),
    compare: byVHostAndName,
    nameOf: ({ name }) => name,
    json: (facts) => queueJson(request, facts),
    quick: {
      name: ({ name }) => textToJson(name),
      vhost: ({ vhost }) => textToJson(vhost),
      type: ({ type }) => type,
      state: ({ state }) => state,
      durable: ({ durable }) => durable,
      policy: ({ policy }) => policy ?? null,
      consumers: ({ consumerCount }) => consumerCount,
      consumer_utilisation: ({ consumerCapacity }) => consumerCapacity,
      consumer_capacity: ({ consumerCapacity }) => consumerCapacity,
      memory: ({ memoryBytes }) => memoryBytes,
      messages: ({ messages }) => messages,
      messages_ready: ({ messagesReady }) => messagesReady,
      messages_unacknowledged: ({ messagesUnacknowledged }) => messagesUnacknowledged,
      messages_persistent: ({ messagesPersistent }) => messagesPersistent,
      messages_ram: ({ messagesRam }) => messagesRam,
      message_bytes: ({ messageBytes }) => messageBytes,
      message_bytes_ready: ({ messageBytesReady }) => messageBytesReady,
      message_bytes_unacknowledged: ({ messageBytesUnacknowledged }) => messageBytesUnacknowledged,
      message_bytes_ram: ({ messageBytesRam }) => messageBytesRam,
      message_bytes_persistent: ({ messageBytesPersistent }) => messageBytesPersistent,
      // What the pages of queues are sorted by when their headings are clicked at.
      'messages_details.rate': (facts) => sampler.queue(facts).of('messages').rate,
      'message_stats.publish_details.rate': (facts) => sampler.queue(facts).of('publish').rate,
      'message_stats.deliver_get_details.rate': (facts) => sampler.queue(facts).of('deliverGet').rate,
      'message_stats.redeliver_details.rate': (facts) => sampler.queue(facts).of('redeliver').rate,
      'message_stats.ack_details.rate': (facts) => sampler.queue(facts).of('ack').rate,
    },
  };
}
