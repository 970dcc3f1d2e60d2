/**
 * Metrics as text, the way scrapers read them: Prometheus's format 0.0.4, or OpenMetrics 1.0.
 *
 * prom-client writes whole metrics from a table of samples that it keeps; what is written here comes from counters
 * that exist already, is not kept, and goes out line by line.
 */
import type { Family, Labels, Metric } from './families/family.js';

export type Format = 'text' | 'openmetrics';

export const contentTypes: Readonly<Record<Format, string>> = {
  text: 'text/plain; version=0.0.4; charset=utf-8',
  openmetrics: 'application/openmetrics-text; version=1.0.0; charset=utf-8',
};

export class Exposition {
  constructor(private readonly format: Format) {}

  /** The lines before the samples of a metric. */
  header(metric: Metric, prefix: string): string {
    const name = prefix + (this.format === 'openmetrics' ? withoutTotal(metric) : metric.name);
    const type = this.format === 'openmetrics' && metric.type === 'untyped' ? 'unknown' : metric.type;
    return `# HELP ${name} ${this.help(metric.help)}\n# TYPE ${name} ${type}\n`;
  }

  /** The name of its samples. */
  nameOf(metric: Metric, prefix: string): string {
    const { format } = this;
    return (
      prefix + (format === 'openmetrics' && metric.type === 'counter' ? `${withoutTotal(metric)}_total` : metric.name)
    );
  }

  family(family: Family, prefix: string): string {
    const name = this.nameOf(family, prefix);
    let text = this.header(family, prefix);
    for (const { suffix = '', labels, value } of family.samples) {
      text += `${name}${suffix}${this.labels(labels)} ${numberText(value)}\n`;
    }
    return text;
  }

  /** In braces; nothing where there are none. */
  labels(labels: Labels = {}): string {
    const pairs = Object.entries(labels).map(([name, value]) => `${name}="${this.labelValue(name, value)}"`);
    return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
  }

  /** What stands behind everything. */
  get end(): string {
    return this.format === 'openmetrics' ? '# EOF\n' : '';
  }

  private labelValue(name: string, value: string | number): string {
    // OpenMetrics: the bounds of buckets are floats, and look it.
    if (this.format === 'openmetrics' && name === 'le' && Number.isInteger(value)) return `${value}.0`;
    return typeof value === 'number' ? numberText(value) : escapeText(value).replaceAll('"', '\\"');
  }

  private help(text: string): string {
    const escaped = escapeText(text);
    return this.format === 'openmetrics' ? escaped.replaceAll('"', '\\"') : escaped;
  }
}

export function numberText(value: number): string {
  if (value === Infinity) return '+Inf';
  return value === -Infinity ? '-Inf' : String(value);
}

function withoutTotal({ name, type }: Metric): string {
  return type === 'counter' ? name.replace(/_total$/, '') : name;
}

function escapeText(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
}
