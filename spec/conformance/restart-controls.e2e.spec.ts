/**
 * The cases that restart the broker can fail: they do against a broker that forgets everything, or against one
 * that forgets nothing. And without a hook to restart it they are not run.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrokerUrl } from '../../conformance/driver/broker-url.js';
import type { RestartHook } from '../../conformance/driver/restart.js';
import { noProfile } from '../../conformance/run/profile.js';
import { discoverCases } from '../../conformance/run/discover.js';
import { restartsOf } from '../../conformance/run/restart-group.js';
import { type Outcome } from '../../conformance/run/run-case.js';
import { runSuite } from '../../conformance/run/run-suite.js';
import { type RunningBroker, startBroker } from '../../src/app.js';
import { BrokerRelay } from '../support/broker-relay.js';

const cases = (await discoverCases()).filter(({ testCase }) => restartsOf(testCase).length > 0);
const options = { profile: noProfile, concurrency: cases.length, timeoutMs: 2_000 };
/** Its connection ends in any case, and the queue with it. */
const neverFails = 'durability/queue-exclusive';

let broker: RunningBroker;
let relay: BrokerRelay;

beforeAll(async () => {
  broker = await startBroker({ port: 0 });
  relay = await BrokerRelay.to(broker.port);
});

afterAll(async () => {
  await relay.close();
  await broker.stop();
});

/** Outcomes by case, with a broker that is restarted so. */
async function outcomes(hook?: RestartHook): Promise<ReadonlyMap<string, Outcome>> {
  const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${relay.port}/%2f`);
  const restartHooks = hook === undefined ? {} : { clean: hook, kill: hook };
  const results = await runSuite(cases, { ...options, url, restartHooks });
  return new Map(results.map(({ found, outcome }) => [found.id, outcome]));
}

async function forgetEverything(): Promise<void> {
  await broker.stop();
  broker = await startBroker({ port: 0 });
  relay.target = broker.port;
}

async function forgetNothing(): Promise<void> {
  relay.cut();
}

describe('cases that restart the broker', () => {
  it('are there', () => {
    expect(cases.length).toBeGreaterThanOrEqual(40);
  });

  it('are not run without a hook', async () => {
    expect(new Set((await outcomes()).values())).toEqual(new Set(['not-run']));
  });

  it('fail against a broker that forgets everything, or one that forgets nothing', async () => {
    const everything = await outcomes(forgetEverything);
    const nothing = await outcomes(forgetNothing);
    const verdicts = cases.map(({ id }) => ({ id, both: [everything.get(id), nothing.get(id)] }));
    expect(verdicts.filter(({ both }) => !both.includes('fail')).map(({ id }) => id)).toEqual([neverFails]);
    expect(verdicts.filter(({ both }) => both.includes('error'))).toEqual([]);
  });
});
