/** Some clients do not count the eight octets around the payload. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A frame of eight octets more than the frame-max is taken',
  rule: 'rabbitmq.connection:frame-eight-octets-over',
  begin: 'nothing',
  steps: [
    { openConnection: 'main', tune: { frameMax: 4096 } },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: { size: 4096 }, frames: [4096] } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: { size: 4096 } } },
  ],
};
