/**
 * What RabbitMQ adds to consuming and settling, or does in place of what the specification says.
 */
import type { Rule } from './rule.js';

const cancelNotify = 'Consumer Cancel Notify';
const conformance = 'Compatibility and Conformance';
const consumers = 'Consumers';
const negativeAcknowledgements = 'Negative Acknowledgements';
const prefetch = 'Consumer Prefetch';
const settling = 'Consumer Acknowledgements';

export const consumeExtensions: readonly Rule[] = [
  {
    id: 'rabbitmq.consume:generated-tag',
    level: 'EXTENSION',
    section: consumers,
    text: 'A consumer tag that the server makes begins with "amq.ctag-" and is unique.',
  },
  {
    id: 'rabbitmq.consume:missing-queue',
    level: 'EXTENSION',
    section: consumers,
    text: 'Consuming from a queue that does not exist, and getting from one, is a channel error 404.',
  },
  {
    id: 'rabbitmq.consume:consume-ok-first',
    level: 'EXTENSION',
    section: consumers,
    text: 'consume-ok comes before the first delivery.',
  },
  {
    id: 'rabbitmq.consume:exclusive-keeps-others-out',
    level: 'EXTENSION',
    section: consumers,
    text: 'While a queue has an exclusive consumer, every other consume of it is a channel error 403.',
  },
  {
    id: 'rabbitmq.consume:no-local-ignored',
    level: 'EXTENSION',
    section: conformance,
    text: 'no-local has no effect: a consumer gets what its own connection published.',
  },
  {
    id: 'rabbitmq.consume:round-robin',
    level: 'EXTENSION',
    section: consumers,
    text: 'Consumers of a queue that can all take a message get messages in turn.',
  },
  {
    id: 'rabbitmq.consume:tags-count-up',
    level: 'EXTENSION',
    section: settling,
    text: 'Delivery tags count up from 1 on each channel, over all its consumers and basic.get together.',
  },
  {
    id: 'rabbitmq.consume:cancel-unknown-tag',
    level: 'EXTENSION',
    section: consumers,
    text: 'Cancelling a consumer tag that the channel does not know is answered with cancel-ok.',
  },
  {
    id: 'rabbitmq.consume:cancel-ends-deliveries',
    level: 'EXTENSION',
    section: consumers,
    text: 'After cancel-ok nothing more is delivered under that tag.',
  },
  {
    id: 'rabbitmq.consume:cancel-keeps-unacked',
    level: 'EXTENSION',
    section: consumers,
    text: 'A cancelled consumer leaves its deliveries with the channel, which can still settle them.',
  },
  {
    id: 'rabbitmq.consume:cancel-on-delete',
    level: 'EXTENSION',
    section: cancelNotify,
    text: 'When its queue is deleted, a consumer whose client has the capability is sent basic.cancel with no-wait.',
  },
  {
    id: 'rabbitmq.consume:cancel-needs-capability',
    level: 'EXTENSION',
    section: cancelNotify,
    text: 'A client without the capability consumer_cancel_notify is sent no basic.cancel.',
  },
  {
    id: 'rabbitmq.consume:prefetch-size-refused',
    level: 'EXTENSION',
    section: prefetch,
    text: 'A prefetch size other than 0 is a connection error 540.',
  },
  {
    id: 'rabbitmq.consume:prefetch-for-each-consumer',
    level: 'EXTENSION',
    section: prefetch,
    text: 'Without global, every consumer that starts afterwards has the prefetch count to itself.',
  },
  {
    id: 'rabbitmq.consume:prefetch-for-later-consumers',
    level: 'EXTENSION',
    section: prefetch,
    text: 'Without global, consumers that are there already keep the limit they started with.',
  },
  {
    id: 'rabbitmq.consume:prefetch-global-is-common',
    level: 'EXTENSION',
    section: prefetch,
    text: 'With global, the prefetch count is one limit for all consumers of the channel together.',
  },
  {
    id: 'rabbitmq.consume:prefetch-global-at-once',
    level: 'EXTENSION',
    section: prefetch,
    text: 'With global, the limit holds at once, for consumers that are there already too.',
  },
  {
    id: 'rabbitmq.consume:prefetch-both-hold',
    level: 'EXTENSION',
    section: prefetch,
    text: "Where there are both limits, a delivery needs room in the channel's and in the consumer's.",
  },
  {
    id: 'rabbitmq.consume:prefetch-not-for-no-ack',
    level: 'EXTENSION',
    section: prefetch,
    text: 'A consumer with no-ack has no prefetch limit.',
  },
  {
    id: 'rabbitmq.consume:prefetch-not-for-get',
    level: 'EXTENSION',
    section: prefetch,
    text: 'basic.get has no prefetch limit.',
  },
  {
    id: 'rabbitmq.consume:get-ok-counts-the-rest',
    level: 'EXTENSION',
    section: consumers,
    text: 'get-ok counts the messages that are still ready, and get-empty says that none is.',
  },
  {
    id: 'rabbitmq.settle:multiple',
    level: 'EXTENSION',
    section: settling,
    text: 'An ack with multiple settles its delivery and all before it on the channel, and none after it.',
  },
  {
    id: 'rabbitmq.settle:multiple-of-all',
    level: 'EXTENSION',
    section: settling,
    text: 'Tag 0 with multiple settles everything, and is no error where there is nothing.',
  },
  {
    id: 'rabbitmq.settle:multiple-of-unknown',
    level: 'EXTENSION',
    section: settling,
    text: 'multiple with a tag that does not wait to be settled is a channel error 406, even if lower ones do.',
  },
  {
    id: 'rabbitmq.settle:zero-alone',
    level: 'EXTENSION',
    section: settling,
    text: 'Tag 0 without multiple is a channel error 406.',
  },
  {
    id: 'rabbitmq.settle:no-ack-is-settled',
    level: 'EXTENSION',
    section: settling,
    text: 'Settling a delivery that was made with no-ack is a channel error 406.',
  },
  {
    id: 'rabbitmq.settle:requeue-to-the-same-place',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A requeued message goes back to where it was, in front of those published after it.',
  },
  {
    id: 'rabbitmq.settle:requeue-to-the-same-consumer',
    level: 'EXTENSION',
    section: conformance,
    text: 'A requeued message may come to the consumer that rejected it, and does if there is no other.',
  },
  {
    id: 'rabbitmq.settle:rejected-is-gone',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A message that is rejected without requeue is gone.',
  },
  {
    id: 'rabbitmq.settle:nack-multiple',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A nack with multiple rejects its delivery and all before it, and with tag 0 all there are.',
  },
  {
    id: 'rabbitmq.settle:recover-requeues',
    level: 'EXTENSION',
    section: settling,
    text: 'basic.recover with requeue makes all that the channel did not settle ready again, and recover-ok follows.',
  },
  {
    id: 'rabbitmq.settle:recover-async-requeues',
    level: 'EXTENSION',
    section: settling,
    text: 'basic.recover-async with requeue makes all that the channel did not settle ready again, without an answer.',
  },
  {
    id: 'rabbitmq.settle:recover-without-requeue',
    level: 'EXTENSION',
    section: conformance,
    text: 'basic.recover and basic.recover-async without requeue are a connection error 540.',
  },
];
