/**
 * amqplib's deliveries, to be awaited one by one.
 */
import type { Channel, ConsumeMessage, Options } from 'amqplib';
import { Inbox } from './inbox.js';

export interface Deliveries extends Inbox<ConsumeMessage> {
  readonly consumerTag: string;
  /** Settled when the broker cancels the consumer. */
  readonly cancelled: Promise<void>;
}

export async function consume(channel: Channel, queue: string, options?: Options.Consume): Promise<Deliveries> {
  const inbox = new Inbox<ConsumeMessage>();
  let cancel: () => void = () => undefined;
  const cancelled = new Promise<void>((resolve) => {
    cancel = resolve;
  });
  const onMessage = (message: ConsumeMessage | null): void => {
    if (message === null) cancel();
    else inbox.push(message);
  };
  const { consumerTag } = await channel.consume(queue, onMessage, options);
  return Object.assign(inbox, { consumerTag, cancelled });
}

export function bodies(messages: readonly { readonly content: Buffer }[]): string[] {
  return messages.map(({ content }) => content.toString());
}
