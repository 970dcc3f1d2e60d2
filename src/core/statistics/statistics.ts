/**
 * What a broker counts that belongs to no connection, channel, exchange or queue.
 */
import { ChurnCounts } from './churn-counts.js';
import { GoneCounts } from './gone-counts.js';
import { MessageSizes } from './message-sizes.js';

export class Statistics {
  readonly churn = new ChurnCounts();
  /** Of messages that clients published. */
  readonly messageSizes = new MessageSizes();
  /** Of vhosts that are gone; each vhost has its own for what is gone in it. */
  readonly gone = new GoneCounts();
}
