/**
 * Times as people write them: `500ms`, `30s`, `5min` or `5m`, `2h`, `7d`.
 */
const UNITS: Readonly<Record<string, number>> = { ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };
const OTHER_UNITS: Readonly<Record<string, number>> = { m: 60_000 };

/** Whole milliseconds, rounded down; undefined when it is no time. */
export function parseDuration(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(ms|s|min|m|h|d)$/.exec(text);
  if (match === null) return undefined;
  return Math.floor(Number(match[1]) * (UNITS[match[2]!] ?? OTHER_UNITS[match[2]!])!);
}

/** As a setting would give it. */
export function durationText(ms: number): string {
  if (ms === Infinity) return 'off';
  const [unit, length] = Object.entries(UNITS).findLast(([, each]) => ms >= each && ms % each === 0)!;
  return `${ms / length}${unit}`;
}
