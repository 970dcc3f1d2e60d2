/**
 * The report to keep: areas by outcome, what is known to deviate, and the rules without a case.
 */
import { markdownTable } from 'markdown-table';
import { rules } from '../rules/all.js';
import type { FoundCase } from '../run/discover.js';
import type { CaseResult } from '../run/run-case.js';
import { type SuiteReport, byArea, countOutcomes, coverage } from './summary.js';

export function markdownReport(report: SuiteReport, allCases: readonly FoundCase[]): string {
  const { results } = report;
  const rows = [...byArea(results)].map(([area, some]) => outcomeRow(area, countOutcomes(some)));
  const sections = [
    `# Conformance of ${report.broker}`,
    `Made by \`${report.command}\`.`,
    markdownTable([
      ['area', 'passed', 'failed', 'deviates', 'unsupported', 'not run', 'error', 'total'],
      ...rows,
      outcomeRow('all', countOutcomes(results)),
    ]),
    ...notPassed(report),
    '## Rules of the specification',
    markdownTable([
      ['level', 'rules', 'with a case', 'of these not run', 'not observable', 'without a case'],
      ...coverage(allCases, results).map(({ level, total, covered, notRun, unobservable, missing }) =>
        [level, total, covered, notRun.length, unobservable.length, missing.length].map(String),
      ),
    ]),
    ...withoutCase(allCases, results),
  ];
  return `${sections.join('\n\n')}\n`;
}

function outcomeRow(name: string, counts: ReturnType<typeof countOutcomes>): string[] {
  const { pass, fail, deviates, unsupported, 'not-run': notRun, error } = counts;
  const total = pass + fail + deviates + unsupported + notRun + error;
  return [name, ...[pass, fail, deviates, unsupported, notRun, error, total].map(String)];
}

function notPassed({ results }: SuiteReport): string[] {
  const rest = results.filter(({ outcome }) => outcome !== 'pass');
  if (rest.length === 0) return [];
  const rows = rest.map(({ found, outcome, reason }) => [
    found.id,
    rules.get(found.testCase.rule)?.level ?? '',
    outcome,
    (reason ?? '').replaceAll('|', '\\|').replaceAll('\n', ' '),
  ]);
  return ['## Not passed', markdownTable([['case', 'level', 'outcome', 'why'], ...rows])];
}

function withoutCase(allCases: readonly FoundCase[], results: readonly CaseResult[]): string[] {
  const rows = coverage(allCases, results).flatMap(({ level, unobservable, missing }) => [
    ...missing.map((rule) => [rule.id, level, 'no case yet']),
    ...unobservable.map((rule) => [rule.id, level, rule.unobservable!]),
  ]);
  return rows.length === 0 ? [] : ['### Without a case', markdownTable([['rule', 'level', 'why'], ...rows])];
}
