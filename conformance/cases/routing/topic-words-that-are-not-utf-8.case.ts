/** U+DCFF stands for the octet 0xFF, which is in no UTF-8. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Wildcards of a topic exchange take words of any octets',
  rule: 'rabbitmq.routing:keys-are-octets',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'topic' } },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'a.*' } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: '#.b' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a.\udcff' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '\udcff.b' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: 'a\udcff' }, content: {} },
    { send: 'basic.publish', with: { exchange: '$x', routingKey: '\udcff' }, content: {} },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'no more' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: 'a.\udcff' } },
    { expect: 'basic.deliver', with: { exchange: '$x', routingKey: '\udcff.b' } },
    { expect: 'basic.deliver', with: { exchange: '' }, content: { body: 'no more' } },
  ],
};
