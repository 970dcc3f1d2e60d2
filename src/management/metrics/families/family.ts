/**
 * What there is to measure, in Prometheus's terms: a metric has a name, a type and a help text, and samples that
 * are told apart by labels (https://prometheus.io/docs/concepts/data_model/).
 */
export type MetricType = 'counter' | 'gauge' | 'histogram' | 'summary' | 'untyped';

export type Labels = Readonly<Record<string, string | number>>;

export interface Metric {
  /** Without what all names of its page begin with. */
  readonly name: string;
  readonly type: MetricType;
  readonly help: string;
}

export interface Sample {
  readonly value: number;
  readonly labels?: Labels;
  /** What its name has behind that of the metric: `_bucket`, `_sum`, `_count`. */
  readonly suffix?: string;
}

/** A metric with its samples. */
export interface Family extends Metric {
  readonly samples: readonly Sample[];
}

export function gauge(name: string, help: string, value: number): Family {
  return { name, type: 'gauge', help, samples: [{ value }] };
}

export function counter(name: string, help: string, value: number): Family {
  return { name, type: 'counter', help, samples: [{ value }] };
}

/** What is always 1: the labels say it all. */
export function info(name: string, help: string, labels: Labels): Family {
  return { name, type: 'untyped', help, samples: [{ value: 1, labels }] };
}

/** How often something was between bounds. */
export interface Buckets {
  /** Each for itself; the last one is for what is above all bounds. */
  readonly counts: ArrayLike<number>;
  readonly sum: number;
}

export function histogram(
  metric: Omit<Metric, 'type'>,
  bounds: readonly number[],
  { counts, sum }: Buckets,
  labels: Labels = {},
): Family {
  let count = 0;
  const samples: Sample[] = bounds.map((le, bucket) => {
    count += counts[bucket]!;
    return { suffix: '_bucket', labels: { ...labels, le }, value: count };
  });
  count += counts[bounds.length]!;
  samples.push(
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_count', labels, value: count },
    { suffix: '_sum', labels, value: sum },
  );
  return { ...metric, type: 'histogram', samples };
}
