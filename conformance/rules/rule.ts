/**
 * What a rule is: one statement about a broker that a conformance case can check and a report can cite.
 */

/**
 * Level of obligation: the strongest keyword of the specification's own sentence.
 * `EXTENSION` is what RabbitMQ added to the specification or does in its place.
 */
export type RuleLevel = 'MUST' | 'SHOULD' | 'MAY' | 'EXTENSION';

export interface Rule {
  /**
   * Where it stands and its name: `queue.declare:default-binding` in a method, `queue.declare.queue:default-name`
   * in a field, `exchange:required-types` in a class, `delivery-tag:non-zero` in a domain. The name is the
   * specification's own, with hyphens for spaces.
   */
  readonly id: string;
  readonly level: RuleLevel;
  /**
   * Section of the specification: up to 1.9 of the classes' reference, from 2 on of the main text. For an extension,
   * RabbitMQ's document.
   */
  readonly section: string;
  /** The rule in our own words. */
  readonly text: string;
  /** Why there can be no case: no client sees whether it is followed, or it is the client whom it binds. */
  readonly unobservable?: string;
}
