/**
 * Stops deliveries: of queues, or to connections with all channels they have and will have.
 */
import type { Broker } from '../../core/broker.js';
import type { Channel } from '../../core/session/channel.js';
import { EmbeddingError } from '../embedding-error.js';
import { type ConnectionChoice, chosen, isChosen } from './choice.js';

export class StoppedDeliveries {
  /** To whom nothing is delivered, by what asked for it. */
  private readonly stops = new Map<object, ConnectionChoice>();

  constructor(private readonly broker: Broker) {}

  channelOpened(channel: Channel): void {
    for (const choice of this.stops.values()) if (isChosen(choice, channel.connection)) channel.setFlow(false);
  }

  stop(by: object, choice: ConnectionChoice): void {
    this.stops.set(by, choice);
    for (const { channels } of chosen(this.broker, choice))
      for (const channel of channels.values()) channel.setFlow(false);
  }

  resume(by: object): void {
    const { broker, stops } = this;
    const choice = stops.get(by)!;
    stops.delete(by);
    for (const connection of chosen(broker, choice)) {
      if ([...stops.values()].some((other) => isChosen(other, connection))) continue;
      for (const channel of connection.channels.values()) channel.setFlow(true);
    }
    broker.requestTurn();
  }

  /**
   * Has a queue give nothing out, or go on. A broker that starts again knows nothing of it.
   *
   * @throws EmbeddingError when there is no such queue
   */
  pauseQueue(vhost: string, name: string, isPaused: boolean): void {
    const queue = this.broker.findVHost(vhost)?.findQueue(name);
    if (queue === undefined) {
      if (!isPaused) return; // it may have gone
      throw new EmbeddingError('ERR_EMBEDDING_NOT_FOUND', `no queue '${name}' in vhost '${vhost}'`);
    }
    queue.isPaused = isPaused;
    queue.mark();
    this.broker.requestTurn();
  }
}
