/**
 * What is known of a broker: where it deviates, and why.
 */
export interface Profile {
  readonly name: string;
  /** True when the broker promises RabbitMQ's reply texts. */
  readonly replyTexts: boolean;
  /** By case id: cases that this broker is known not to pass. */
  readonly deviations: Readonly<Record<string, Deviation>>;
}

export interface Deviation {
  /** What the broker does instead. */
  readonly reason: string;
  /** Where that is documented or discussed. */
  readonly link: string;
  /** It shows now and then: the case may pass. */
  readonly sometimes?: true;
}

/** For a broker of which nothing is known. */
export const noProfile: Profile = { name: 'none', replyTexts: false, deviations: {} };
