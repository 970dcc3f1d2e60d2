/**
 * A vhost, as those see it who look at a broker from outside.
 */
import type { VHost } from '../vhost/vhost.js';
import type { Sums } from './sums.js';

export class VHostFacts {
  constructor(
    readonly vhost: VHost,
    readonly sums: Sums,
  ) {}

  get name(): string {
    return this.vhost.name;
  }

  get tracing(): boolean {
    return this.vhost.tracing;
  }
}
