/**
 * The short form of `npm run crash-test -- --kills 200`: a broker in a process of its own is killed under load,
 * and keeps its promises. One that keeps nothing is found out.
 */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { temporaryDirectory } from '../support/temporary-directory.js';
import { BrokerTarget } from './broker-target.js';
import { KillRun } from './kill-run.js';

const TIMEOUT_MS = 120_000;
const directory = temporaryDirectory();

async function killed(kills: number, ...storage: string[]): Promise<KillRun> {
  const run = new KillRun(new BrokerTarget(storage), { kills, seed: 1, seconds: [0.2, 0.6] });
  await run.run();
  return run;
}

describe('a broker that is killed', () => {
  it(
    'loses nothing that it confirmed, and brings nothing back that was settled',
    async () => {
      const run = await killed(10, '--data', join(directory.path, 'data'));
      expect(run.ledger.violations.details).toEqual([]);
      expect(run.counts.kills).toBe(10);
      expect(Math.min(...Object.values(run.ledger.counts))).toBeGreaterThan(0);
      expect(Math.min(...Object.values(run.ledger.moves.counts))).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );

  it(
    'is found out when it keeps nothing',
    async () => {
      const run = await killed(2, '--memory');
      expect([...run.ledger.violations.byKind.keys()]).toEqual(expect.arrayContaining(['definition', 'lost']));
    },
    TIMEOUT_MS,
  );
});
