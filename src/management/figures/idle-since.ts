/**
 * Since when nothing has happened to something (`idle_since`).
 */
import { SAMPLE_INTERVAL_MS } from '../../core/statistics/sampling/figures.js';
import type { JsonObject } from '../json.js';

/** @param movedAt when something last happened; what happened a moment ago is not idle */
export function idleSince(movedAt: number, now: number): JsonObject {
  return now - movedAt > SAMPLE_INTERVAL_MS ? { idle_since: zonedTime(movedAt) } : {};
}

/** `2026-01-31T23:59:59.999+00:00`, as Erlang writes it. */
function zonedTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace('Z', '+00:00');
}
