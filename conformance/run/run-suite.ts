/**
 * Runs many cases, some at a time. Each has connections of its own, so they do not meet; those that restart the
 * broker come last, and share their restarts.
 */
import { type RestartHooks, restartBroker } from '../driver/restart.js';
import type { FoundCase } from './discover.js';
import { RestartGroup, restartsOf } from './restart-group.js';
import { type CaseResult, type RunOptions, runCase } from './run-case.js';

export interface SuiteOptions extends Omit<RunOptions, 'restart'> {
  /** Cases under way at the same time. */
  readonly concurrency: number;
  /** Cases that need a restart of which there is none are not run. */
  readonly restartHooks?: RestartHooks;
  readonly onResult?: (result: CaseResult) => void;
}

/** Results in the order of the cases. */
export async function runSuite(cases: readonly FoundCase[], options: SuiteOptions): Promise<readonly CaseResult[]> {
  const results = new Map<FoundCase, CaseResult>();
  const run = async (found: FoundCase, restart?: RunOptions['restart']): Promise<void> => {
    const result = await runCase(found, restart === undefined ? options : { ...options, restart });
    results.set(found, result);
    options.onResult?.(result);
  };
  const groups = restartGroups(cases, options);
  const together = new Set(groups.flat());
  const apart = cases.filter((found) => !together.has(found));
  await Promise.all(
    Array.from({ length: Math.min(options.concurrency, apart.length) }, async () => {
      for (let found = apart.shift(); found !== undefined; found = apart.shift()) await run(found);
    }),
  );
  for (const members of groups) await runGroup(members, run, options);
  return cases.map((found) => results.get(found)!);
}

/** Cases that ask for the same restarts, not too many at a time. */
function restartGroups(
  cases: readonly FoundCase[],
  { restartHooks = {}, concurrency }: SuiteOptions,
): readonly (readonly FoundCase[])[] {
  const bySequence = new Map<string, FoundCase[]>();
  for (const found of cases) {
    const restarts = restartsOf(found.testCase);
    if (restarts.length === 0 || restarts.some((kind) => restartHooks[kind] === undefined)) continue;
    const sequence = restarts.join(' ');
    bySequence.set(sequence, [...(bySequence.get(sequence) ?? []), found]);
  }
  return [...bySequence.values()].flatMap((alike) =>
    Array.from({ length: Math.ceil(alike.length / concurrency) }, (_, index) =>
      alike.slice(index * concurrency, (index + 1) * concurrency),
    ),
  );
}

async function runGroup(
  members: readonly FoundCase[],
  run: (found: FoundCase, restart: RunOptions['restart']) => Promise<void>,
  { restartHooks = {}, url, timeoutMs }: SuiteOptions,
): Promise<void> {
  const group = new RestartGroup(members.length, (kind) => restartBroker(url, restartHooks[kind]!, timeoutMs));
  await Promise.all(
    members.map(async (found) => {
      await run(found, (kind) => group.arrive(kind));
      group.leave();
    }),
  );
}
