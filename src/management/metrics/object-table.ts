/**
 * Metrics of each object of a kind: written in portions, so that ten thousand queues keep nobody waiting.
 */
import type { Inspection } from '../../core/inspect/inspection.js';
import type { VHost } from '../../core/vhost/vhost.js';
import { Portions } from '../listing/portions.js';
import { managementLimits } from '../limits.js';
import { type Exposition, numberText } from './exposition.js';
import type { Family, Labels, Metric } from './families/family.js';

/** How a metric is read from one object; `undefined` where it has none. */
export interface ObjectMetric<Facts> extends Metric {
  readonly read: (facts: Facts) => number | undefined;
}

/** What is written, and how. */
export interface Page {
  readonly exposition: Exposition;
  readonly inspection: Inspection;
  /** Of which vhosts; undefined for all. */
  readonly vhosts: readonly VHost[] | undefined;
  /** What names begin with. */
  readonly prefix: string;
  /** Names that are there already: families share some, and none may come twice. */
  readonly written: Set<string>;
}

/** A kind of object, whatever it is. */
export interface ObjectFamilies {
  readonly families: readonly string[];
  write(page: Page, family: string): AsyncGenerator<string>;
  /** Each gauge, added up over all objects. */
  sums(inspection: Inspection): Promise<readonly Family[]>;
}

export interface ObjectKind<Facts> {
  readonly rows: (inspection: Inspection, vhost?: VHost) => readonly Facts[];
  readonly labels: (facts: Facts) => Labels;
  /** The metrics by family: what is asked for together. */
  readonly metrics: Readonly<Record<string, readonly ObjectMetric<Facts>[]>>;
  /** Gauges of which a sum says nothing. */
  readonly unsummed?: readonly string[];
}

export class ObjectTable<Facts> implements ObjectFamilies {
  readonly families: readonly string[];

  constructor(private readonly kind: ObjectKind<Facts>) {
    this.families = Object.keys(kind.metrics);
  }

  async *write({ exposition, inspection, vhosts, prefix, written }: Page, family: string): AsyncGenerator<string> {
    const { kind } = this;
    const metrics = (kind.metrics[family] ?? []).filter(({ name }) => !written.has(name));
    const rows = vhosts?.flatMap((vhost) => kind.rows(inspection, vhost)) ?? kind.rows(inspection);
    const portions = new Portions();
    const labels: string[] = [];
    for (const row of rows) {
      labels.push(exposition.labels(kind.labels(row)));
      if (portions.isOver()) await portions.rest();
    }
    let text = '';
    for (const metric of metrics) {
      written.add(metric.name);
      text += exposition.header(metric, prefix);
      const name = exposition.nameOf(metric, prefix);
      for (let index = 0; index < rows.length; index++) {
        const value = metric.read(rows[index]!);
        if (value !== undefined) text += `${name}${labels[index]!} ${numberText(value)}\n`;
        if (text.length >= managementLimits.streamedChunk) {
          yield text;
          text = '';
        }
        if (portions.isOver()) await portions.rest();
      }
    }
    yield text;
  }

  async sums(inspection: Inspection): Promise<readonly Family[]> {
    const { metrics, rows, unsummed = [] } = this.kind;
    const gauges = Object.values(metrics)
      .flat()
      .filter(({ type, name }, at, all) => {
        return type === 'gauge' && !unsummed.includes(name) && all.findIndex((other) => other.name === name) === at;
      });
    const sums = new Float64Array(gauges.length);
    const portions = new Portions();
    for (const row of rows(inspection)) {
      for (let index = 0; index < gauges.length; index++) sums[index]! += gauges[index]!.read(row) ?? 0;
      if (portions.isOver()) await portions.rest();
    }
    return gauges.map(({ name, type, help }, index) => ({ name, type, help, samples: [{ value: sums[index]! }] }));
  }
}

/** The metrics of a family, all of one type: names, texts, and how to read them. */
export function metricsOf<Facts>(
  type: 'counter' | 'gauge',
  metrics: readonly (readonly [name: string, help: string, read: (facts: Facts) => number | undefined])[],
): readonly ObjectMetric<Facts>[] {
  return metrics.map(([name, help, read]) => ({ name, type, help, read }));
}
