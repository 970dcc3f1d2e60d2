/**
 * Delays that grow while things go wrong, each partly left to chance.
 */
export interface BackoffSettings {
  readonly delayMs: number;
  readonly delayMaxMs: number;
  readonly jitter: number;
}

/** What has lasted this many times its delay is taken for sound. */
const SOUND_TIMES = 10;

export class Backoff {
  private steps = 0;
  private lastMs = 0;

  constructor(
    private readonly settings: BackoffSettings,
    private readonly chance: () => number = Math.random,
  ) {}

  /** The next delay, in milliseconds. */
  next(): number {
    const { delayMs, delayMaxMs, jitter } = this.settings;
    // Far beyond any bound long before the power is infinite.
    const fullMs = Math.min(delayMs * 2 ** Math.min(this.steps++, 64), delayMaxMs);
    this.lastMs = fullMs;
    return Math.round(fullMs * (1 - jitter * this.chance()));
  }

  /**
   * Says how long it went well since the last delay. Only what has lasted begins anew: a connection that is lost
   * again at once, each time, must not be made again without a pause.
   */
  lasted(durationMs: number): void {
    if (durationMs >= SOUND_TIMES * this.lastMs) this.steps = 0;
  }
}
