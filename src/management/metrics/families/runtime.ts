/**
 * What prom-client measures of Node.js: lag of the event loop, garbage collection, heap, processor, handles
 * (`nodejs_…`, `process_…`). Its observers stay for the life of the process, so there is one set of them.
 */
import { type MetricObjectWithValues, type MetricValue, Registry, collectDefaultMetrics } from 'prom-client';
import type { Family, MetricType } from './family.js';

let registry: Registry | undefined;

/** Begins to measure, if nobody has yet. */
export function measureRuntime(): Registry {
  if (registry === undefined) {
    registry = new Registry();
    collectDefaultMetrics({ register: registry });
  }
  return registry;
}

/** As JSON: of its own texts, that in OpenMetrics changes the names for good. */
export async function runtimeFamilies(): Promise<readonly Family[]> {
  const metrics = (await measureRuntime().getMetricsAsJSON()) as unknown as MetricObjectWithValues<NamedValue>[];
  return metrics.map(({ name, help, type, values }) => ({
    name,
    help,
    type: type as unknown as MetricType,
    samples: values.map(({ value, labels, metricName = name }) => ({
      value,
      labels: labels as Readonly<Record<string, string | number>>,
      suffix: metricName.slice(name.length),
    })),
  }));
}

type NamedValue = MetricValue<string> & { readonly metricName?: string };
