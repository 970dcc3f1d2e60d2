/**
 * Steps that come out eventually: they are tried again until they do, and no longer than the broker may take.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrokerUrl } from '../../conformance/driver/broker-url.js';
import { noProfile } from '../../conformance/run/profile.js';
import { type CaseResult, runCase } from '../../conformance/run/run-case.js';
import type { Step } from '../../conformance/vocabulary.js';
import { type RunningBroker, startBroker } from '../../src/app.js';

let broker: RunningBroker;

beforeAll(async () => {
  broker = await startBroker({ port: 0 });
});

afterAll(() => broker.stop());

function run(steps: readonly Step[], timeoutMs: number): Promise<CaseResult> {
  const found = { id: 'queue/drained', area: 'queue', testCase: { title: 'It is drained', rule: 'none', steps } };
  const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${broker.port}/%2f`);
  return runCase(found, { url, profile: noProfile, timeoutMs });
}

/** Each try takes one of three messages out. */
function drain(body: string): readonly Step[] {
  const publish = { send: 'basic.publish', with: { routingKey: '$q' }, content: { body: 'a' } } as const;
  return [
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [publish] },
    { ...publish, content: { body: 'last' } },
    {
      eventually: [
        { send: 'basic.get', with: { queue: '$q', noAck: true } },
        { expect: 'basic.get-ok', content: { body } },
      ],
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ];
}

describe('eventually', () => {
  it('tries again until it comes out', async () => {
    expect((await run(drain('last'), 5_000)).outcome).toBe('pass');
  });

  it('stops then', async () => {
    expect((await run(drain('a'), 5_000)).reason).toMatch(/^step 5: .*messageCount is 2/);
  });

  it('fails when it does not come out in time', async () => {
    const { outcome, reason } = await run(drain('another'), 200);
    expect(outcome).toBe('fail');
    expect(reason).toMatch(/^step 4: after 200 ms still: basic\.get-empty/);
  });
});
