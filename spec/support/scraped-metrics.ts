/**
 * Metrics as a scraper reads them: a parser of Prometheus's text format that takes nothing it does not know.
 */
export interface ScrapedSample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export class ScrapedMetrics {
  readonly types = new Map<string, string>();
  readonly helps = new Map<string, string>();
  /** By name of the sample: `…_bucket` is another one than `…_count`. */
  readonly samples = new Map<string, ScrapedSample[]>();

  /** @throws Error at a line that is none of the format, and where a metric is told of twice */
  constructor(text: string) {
    if (!text.endsWith('\n')) throw new Error('the last line has no end');
    for (const line of text.slice(0, -1).split('\n')) this.read(line);
  }

  static async of(url: string, headers: Readonly<Record<string, string>> = {}): Promise<ScrapedMetrics> {
    const response = await fetch(url, { headers });
    if (response.status !== 200) throw new Error(`${url}: ${response.status}`);
    return new ScrapedMetrics(await response.text());
  }

  /** The value of the one sample with those labels, and maybe others; undefined when there is none. */
  value(name: string, labels: Readonly<Record<string, string>> = {}): number | undefined {
    const found = (this.samples.get(name) ?? []).filter((sample) =>
      Object.entries(labels).every(([label, value]) => sample.labels[label] === value),
    );
    if (found.length > 1) throw new Error(`${name}: ${found.length} samples with those labels`);
    return found[0]?.value;
  }

  /** Names of samples that begin like that. */
  names(prefix = ''): string[] {
    return [...this.samples.keys()].filter((name) => name.startsWith(prefix));
  }

  private read(line: string): void {
    if (line === '# EOF') return;
    const comment = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/s.exec(line);
    if (comment !== null) {
      const texts = comment[1] === 'HELP' ? this.helps : this.types;
      if (texts.has(comment[2]!)) throw new Error(`twice: ${line}`);
      texts.set(comment[2]!, comment[3]!);
      return;
    }
    const sample = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? ([^ ]+)$/s.exec(line);
    if (sample === null) throw new Error(`no line of the format: ${line}`);
    const [, name, labels = '', value] = sample;
    const samples = this.samples.get(name!) ?? [];
    samples.push({ labels: labelsIn(labels), value: Number(value!.replace('Inf', 'Infinity')) });
    this.samples.set(name!, samples);
  }
}

function labelsIn(text: string): Record<string, string> {
  const pair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"(?:,|$)/sy;
  const labels: Record<string, string> = {};
  while (pair.lastIndex < text.length) {
    const match = pair.exec(text);
    if (match === null) throw new Error(`no labels: ${text}`);
    labels[match[1]!] = match[2]!.replace(/\\(.)/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
  }
  return labels;
}
