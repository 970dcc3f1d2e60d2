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
    'retry/delay-ends-with-the-limit': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-grows': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-of-failed': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-of-failed-channel-close': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-of-nack': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-of-reject': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-of-returned': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delayed-is-not-ready': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/delay-in-a-classic-queue': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'durability/delayed-retry': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments, and requeues at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'retry/count-in-a-classic-queue': {
      reason: 'A classic queue does not count.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'retry/limit-of-a-classic-queue': {
      reason: 'A classic queue refuses x-delivery-limit.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'retry/limit-of-a-transient-queue': {
      reason: 'A classic queue refuses x-delivery-limit.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'retry/limit-of-a-quorum-queue-by-default': {
      reason: 'Before version 4 a quorum queue has no limit by default.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'retry/limit-of-minus-one': {
      reason: 'Before version 4 a limit below zero is reached at once.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'delayed/declare': {
      reason: 'The type comes with a plugin of the community, which is not there.',
      link: 'https://github.com/rabbitmq/rabbitmq-delayed-message-exchange',
    },
    'deduplication/queue': {
      reason: 'The argument comes with a plugin of the community, which is not there.',
      link: 'https://github.com/noxdafox/rabbitmq-message-deduplication',
    },
    'deduplication/queue-duplicate-is-confirmed': {
      reason: 'The argument comes with a plugin of the community, which is not there.',
      link: 'https://github.com/noxdafox/rabbitmq-message-deduplication',
    },
    'queue/argument-delayed-retry-max-of-text': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'queue/argument-delayed-retry-min-negative': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'queue/argument-delayed-retry-type-unknown': {
      reason: 'Delayed retry comes with RabbitMQ 4.3: 3.10 does not know the arguments.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#delayed-retry',
    },
    'queue/quorum-delivery-limit-of-text': {
      reason: 'It takes x-delivery-limit whatever its value is.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues#poison-message-handling',
    },
    'consume/single-active-refuses-get-classic': {
      reason: '3.10 refuses it for quorum queues alone.',
      link: 'https://www.rabbitmq.com/docs/consumers#single-active-consumer',
    },
    'consume/timeout-cancels-the-consumer': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-hands-on-to-others': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-of-a-quorum-queue': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-of-minus-one-refused': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-of-text-refused': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-of-the-consumer': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'consume/timeout-spares-the-channel': {
      reason: 'x-consumer-timeout works so from 4.3 on, for quorum queues; 3.10 does not know it.',
      link: 'https://www.rabbitmq.com/docs/consumers#acknowledgement-timeout',
    },
    'expiry/behind-a-longer-one': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/behind-a-longer-one-of-the-queue': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/behind-a-requeued-one': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/behind-one-that-stays': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/behind-one-that-stays-persistent': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/behind-one-that-stays-quorum': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/between-others': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/every-second-one': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'expiry/requeued-due-behind-another': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'durability/ttl-due-behind-one-that-stays': {
      reason: 'Only the first message of a queue expires: the others wait behind it.',
      link: 'https://www.rabbitmq.com/docs/ttl#per-message-ttl-caveats',
    },
    'dead-letter/last-death': {
      reason: 'The headers of the last death come with RabbitMQ 3.13.',
      link: 'https://github.com/rabbitmq/rabbitmq-server/releases/tag/v3.13.0',
    },
    'dead-letter/last-death-again': {
      reason: 'The headers of the last death come with RabbitMQ 3.13.',
      link: 'https://github.com/rabbitmq/rabbitmq-server/releases/tag/v3.13.0',
    },
    'dead-letter/newest-first': {
      reason: '3.10 turns the older entries of x-death around with each new one.',
      link: 'https://www.rabbitmq.com/docs/dlx#effects',
    },
    'durability/dead-letter-original-expiration': {
      reason: '3.10 does not see the expiration of a message that it read from disk.',
      link: 'https://www.rabbitmq.com/docs/dlx#effects',
    },
    'durability/killed-expiring': {
      reason: 'Dead letters are not made sure: a kill may lose them.',
      link: 'https://www.rabbitmq.com/docs/dlx#safety',
      sometimes: true,
    },
    'durability/killed-rejected': {
      reason: 'Dead letters are not made sure: a kill may lose them.',
      link: 'https://www.rabbitmq.com/docs/dlx#safety',
      sometimes: true,
    },
    'durability/killed-rejected-in-transaction': {
      reason: 'Dead letters are not made sure: a kill may lose them.',
      link: 'https://www.rabbitmq.com/docs/dlx#safety',
      sometimes: true,
    },
    'expiry/unused-quorum-queue': {
      reason: 'A quorum queue looks every five seconds whether it expires.',
      link: 'https://www.rabbitmq.com/docs/quorum-queues',
      sometimes: true,
    },
  },
};
