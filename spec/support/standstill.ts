/**
 * Waiting for what has no event: that something does not go on.
 */
const LOOK_EVERY_MS = 10;
const SAME_TIMES = 15;

/**
 * Ends once `progress` has not changed for a while. A test may not fail for it ending too soon on a
 * slow machine: what it then asserts must hold at any time.
 */
export async function standstill(progress: () => number): Promise<void> {
  let last = progress();
  for (let same = 0; same < SAME_TIMES; same++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
    if (progress() === last) continue;
    last = progress();
    same = -1;
  }
}
