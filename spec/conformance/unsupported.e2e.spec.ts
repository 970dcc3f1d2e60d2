/**
 * A case about something that a broker need not have begins with steps that tell: where these do not work the case is
 * unsupported, and where they do it is judged like any other.
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

const exchangeOf = (type: string): Step => ({ call: 'exchange.declare', with: { exchange: '$x', type } });
const passively = (exchange: string): Step => ({ call: 'exchange.declare', with: { exchange, passive: true } });

function run(needsSteps: readonly Step[], steps: readonly Step[]): Promise<CaseResult> {
  const testCase = { title: 'It is there', rule: 'none', needsSteps, steps };
  const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${broker.port}/%2f`);
  const options = { url, profile: noProfile, timeoutMs: 5_000 };
  return runCase({ id: 'exchange/there', area: 'exchange', testCase }, options);
}

describe('a case that needs something', () => {
  it('is unsupported where that is not there', async () => {
    const { outcome, reason } = await run([exchangeOf('x-nobody-has-it')], [passively('$x')]);
    expect(outcome).toBe('unsupported');
    expect(reason).toContain('unknown exchange type');
  });

  it('passes where it is there and does what it should', async () => {
    expect((await run([exchangeOf('fanout')], [passively('$x')])).outcome).toBe('pass');
  });

  it('fails where it is there and does something else', async () => {
    expect((await run([exchangeOf('fanout')], [passively('$y')])).outcome).toBe('fail');
  });
});
