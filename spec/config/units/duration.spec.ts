/**
 * Times as people write them, and as the broker writes them back.
 */
import { describe, expect, it } from '@jest/globals';
import { durationText, parseDuration } from '../../../src/config/units/duration.js';

describe('a time', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5min', 300_000],
    ['5m', 300_000],
    ['1.5 h', 5_400_000],
    ['7d', 604_800_000],
    ['0s', 0],
  ])('%s is %i ms', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '-1s', '1y', '1s 2ms'])('%p is none', (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it.each([
    [60_000, '1min'],
    [90_000, '90s'],
    [1500, '1500ms'],
    [Infinity, 'off'],
  ])('%i ms are written %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});
