/**
 * The report for continuous integration: JUnit's XML, a suite for each area.
 */
import { create } from 'xmlbuilder2';
import type { CaseResult } from '../run/run-case.js';
import { type SuiteReport, byArea, countOutcomes } from './summary.js';

export function junitReport(report: SuiteReport): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', { name: report.broker });
  for (const [area, results] of byArea(report.results)) {
    const { fail, error, deviates, unsupported, 'not-run': notRun } = countOutcomes(results);
    const skipped = deviates + unsupported + notRun;
    const counts = { tests: results.length, failures: fail, errors: error, skipped };
    const suite = root.ele('testsuite', { name: area, ...counts });
    for (const result of results) {
      const { found, durationMs } = result;
      const name = `${found.id}: ${found.testCase.title}`;
      const test = suite.ele('testcase', { classname: area, name, time: (durationMs / 1000).toFixed(3) });
      const tag = resultTag(result);
      if (tag !== undefined) test.ele(tag, { message: result.reason ?? result.outcome });
    }
  }
  return root.end({ prettyPrint: true });
}

function resultTag({ outcome }: CaseResult): string | undefined {
  switch (outcome) {
    case 'pass':
      return undefined;
    case 'fail':
      return 'failure';
    case 'error':
      return 'error';
    case 'deviates':
    case 'unsupported':
    case 'not-run':
      return 'skipped';
  }
}
