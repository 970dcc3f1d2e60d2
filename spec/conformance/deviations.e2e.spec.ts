/**
 * What a profile says of a case counts for as long as it is true: a deviation that is gone is a failure, unless it
 * shows only now and then.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseBrokerUrl } from '../../conformance/driver/broker-url.js';
import { type Deviation, noProfile } from '../../conformance/run/profile.js';
import { type Outcome, runCase } from '../../conformance/run/run-case.js';
import { type RunningBroker, startBroker } from '../../src/app.js';

const deviation: Deviation = { reason: 'It does something else.', link: 'README.md' };

let broker: RunningBroker;

beforeAll(async () => {
  broker = await startBroker({ port: 0 });
});

afterAll(() => broker.stop());

/** Outcome of a case that expects so many messages in an empty queue. */
async function outcome(messageCount: number, known?: Deviation): Promise<Outcome> {
  const steps = [{ call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount } }] as const;
  const found = { id: 'queue/counted', area: 'queue', testCase: { title: 'It is empty', rule: 'none', steps } };
  const url = parseBrokerUrl(`amqp://guest:guest@127.0.0.1:${broker.port}/%2f`);
  const profile = { ...noProfile, deviations: known === undefined ? {} : { [found.id]: known } };
  return (await runCase(found, { url, profile, timeoutMs: 5_000 })).outcome;
}

describe('a case', () => {
  it.each<[string, Deviation | undefined, Outcome, Outcome]>([
    ['nothing', undefined, 'pass', 'fail'],
    ['that it deviates', deviation, 'fail', 'deviates'],
    ['that it deviates sometimes', { ...deviation, sometimes: true }, 'pass', 'deviates'],
  ])('of which the profile says %s', async (_says, known, whenRight, whenWrong) => {
    expect(await outcome(0, known)).toBe(whenRight);
    expect(await outcome(1, known)).toBe(whenWrong);
  });
});
