/**
 * What `basic.deliver` says of a message, besides the consumer it is for.
 */
import type { Content } from './content.js';

export interface Delivery {
  readonly deliveryTag: number;
  readonly redelivered: boolean;
  readonly message: {
    /** Name of the exchange it was published to. */
    readonly exchange: string;
    readonly routingKey: string;
    readonly content: Content;
  };
}
