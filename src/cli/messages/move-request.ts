/**
 * What is to be moved where, and what became of it: the same over HTTP and over AMQP.
 */
import type { WantedValues } from './wanted-options.js';

export type MoveTarget = { readonly queue: string } | { readonly exchange: string; readonly newRoutingKey?: string };

export interface MoveRequest {
  readonly queue: string;
  readonly target: MoveTarget;
  readonly wanted: WantedValues;
  /** Names of messages, instead of `wanted`. */
  readonly ids: readonly string[] | undefined;
  /** Most messages; undefined for all. */
  readonly count: number | undefined;
  /** Whether the headers go that tell of deaths. */
  readonly stripDeaths: boolean;
}

export interface Moved {
  readonly done: number;
  /** Those that were wanted and stay, by why. */
  readonly stayed: Readonly<Record<string, number>>;
  readonly state: 'complete' | 'cancelled' | 'incomplete';
  /** Of the first that stays, where it is known. */
  readonly firstError?: Error | undefined;
}
