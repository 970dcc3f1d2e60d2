/**
 * The generator of hostile streams: every stream follows from its seed.
 */
import { hostileContents } from './hostile-contents.js';
import { hostileFraming } from './hostile-framing.js';
import { hostileHandshakes } from './hostile-handshakes.js';
import { hostileMethods } from './hostile-methods.js';
import { hostileMutations } from './hostile-mutations.js';
import { hostileRefusals } from './hostile-refusals.js';
import type { Family, HostileStream } from './hostile-stream.js';
import { hostileValues } from './hostile-values.js';
import { Random } from './random.js';

export type { HostileStream } from './hostile-stream.js';

export interface NamedStream extends HostileStream {
  readonly seed: number;
  readonly family: string;
}

const constructed: readonly (readonly [name: string, Family])[] = Object.entries({
  ...hostileHandshakes,
  ...hostileFraming,
  ...hostileValues,
  ...hostileMethods,
  ...hostileContents,
  ...hostileRefusals,
});
const mutated = Object.entries(hostileMutations);

/** The kinds of stream there are. */
export const families: readonly (readonly [name: string, Family])[] = [...constructed, ...mutated];

/** The stream of this seed: as often one that was damaged as one that was made to a plan. */
export function hostileStream(seed: number): NamedStream {
  const random = new Random(seed);
  const [family, make] = random.pick(random.oneIn(2) ? mutated : constructed);
  return { seed, family, ...make(random) };
}
