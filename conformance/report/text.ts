/**
 * The report for a terminal.
 */
import Table from 'cli-table3';
import type { FoundCase } from '../run/discover.js';
import { type SuiteReport, byArea, countOutcomes, coverage } from './summary.js';

export function textReport(report: SuiteReport, allCases: readonly FoundCase[]): string {
  const { results } = report;
  const bad = results.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const untried = results.filter(({ outcome }) => outcome === 'not-run').length;
  const lines = bad.map(
    ({ found, outcome, reason }) => `${outcome}  ${found.id}\n      ${found.testCase.title}\n      ${reason ?? ''}`,
  );
  const table = new Table({
    head: ['area', 'pass', 'fail', 'deviates', 'unsupported', 'not run', 'error'],
    style: { head: [], border: [] },
  });
  for (const [area, some] of byArea(results)) table.push(row(area, countOutcomes(some)));
  table.push(row('all', countOutcomes(results)));
  const seconds = (report.durationMs / 1000).toFixed(1);
  return [
    ...lines,
    `${report.broker}, profile ${report.profile}, ${seconds} s`,
    table.toString(),
    ...(untried === 0
      ? []
      : [`not run: ${untried}, no restart hook (--restart and --kill say how to restart the broker)`]),
    ...coverage(allCases, results).map(({ level, total, covered, notRun, unobservable, missing }) => {
      const left = notRun.length === 0 ? '' : ` (${notRun.length} not run)`;
      const none = missing.length === 0 ? '' : `; without a case: ${missing.map(({ id }) => id).join(', ')}`;
      return `${level} rules: ${covered} of ${total} have a case${left}, ${unobservable.length} cannot be observed${none}`;
    }),
  ].join('\n');
}

function row(name: string, counts: ReturnType<typeof countOutcomes>): (string | number)[] {
  return [name, counts.pass, counts.fail, counts.deviates, counts.unsupported, counts['not-run'], counts.error];
}
