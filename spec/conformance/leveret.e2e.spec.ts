/**
 * The conformance suite against a broker in this process: one test for each case that does not restart it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrokerUrl } from '../../conformance/driver/broker-url.js';
import { leveret } from '../../conformance/profiles/leveret.js';
import { rabbitmq } from '../../conformance/profiles/rabbitmq.js';
import { discoverCases } from '../../conformance/run/discover.js';
import { flipped } from '../../conformance/run/flip.js';
import { restartsOf } from '../../conformance/run/restart-group.js';
import type { CaseResult } from '../../conformance/run/run-case.js';
import { runSuite } from '../../conformance/run/run-suite.js';
import { rules } from '../../conformance/rules/all.js';
import { type RunningBroker, startBroker } from '../../src/app.js';

const cases = await discoverCases();
const played = cases.filter(({ testCase }) => restartsOf(testCase).length === 0);
const CONCURRENCY = 16;
const TIMEOUT_MS = 5_000;
/** A flipped case waits for what never comes. */
const FLIP_TIMEOUT_MS = 400;

describe('the cases', () => {
  it('are at least four hundred', () => {
    expect(cases.length).toBeGreaterThanOrEqual(400);
  });

  it('are plain data', () => {
    for (const { testCase } of cases) expect(structuredClone(testCase)).toEqual(testCase);
  });

  it('cite known rules', () => {
    const unknown = cases.filter(({ testCase }) => !rules.has(testCase.rule));
    expect(unknown.map(({ id, testCase }) => `${id}: ${testCase.rule}`)).toEqual([]);
  });

  it.each([leveret, rabbitmq])('that profile $name says deviate are there', ({ deviations }) => {
    const ids = new Set(cases.map(({ id }) => id));
    expect(Object.keys(deviations).filter((id) => !ids.has(id))).toEqual([]);
  });
});

describe('against a broker', () => {
  let broker: RunningBroker;
  let results: ReadonlyMap<string, CaseResult>;
  let flips: readonly CaseResult[];

  beforeAll(async () => {
    broker = await startBroker({ port: 0 });
    const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${broker.port}/%2f`);
    const options = { url, profile: leveret, concurrency: CONCURRENCY };
    const all = await runSuite(played, { ...options, timeoutMs: TIMEOUT_MS });
    results = new Map(all.map((result) => [result.found.id, result]));
    const wrong = played.flatMap((found) => {
      const testCase = flipped(found.testCase);
      return testCase === undefined ? [] : [{ ...found, testCase }];
    });
    const profile = { ...leveret, deviations: {} };
    flips = await runSuite(wrong, { ...options, profile, timeoutMs: FLIP_TIMEOUT_MS });
  }, 120_000);

  afterAll(() => broker.stop());

  it.each(played.map(({ id, testCase }) => [id, testCase.title]))('%s: %s', (id) => {
    const { outcome, reason } = results.get(id)!;
    const expected = id in leveret.deviations ? 'deviates' : 'pass';
    expect({ outcome, reason: outcome === expected ? '' : reason }).toEqual({ outcome: expected, reason: '' });
  });

  it('fails every case whose last expectation is made wrong', () => {
    expect(flips).toHaveLength(played.length);
    expect(flips.filter(({ outcome }) => outcome === 'pass').map(({ found }) => found.id)).toEqual([]);
  });
});
