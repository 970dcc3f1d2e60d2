/**
 * Leveret: where it knowingly does something else.
 */
import type { Profile } from '../run/profile.js';

export const leveret: Profile = {
  name: 'leveret',
  replyTexts: true,
  deviations: {
    'exchange/declare-again-auto-delete-ignored': {
      reason: 'It compares auto-delete, and answers with a channel error 406, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/declare-again-other-type-530': {
      reason: 'It answers with a channel error 406, as for every other difference, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/declare-name-empty': {
      reason: 'It takes the empty name for the default exchange, which is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/declare-name-syntax': {
      reason: 'A name may hold any characters, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/default-as-destination-of-bind': {
      reason: 'Binding the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/default-as-destination-of-unbind': {
      reason: 'Unbinding the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/default-as-source-of-bind': {
      reason: 'Binding to the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/default-as-source-of-unbind': {
      reason: 'Unbinding from the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/delete-missing-404': {
      reason: 'Deleting is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/unbind-missing-binding-404': {
      reason: 'Unbinding is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/unbind-missing-destination-404': {
      reason: 'Unbinding is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/unbind-missing-source-404': {
      reason: 'Unbinding is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'exchange/declare-unknown-type-503': {
      reason: 'It is a channel error 406, as in RabbitMQ 4.',
      link: 'README.md#what-works',
    },
    'routing/binding-key-that-is-not-utf-8': {
      reason: 'Binding keys may hold any octets, as routing keys do.',
      link: 'README.md#what-works',
    },
    'publish/immediate-returned': {
      reason: 'immediate is not offered: it is a connection error 540, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'qos/prefetch-size-lets-one-through': {
      reason: 'A prefetch size is not offered: it is a connection error 540, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'consume/two-priorities': {
      reason: 'A queue has priorities only if it is declared with x-max-priority, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'connection/start-properties': {
      reason: 'It tells no host, as RabbitMQ: a client knows whom it connected to.',
      link: 'README.md#what-works',
    },
    'connection/unknown-mechanism': {
      reason: 'It says what is wrong, 503, before it closes the socket.',
      link: 'README.md#what-works',
    },
    'framing/body-too-long': {
      reason: 'It answers with 501, as RabbitMQ 4.',
      link: 'README.md#what-works',
    },
    'framing/body-too-long-in-second-frame': {
      reason: 'It answers with 501, as RabbitMQ 4.',
      link: 'README.md#what-works',
    },
    'framing/content-body-on-channel-zero': {
      reason: 'It answers with 505, as RabbitMQ.',
      link: 'README.md#what-works',
    },
    'framing/content-header-on-channel-zero': {
      reason: 'It answers with 505, as RabbitMQ.',
      link: 'README.md#what-works',
    },
    'framing/field-name-of-wrong-character': {
      reason: 'Field names may hold any characters, and up to 255 octets of them, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'framing/field-name-too-long': {
      reason: 'Field names may hold any characters, and up to 255 octets of them, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'framing/heartbeat-off-channel-zero': {
      reason: 'It answers with 505, as RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/bind-default-exchange': {
      reason: 'Binding to the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/declare-name-with-space': {
      reason: 'A name may hold any characters, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/delete-missing-refused': {
      reason: 'Deleting is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/redeclare-auto-delete-ignored': {
      reason: 'It compares auto-delete, and answers with a channel error 406, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/unbind-default-exchange': {
      reason: 'Unbinding from the default exchange is a channel error 403, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/unbind-failing-closes-the-connection': {
      reason: 'An unbind that is refused is a channel error, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/unbind-missing-exchange-refused': {
      reason: 'Unbinding is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'queue/unbind-missing-queue-refused': {
      reason: 'Unbinding is idempotent: it succeeds, as in RabbitMQ.',
      link: 'README.md#what-works',
    },
    'channel/flow-off-refused': {
      reason: 'channel.flow works both ways, as in the specification.',
      link: 'README.md#what-works',
    },
  },
};
