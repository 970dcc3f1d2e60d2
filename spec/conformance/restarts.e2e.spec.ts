/**
 * The cases that restart the broker, against a process with a data directory that is stopped or killed and started
 * again: one test for each case.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrokerUrl } from '../../conformance/driver/broker-url.js';
import type { RestartHook } from '../../conformance/driver/restart.js';
import { leveret } from '../../conformance/profiles/leveret.js';
import { discoverCases } from '../../conformance/run/discover.js';
import { flipped } from '../../conformance/run/flip.js';
import { restartsOf } from '../../conformance/run/restart-group.js';
import type { CaseResult } from '../../conformance/run/run-case.js';
import { runSuite } from '../../conformance/run/run-suite.js';
import { BrokerProcess } from '../support/broker-process.js';
import { BrokerRelay } from '../support/broker-relay.js';

const cases = (await discoverCases()).filter(({ testCase }) => restartsOf(testCase).length > 0);
const TIMEOUT_MS = 5_000;

let directory: string;
let broker: BrokerProcess;
let relay: BrokerRelay;
let results: ReadonlyMap<string, CaseResult>;
let flips: readonly CaseResult[];

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'leveret-'));
  relay = await BrokerRelay.to(await start());
  const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${relay.port}/%2f`);
  const restartHooks = { clean: restartedAfter('SIGTERM'), kill: restartedAfter('SIGKILL') };
  const options = { url, restartHooks, concurrency: cases.length, timeoutMs: TIMEOUT_MS };
  const all = await runSuite(cases, { ...options, profile: leveret });
  results = new Map(all.map((result) => [result.found.id, result]));
  const wrong = cases.map((found) => ({ ...found, testCase: flipped(found.testCase)! }));
  flips = await runSuite(wrong, { ...options, profile: { ...leveret, deviations: {} } });
}, 120_000);

afterAll(async () => {
  await relay.close();
  broker.signal('SIGTERM');
  await broker.exited;
  rmSync(directory, { recursive: true });
});

/** Returns the port of a new broker. */
async function start(): Promise<number> {
  broker = BrokerProcess.serve('--data', directory);
  const { address } = await broker.ready();
  return Number(new URL(address).port);
}

function restartedAfter(signal: NodeJS.Signals): RestartHook {
  return async () => {
    broker.signal(signal);
    await broker.exited;
    relay.target = await start();
  };
}

describe('against a broker with a data directory', () => {
  it.each(cases.map(({ id, testCase }) => [id, testCase.title]))('%s: %s', (id) => {
    const { outcome, reason } = results.get(id)!;
    const expected = id in leveret.deviations ? 'deviates' : 'pass';
    expect({ outcome, reason: outcome === expected ? '' : reason }).toEqual({ outcome: expected, reason: '' });
  });

  it('fails every case whose last expectation is made wrong', () => {
    const others = flips.filter(({ outcome }) => outcome !== 'fail');
    expect(others.map(({ found, outcome }) => `${outcome} ${found.id}`)).toEqual([]);
  });
});
