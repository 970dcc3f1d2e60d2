/**
 * What all reports count: outcomes by area, and the specification's rules that have a case.
 */
import { rules } from '../rules/all.js';
import type { Rule, RuleLevel } from '../rules/rule.js';
import type { FoundCase } from '../run/discover.js';
import type { CaseResult, Outcome } from '../run/run-case.js';

export interface SuiteReport {
  /** What the broker says that it is. */
  readonly broker: string;
  readonly profile: string;
  /** The command that made this. */
  readonly command: string;
  readonly results: readonly CaseResult[];
  readonly durationMs: number;
}

export type OutcomeCounts = Readonly<Record<Outcome, number>>;

export function countOutcomes(results: readonly CaseResult[]): OutcomeCounts {
  const counts = { pass: 0, fail: 0, deviates: 0, unsupported: 0, 'not-run': 0, error: 0 };
  for (const { outcome } of results) counts[outcome]++;
  return counts;
}

/** Results by area, in order of name. */
export function byArea(results: readonly CaseResult[]): ReadonlyMap<string, readonly CaseResult[]> {
  const areas = new Map<string, CaseResult[]>();
  for (const result of results) {
    const { area } = result.found;
    areas.set(area, [...(areas.get(area) ?? []), result]);
  }
  return new Map([...areas].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export interface Coverage {
  readonly level: RuleLevel;
  readonly total: number;
  readonly covered: number;
  /** Of those covered, the ones whose cases were all left out for want of a restart hook. */
  readonly notRun: readonly Rule[];
  /** A client cannot see whether these hold. */
  readonly unobservable: readonly Rule[];
  readonly missing: readonly Rule[];
}

/** For the specification's MUST and SHOULD rules: how many have a case, and which have none. */
export function coverage(cases: readonly FoundCase[], results: readonly CaseResult[]): readonly Coverage[] {
  const used = new Set(cases.map(({ testCase }) => testCase.rule));
  const notRun = new Set(results.filter(({ outcome }) => outcome === 'not-run').map(({ found }) => found.id));
  const run = new Set(cases.filter(({ id }) => !notRun.has(id)).map(({ testCase }) => testCase.rule));
  return (['MUST', 'SHOULD'] as const).map((level) => {
    const all = [...rules.values()].filter((rule) => rule.level === level);
    const without = all.filter((rule) => !used.has(rule.id));
    return {
      level,
      total: all.length,
      covered: all.length - without.length,
      notRun: all.filter((rule) => used.has(rule.id) && !run.has(rule.id)),
      unobservable: without.filter((rule) => rule.unobservable !== undefined),
      missing: without.filter((rule) => rule.unobservable === undefined),
    };
  });
}

/** True when nothing failed that was not known to. */
export function succeeded({ fail, error }: OutcomeCounts): boolean {
  return fail === 0 && error === 0;
}
