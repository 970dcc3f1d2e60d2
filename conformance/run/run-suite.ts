/**
 * Runs many cases, some at a time. Each has connections of its own, so they do not meet.
 */
import type { FoundCase } from './discover.js';
import { type CaseResult, type RunOptions, runCase } from './run-case.js';

export interface SuiteOptions extends RunOptions {
  /** Cases under way at the same time. */
  readonly concurrency: number;
  readonly onResult?: (result: CaseResult) => void;
}

/** Results in the order of the cases. */
export async function runSuite(cases: readonly FoundCase[], options: SuiteOptions): Promise<readonly CaseResult[]> {
  const results = new Array<CaseResult>(cases.length);
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < cases.length) {
      const index = next++;
      const result = await runCase(cases[index]!, options);
      results[index] = result;
      options.onResult?.(result);
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.concurrency, cases.length) }, work));
  return results;
}
