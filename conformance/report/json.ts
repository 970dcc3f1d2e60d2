/**
 * The report for programs.
 */
import type { FoundCase } from '../run/discover.js';
import { type SuiteReport, countOutcomes, coverage } from './summary.js';

export function jsonReport(report: SuiteReport, allCases: readonly FoundCase[]): string {
  const { broker, profile, command, durationMs, results } = report;
  const cases = results.map(({ found, outcome, reason, durationMs: caseMs }) => ({
    id: found.id,
    title: found.testCase.title,
    rule: found.testCase.rule,
    outcome,
    reason,
    durationMs: Math.round(caseMs),
  }));
  const rules = coverage(allCases, results).map(({ level, total, covered, notRun, unobservable, missing }) => ({
    level,
    total,
    covered,
    notRun: notRun.map(({ id }) => id),
    unobservable: unobservable.map(({ id }) => id),
    missing: missing.map(({ id }) => id),
  }));
  const outcomes = countOutcomes(results);
  return JSON.stringify(
    { broker, profile, command, durationMs: Math.round(durationMs), outcomes, rules, cases },
    null,
    2,
  );
}
