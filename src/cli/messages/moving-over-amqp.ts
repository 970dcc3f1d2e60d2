/**
 * Moves messages of any broker: each is published where it is to go, and acked once the broker has confirmed that it
 * is there. None is lost; one may be there twice when the connection goes in between.
 */
import type { BasicProperties } from '../../wire/content/properties.js';
import { type Channel, type Delivery, ReturnedError } from '../../client/index.js';
import { withChannel } from '../connection/with-channel.js';
import type { Context } from '../context.js';
import { type Progress, progressOf } from '../output/progress.js';
import type { MoveRequest, Moved } from './move-request.js';
import { withRelayExchange } from './relay-exchange.js';
import { taken } from './taking.js';
import { wantedMessage } from './wanted-message.js';

interface Way {
  readonly exchange: string;
  /** Undefined for that of the message. */
  readonly routingKey: string | undefined;
}

export async function moveOverAmqp(context: Context, request: MoveRequest): Promise<Moved> {
  const { queue, target } = request;
  const isWanted = wantedMessage(request.wanted);
  return withChannel(context, async (channel) => {
    // Those that come while it runs, its own among them, are not moved.
    const { messageCount } = await channel.declareQueue(queue, { passive: true });
    const progress = await progressOf(context, 'moving', Math.min(messageCount, request.count ?? Infinity));
    const move = (way: Way): Promise<Moved> =>
      new Moving(channel, request, way, progress).run({
        isWanted,
        count: messageCount,
        signal: context.streams.signal,
      });
    try {
      if ('exchange' in target) return await move({ exchange: target.exchange, routingKey: target.newRoutingKey });
      const into = { exchange: '', routingKey: undefined };
      return await withRelayExchange(context, channel, target.queue, (exchange) => move({ ...into, exchange }));
    } finally {
      await progress.end();
    }
  });
}

interface Run {
  readonly isWanted: (delivery: Delivery) => boolean;
  /** Messages of the queue when it begins. */
  readonly count: number;
  readonly signal: AbortSignal;
}

class Moving {
  private done = 0;
  private readonly stayed = { unroutable: 0, refused: 0 };
  private firstError: Error | undefined;

  constructor(
    private readonly channel: Channel,
    private readonly request: MoveRequest,
    private readonly way: Way,
    private readonly progress: Progress,
  ) {}

  async run({ isWanted, count, signal }: Run): Promise<Moved> {
    const { channel } = this;
    const countMax = this.request.count ?? Infinity;
    let chosen = 0;
    // What is not moved is not acked either: it goes back when the channel closes, and is not met twice.
    for await (const delivery of taken(channel, this.request.queue, { count, signal })) {
      if (!isWanted(delivery)) continue;
      await channel.whenRoom();
      this.pass(delivery);
      if (++chosen >= countMax) break;
    }
    await channel.whenConfirmed();
    if (!channel.isOpen && this.firstError !== undefined) throw this.firstError;
    const { done, stayed, firstError } = this;
    return { done, stayed, firstError, state: signal.aborted ? 'cancelled' : 'complete' };
  }

  private pass(delivery: Delivery): void {
    const { exchange, routingKey = delivery.routingKey } = this.way;
    const options = { properties: this.propertiesOf(delivery), mandatory: true, confirm: true };
    this.channel.publish(exchange, routingKey, delivery.body, options).then(
      () => {
        delivery.ack();
        this.progress.update(++this.done);
      },
      (error: unknown) => {
        this.firstError ??= error as Error;
        this.stayed[error instanceof ReturnedError ? 'unroutable' : 'refused']++;
      },
    );
  }

  private propertiesOf({ properties, typedHeaders }: Delivery): BasicProperties {
    // They name further keys beside its own, which the new one stands for.
    if (this.way.routingKey === undefined || !typedHeaders.has('CC')) return properties;
    return { ...properties, headers: new Map([...typedHeaders].filter(([name]) => name !== 'CC')) };
  }
}
