/**
 * When heartbeats are sent, and when a broker is held for gone.
 */
import { expect, it } from '@jest/globals';
import { type Heartbeating, startHeartbeat } from '../../src/client/link/heartbeat.js';

const INTERVAL_SECONDS = 0.004;

class Line implements Heartbeating {
  reads = 0;
  writes = 0;
  readingPaused = false;
  sent = 0;
  onSent: () => void = () => undefined;
  onMissed: () => void = () => undefined;

  sendHeartbeat(): void {
    this.sent++;
    this.onSent();
  }

  heartbeatMissed(): void {
    this.onMissed();
  }
}

it('a silent broker is gone, after heartbeats of ours', async () => {
  const line = new Line();
  const missed = new Promise<void>((resolve) => (line.onMissed = resolve));
  const stop = startHeartbeat(line, INTERVAL_SECONDS);
  await missed;
  stop();
  expect(line.sent).toBeGreaterThanOrEqual(4);
});

it.each(['reads', 'paused'])('one that %s is not', async (why) => {
  const line = new Line();
  line.readingPaused = why === 'paused';
  let missed = false;
  line.onMissed = () => (missed = true);
  const enough = new Promise<void>((resolve) => {
    line.onSent = () => {
      if (why === 'reads') line.reads++;
      if (line.sent === 20) resolve();
    };
  });
  const stop = startHeartbeat(line, INTERVAL_SECONDS);
  await enough;
  stop();
  expect(missed).toBe(false);
});

it('zero is none', () => {
  const line = new Line();
  startHeartbeat(line, 0)();
  expect(line.sent).toBe(0);
});
