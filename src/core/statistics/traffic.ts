/**
 * What went over the socket of a connection. The server counts; those who look read.
 */
export interface Traffic {
  readonly receivedBytes: number;
  readonly sentBytes: number;
  /** Reads from the socket (`recv_cnt` of RabbitMQ). */
  readonly receives: number;
  /** Writes to it (`send_cnt`). */
  readonly sends: number;
  /** Bytes that the socket holds because the peer does not read them (`send_pend`). */
  readonly pendingBytes: number;
  /** When it was last not read because of its share of a turn, or of what it does not take; 0 for never. */
  readonly heldBackAt: number;
}

/** Sums over connections. */
export class TrafficCounts {
  receivedBytes = 0;
  sentBytes = 0;
  receives = 0;
  sends = 0;

  add({ receivedBytes, sentBytes, receives, sends }: Omit<Traffic, 'pendingBytes' | 'heldBackAt'>): void {
    this.receivedBytes += receivedBytes;
    this.sentBytes += sentBytes;
    this.receives += receives;
    this.sends += sends;
  }
}

export const noTraffic: Traffic = {
  receivedBytes: 0,
  sentBytes: 0,
  receives: 0,
  sends: 0,
  pendingBytes: 0,
  heldBackAt: 0,
};
