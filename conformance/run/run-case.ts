/**
 * Runs one case against a broker, and says how it went.
 */
import { randomBytes } from 'node:crypto';
import type { BrokerUrl } from '../driver/broker-url.js';
import { LocalNames } from '../driver/local-names.js';
import { Difference, perform } from '../driver/perform.js';
import { Stage } from '../driver/stage.js';
import type { RestartKind, Step } from '../vocabulary.js';
import type { FoundCase } from './discover.js';
import type { Profile } from './profile.js';
import { restartsOf } from './restart-group.js';

/**
 * - `pass`, `fail`: what they say
 * - `deviates`: it fails, and the profile says so
 * - `unsupported`: the broker does not advertise what the case needs, or its first steps show that it has it not
 * - `not-run`: the case restarts the broker, and nobody said how
 * - `error`: the suite itself went wrong
 */
export type Outcome = 'pass' | 'fail' | 'deviates' | 'unsupported' | 'not-run' | 'error';

export interface CaseResult {
  readonly found: FoundCase;
  readonly outcome: Outcome;
  /** Why it is not a pass. */
  readonly reason?: string;
  readonly durationMs: number;
}

export interface RunOptions {
  readonly url: BrokerUrl;
  readonly profile: Profile;
  /** How long the broker may take for each thing that a case expects. */
  readonly timeoutMs: number;
  /** Restarts the broker, and resolves when it serves again. Without it, cases that ask for that are not run. */
  readonly restart?: (kind: RestartKind) => Promise<void>;
}

export async function runCase(found: FoundCase, options: RunOptions): Promise<CaseResult> {
  if (options.restart === undefined && restartsOf(found.testCase).length > 0) {
    return { found, outcome: 'not-run', reason: 'no restart hook', durationMs: 0 };
  }
  const started = performance.now();
  const names = new LocalNames(`conformance.${randomBytes(6).toString('hex')}`);
  names.save('$user', options.url.user);
  names.save('$password', options.url.password);
  names.save('$vhost', options.url.vhost);
  const stage = new Stage({ ...options, names });
  let verdict: Omit<CaseResult, 'found' | 'durationMs'>;
  try {
    verdict = await play(found, stage, options);
  } catch (error) {
    verdict = { outcome: 'error', reason: error instanceof Error ? error.message : String(error) };
  }
  await stage.clear().catch(() => undefined);
  return { found, ...judge(found, verdict, options.profile), durationMs: performance.now() - started };
}

async function play(
  { testCase }: FoundCase,
  stage: Stage,
  { profile }: RunOptions,
): Promise<Omit<CaseResult, 'found' | 'durationMs'>> {
  const { begin = 'channel', needs = [], needsSteps = [], steps } = testCase;
  if (begin !== 'nothing') await stage.openConnection('main');
  if (begin === 'channel') await stage.openChannel('main');
  const missing = needs.filter((need) => stage.capabilities.get(need)?.value !== true);
  if (missing.length > 0 && begin !== 'nothing') {
    return { outcome: 'unsupported', reason: `the broker does not advertise ${missing.join(', ')}` };
  }
  const lacking = await firstDifference(stage, needsSteps, profile);
  if (lacking !== undefined) return { outcome: 'unsupported', reason: `the broker does not have it: ${lacking}` };
  const wrong = await firstDifference(stage, steps, profile);
  return wrong === undefined ? { outcome: 'pass' } : { outcome: 'fail', reason: wrong };
}

/** Performs steps as long as the broker does what they expect. */
async function firstDifference(stage: Stage, steps: readonly Step[], profile: Profile): Promise<string | undefined> {
  for (const [index, step] of steps.entries()) {
    try {
      await perform(stage, step, profile);
    } catch (error) {
      if (!(error instanceof Difference)) throw error;
      return `step ${index + 1}: ${error.message}`;
    }
  }
  return undefined;
}

/** What the profile makes of it. A deviation that passes is the profile's failure. */
function judge(
  { id }: FoundCase,
  verdict: Omit<CaseResult, 'found' | 'durationMs'>,
  profile: Profile,
): Omit<CaseResult, 'found' | 'durationMs'> {
  const deviation = profile.deviations[id];
  if (deviation === undefined) return verdict;
  if (verdict.outcome === 'fail') return { outcome: 'deviates', reason: `${deviation.reason} (${deviation.link})` };
  if (verdict.outcome === 'pass' && deviation.sometimes !== true) {
    return {
      outcome: 'fail',
      reason: `it passes, but profile ${profile.name} says that it does not: ${deviation.reason}`,
    };
  }
  return verdict;
}
