/**
 * RabbitMQ 3.10, as Debian 12 ships it: where it knowingly does something else.
 */
import type { Profile } from '../run/profile.js';

export const rabbitmq: Profile = {
  name: 'rabbitmq',
  replyTexts: true,
  deviations: {
    'durability/killed-removed': {
      reason: 'A queue that was deleted just before the kill comes back now and then.',
      link: 'https://www.rabbitmq.com/docs/metadata-store',
      sometimes: true,
    },
    'exchange/declare-again-auto-delete-ignored': {
      reason: 'It compares auto-delete, and answers with a channel error 406.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/declare-again-other-type-530': {
      reason: 'It answers with a channel error 406, as for every other difference.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/declare-name-empty': {
      reason: 'It takes the empty name for the default exchange, which is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/declare-name-syntax': {
      reason: 'A name may hold any characters.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/default-as-destination-of-bind': {
      reason: 'Binding the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/default-as-destination-of-unbind': {
      reason: 'Unbinding the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/default-as-source-of-bind': {
      reason: 'Binding to the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/default-as-source-of-unbind': {
      reason: 'Unbinding from the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/delete-missing-404': {
      reason: 'Deleting is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/unbind-missing-binding-404': {
      reason: 'Unbinding is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/unbind-missing-destination-404': {
      reason: 'Unbinding is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/unbind-missing-source-404': {
      reason: 'Unbinding is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'exchange/declare-unknown-type': {
      reason: 'Before version 4 it is a connection error 503, as in the specification.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'routing/headers-integer-is-no-float': {
      reason: 'Before version 4 numbers are compared by value, whatever their types.',
      link: 'https://github.com/rabbitmq/rabbitmq-server/pull/760',
    },
    'publish/immediate-returned': {
      reason: 'immediate is not offered: it is a connection error 540.',
      link: 'https://www.rabbitmq.com/docs/specification#method-status-basic.publish',
    },
    'qos/prefetch-size-lets-one-through': {
      reason: 'A prefetch size is not offered: it is a connection error 540.',
      link: 'https://www.rabbitmq.com/docs/specification#method-status-basic.qos',
    },
    'consume/two-priorities': {
      reason: 'A queue has priorities only if it is declared with x-max-priority.',
      link: 'https://www.rabbitmq.com/docs/priority',
    },
    'connection/start-properties': {
      reason: 'It tells no host: the cluster name stands in its place.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/body-too-long': {
      reason: '3.10 takes the octets that are too many; later versions answer with 501.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/body-too-long-in-second-frame': {
      reason: '3.10 takes the octets that are too many; later versions answer with 501.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/content-body-on-channel-zero': {
      reason: 'It answers with 505, as to every frame that it does not expect.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/content-header-on-channel-zero': {
      reason: 'It answers with 505, as to every frame that it does not expect.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/content-broken-off-after-server-channel-close': {
      reason: 'It demands whole contents on a closing channel too, and answers with 505.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/field-name-of-wrong-character': {
      reason: 'Field names may hold any characters, and up to 255 octets of them.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/field-name-too-long': {
      reason: 'Field names may hold any characters, and up to 255 octets of them.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/field-table-inner-overrun': {
      reason: 'Its decoder fails, and it closes the socket without a word.',
      link: 'https://www.rabbitmq.com/amqp-0-9-1-errata.html',
    },
    'framing/field-table-unknown-letter': {
      reason: 'Its decoder fails, and it closes the socket without a word.',
      link: 'https://www.rabbitmq.com/amqp-0-9-1-errata.html',
    },
    'framing/field-table-unknown-letter-in-headers': {
      reason: 'Its decoder fails, and it answers with 541.',
      link: 'https://www.rabbitmq.com/amqp-0-9-1-errata.html',
    },
    'framing/property-list-truncated': {
      reason: 'Its decoder fails, and it answers with 541.',
      link: 'https://www.rabbitmq.com/amqp-0-9-1-errata.html',
    },
    'framing/heartbeat-off-channel-zero': {
      reason: 'It answers with 505, as to every frame that it does not expect.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'framing/huge-body-size': {
      reason: '3.10 judges the size of a body when it has come.',
      link: 'https://github.com/rabbitmq/rabbitmq-server/pull/1812',
    },
    'framing/property-flags-continued': {
      reason: 'No property has a flag in a second word: it does not read one, and answers with 541.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'channel/flow-off-pauses-deliveries': {
      reason: 'channel.flow with active not set is a connection error 540.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'channel/flow-off-spares-other-channels': {
      reason: 'channel.flow with active not set is a connection error 540.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/bind-default-exchange': {
      reason: 'Binding to the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/declare-name-with-space': {
      reason: 'A name may hold any characters.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/delete-missing-refused': {
      reason: 'Deleting is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/redeclare-auto-delete-ignored': {
      reason: 'It compares auto-delete, and answers with a channel error 406.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/unbind-default-exchange': {
      reason: 'Unbinding from the default exchange is a channel error 403.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/unbind-failing-closes-the-connection': {
      reason: 'An unbind that is refused is a channel error.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/unbind-missing-exchange-refused': {
      reason: 'Unbinding is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
    'queue/unbind-missing-queue-refused': {
      reason: 'Unbinding is idempotent: it succeeds.',
      link: 'https://www.rabbitmq.com/docs/specification',
    },
  },
};
