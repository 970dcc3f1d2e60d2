/**
 * A broker that is killed under load, again and again: nothing that it confirmed is lost, and no handler is.
 *
 * LEVERET_TEST_KILLS says how often; `bench/recovery.sh` has it twenty times.
 */
import { describe, expect, it } from '@jest/globals';
import { runRecovery } from '../../support/recovery-run.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const kills = Number(process.env.LEVERET_TEST_KILLS ?? 3);
const MEBIBYTE = 1024 * 1024;

describe('a broker that is killed under load', () => {
  const directory = temporaryDirectory();

  it(`${kills} times costs nothing that it confirmed, and no handler`, async () => {
    const report = await runRecovery({ kills, directory: directory.path, messagesPerKill: 2000 });
    expect(report).toMatchObject({
      missing: 0,
      rejected: 0,
      consumersAlive: report.consumers,
      unhandled: [],
      told: { disconnected: expect.any(Number), recovered: kills },
    });
    expect(report.told).not.toHaveProperty('topologyFailed');
    expect(report.told).not.toHaveProperty('close');
    expect(report.confirmed).toBeGreaterThanOrEqual(2000 * (kills + 1));
    const [first, last] = report.heldBytes;
    expect(last - first).toBeLessThan(4 * MEBIBYTE);
    process.stderr.write(process.env.LEVERET_TEST_KILLS === undefined ? '' : `${JSON.stringify(report)}\n`);
  }, 300_000);
});
