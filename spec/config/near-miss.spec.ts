/**
 * What somebody may have meant: the name that is most like what was written, and none when none is like it.
 */
import { describe, expect, it } from '@jest/globals';
import { nearMiss } from '../../src/config/near-miss.js';

const names = ['port', 'host', 'heartbeat', 'tls.port', 'tls.cert', 'log.level'];

describe('a near miss', () => {
  it.each([
    ['prot', 'port'],
    ['ports', 'port'],
    ['Host', 'host'],
    ['hearbeat', 'heartbeat'],
    ['tls.prot', 'tls.port'],
    ['tls_cert', 'tls.cert'],
    ['loglevel', 'log.level'],
  ])('%s: %s', (word, meant) => {
    expect(nearMiss(word, names)).toBe(meant);
  });

  it.each(['', 'x', 'database'])('"%s": nothing', (word) => {
    expect(nearMiss(word, names)).toBeUndefined();
  });

  it('is not looked for where it would take long', () => {
    expect(nearMiss('p'.repeat(1_000_000), names)).toBeUndefined();
  });
});
