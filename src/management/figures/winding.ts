/**
 * Winds the sampler: a sample at each of the times that it names, taken in portions, between which messages have
 * their turn.
 */
import type { Sampler } from '../../core/statistics/sampling/sampler.js';

/** Clocks may be put forward or back: no wait is longer. */
const WAIT_MAX_MS = 10_000;

/** Samples from now on; call what is returned to end it. */
export function wind(sampler: Sampler): () => void {
  let timer: NodeJS.Timeout | undefined;
  let immediate: NodeJS.Immediate | undefined;
  const wait = (): void => {
    const waitMs = Math.min(Math.max(1, sampler.nextAt - Date.now()), WAIT_MAX_MS);
    timer = setTimeout(() => {
      goOn(sampler.portions());
    }, waitMs).unref();
  };
  const goOn = (portions: Iterator<undefined>): void => {
    if (portions.next().done === true) wait();
    else {
      immediate = setImmediate(() => {
        goOn(portions);
      });
    }
  };
  goOn(sampler.portions());
  return () => {
    clearTimeout(timer);
    clearImmediate(immediate);
  };
}
