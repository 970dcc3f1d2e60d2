/**
 * The named rules that RabbitMQ's extended form of the specification adds to the original 115.
 *
 * In their own words most of them say MUST; here they are extensions, as the methods they speak of are.
 */
import type { Rule } from './rule.js';

const exchangeBindings = 'Exchange to Exchange Bindings';
const negativeAcknowledgements = 'Negative Acknowledgements';
const publisherConfirms = 'Publisher Confirms';

export const addedRules: readonly Rule[] = [
  {
    id: 'exchange.declare.auto-delete:amq_exchange_02',
    level: 'EXTENSION',
    section: 'Exchanges',
    text: 'A new auto-delete exchange waits for its first binding, however long that takes a client.',
  },
  {
    id: 'exchange.declare.auto-delete:amq_exchange_25',
    level: 'EXTENSION',
    section: 'Exchanges',
    text: 'A second declare does not look at auto-delete.',
  },
  {
    id: 'exchange.bind:duplicates',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Binding exchanges a second time with the same arguments succeeds and changes nothing.',
  },
  {
    id: 'exchange.bind:cyclical',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Bindings between exchanges may form a circle, also of one exchange with itself.',
  },
  {
    id: 'exchange.bind:unique',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'A message passes through an exchange once, whichever and however many ways lead there.',
  },
  {
    id: 'exchange.bind.destination:exchange-existence',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Binding a destination exchange that does not exist is a channel error 404.',
  },
  {
    id: 'exchange.bind.destination:default-exchange',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'exchange.bind takes the empty destination for the default exchange.',
  },
  {
    id: 'exchange.bind.source:exchange-existence',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Binding to a source exchange that does not exist is a channel error 404.',
  },
  {
    id: 'exchange.bind.source:default-exchange',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'exchange.bind takes the empty source for the default exchange.',
  },
  {
    id: 'exchange.unbind:01',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'An exchange.unbind that fails is a connection error.',
  },
  {
    id: 'exchange.unbind.destination:must-exist',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Unbinding a destination exchange that does not exist is a channel error 404.',
  },
  {
    id: 'exchange.unbind.destination:default-exchange',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'exchange.unbind takes the empty destination for the default exchange.',
  },
  {
    id: 'exchange.unbind.source:must-exist',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'Unbinding from a source exchange that does not exist is a channel error 404.',
  },
  {
    id: 'exchange.unbind.source:default-exchange',
    level: 'EXTENSION',
    section: exchangeBindings,
    text: 'exchange.unbind takes the empty source for the default exchange.',
  },
  {
    id: 'basic.nack:01',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A nack is taken and acted on while the content of its delivery is still being sent.',
  },
  {
    id: 'basic.nack:02',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A nack says "not now": with requeue the messages are kept for a later delivery.',
  },
  {
    id: 'basic.nack:03',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A client does not use nack to pick the messages it likes.',
    unobservable: 'It binds the client.',
  },
  {
    id: 'basic.nack:04',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A publisher in confirm mode copes with a nack.',
    unobservable: 'It binds the client.',
  },
  {
    id: 'basic.nack.multiple:exists',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'Rejecting what was not delivered, or is settled already, is a channel error 406.',
  },
  {
    id: 'basic.nack.requeue:01',
    level: 'EXTENSION',
    section: negativeAcknowledgements,
    text: 'A message that was sent back by nack is not delivered to the same client on that channel again.',
  },
  {
    id: 'confirm:all-messages-acknowledged',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'Every message that comes after confirm.select is confirmed.',
  },
  {
    id: 'confirm:all-queues',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'When the confirm comes, every queue that the message was routed to has it.',
  },
  {
    id: 'confirm:unroutable-messages',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'A mandatory message that reaches no queue is returned first and confirmed then.',
  },
  {
    id: 'confirm:time-guarantees',
    level: 'EXTENSION',
    section: publisherConfirms,
    text: 'Applications do not count on a confirm coming within any time.',
    unobservable: 'It binds the client.',
  },
];
