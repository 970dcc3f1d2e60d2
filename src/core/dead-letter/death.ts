/**
 * How a message left a queue without being acknowledged, to be published again.
 */
export type DeathReason = 'rejected' | 'expired' | 'maxlen' | 'delivery_limit';

export interface Death {
  readonly queue: string;
  readonly reason: DeathReason;
  /** Where the message was published to. */
  readonly exchange: string;
  /** Its own key first, then those of its `CC`; those of its `BCC` are nobody's business. */
  readonly routingKeys: readonly string[];
  readonly timeSeconds: number;
}
