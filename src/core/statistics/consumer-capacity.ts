/**
 * How much of the time the consumers of a queue would have taken a message at once (RabbitMQ's
 * `consumer_capacity`, once called utilisation): 1 when there are enough of them, less when messages wait for them.
 *
 * The share is one of the recent past: what lies back twice as far counts half as much.
 */

/** What lies back so far counts half. */
const HALF_LIFE_MS = 10_000;

export type Readiness = 'absent' | 'ready' | 'busy';

export class ConsumerCapacity {
  private readiness: Readiness = 'absent';
  private since = 0;
  private average = 0;

  constructor(private readonly clock: { now(): number }) {}

  /** What is ready when everything that could be delivered was delivered waits for consumers. */
  note(hasConsumers: boolean, messagesWait: boolean): void {
    const readiness = hasConsumers ? (messagesWait ? 'busy' : 'ready') : 'absent';
    if (readiness !== this.readiness) this.become(readiness);
  }

  /** From 0 to 1; 0 without consumers. */
  get share(): number {
    return this.readiness === 'absent' ? 0 : this.averageAt(this.clock.now());
  }

  private become(readiness: Readiness): void {
    const now = this.clock.now();
    // With the first consumer there is no past yet.
    if (this.readiness === 'absent') this.average = readiness === 'ready' ? 1 : 0;
    else this.average = this.averageAt(now);
    this.readiness = readiness;
    this.since = now;
  }

  private averageAt(now: number): number {
    const target = this.readiness === 'ready' ? 1 : 0;
    const weight = 0.5 ** (Math.max(0, now - this.since) / HALF_LIFE_MS);
    return target + (this.average - target) * weight;
  }
}
