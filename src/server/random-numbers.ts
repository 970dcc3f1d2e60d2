/**
 * Chance for the core: even, cheap, and not for secrets.
 */
import type { RandomSource } from '../core/ports.js';

export class RandomNumbers implements RandomSource {
  below(limit: number): number {
    return Math.floor(Math.random() * limit);
  }
}
