/**
 * Direct reply-to in a scripted core: who asks, who answers, and under which name.
 */
import { type ScriptedChannel } from './scripted-channel.js';
import { ScriptedCore } from './scripted-core.js';

export const DIRECT = 'amq.rabbitmq.reply-to';

export function consumeReplies(channel: ScriptedChannel, consumerTag = 'replies'): void {
  channel.call('basic.consume', { queue: DIRECT, noAck: true, consumerTag });
}

/** Has the requester send a request to `requests`, and reads there under which name the requester is reached. */
export function nameOf(requester: ScriptedChannel): string {
  requester.sendPublish({ routingKey: 'requests', properties: { replyTo: DIRECT } });
  requester.turn();
  const reader = requester.client.core.channel();
  reader.call('basic.get', { queue: 'requests', noAck: true });
  return reader.client.outbound.contents.at(-1)!.properties().replyTo!;
}

/** A channel that consumes replies, and one of another connection that can send them. */
export function replyPair(core = new ScriptedCore()): { requester: ScriptedChannel; responder: ScriptedChannel } {
  const requester = core.channel();
  requester.queue('requests');
  consumeReplies(requester);
  requester.take();
  return { requester, responder: core.channel() };
}
