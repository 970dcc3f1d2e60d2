/**
 * Which format a scraper reads, and whether compressed (RFC 9110, section 12.5).
 */
import { HttpError } from '../http-error.js';
import type { Format } from './exposition.js';

interface Choice {
  readonly name: string;
  readonly version: string | undefined;
  /** From 0, not at all, to 1. */
  readonly quality: number;
}

/**
 * The format that the header `Accept` likes best; without one, and among equals, Prometheus's.
 *
 * @throws HttpError 406
 */
export function formatFor(accept: string | undefined): Format {
  if (accept === undefined || accept.trim() === '') return 'text';
  let best: { readonly format: Format; readonly quality: number } | undefined;
  for (const choice of choicesIn(accept)) {
    const format = formatOf(choice);
    if (format !== undefined && choice.quality > (best?.quality ?? 0)) best = { format, quality: choice.quality };
  }
  if (best === undefined) throw new HttpError(406, 'not_acceptable', 'Metrics are text/plain or OpenMetrics');
  return best.format;
}

/** True when the header `Accept-Encoding` allows gzip. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  const choices = choicesIn(acceptEncoding ?? '');
  const gzip =
    choices.find(({ name }) => name === 'gzip' || name === 'x-gzip') ?? choices.find(({ name }) => name === '*');
  return gzip !== undefined && gzip.quality > 0;
}

function formatOf({ name, version }: Choice): Format | undefined {
  if (name === '*/*' || name === 'text/*') return 'text';
  if (name === 'text/plain') return version === undefined || version === '0.0.4' ? 'text' : undefined;
  if (name !== 'application/openmetrics-text') return undefined;
  return version === undefined || version === '1.0.0' || version === '0.0.1' ? 'openmetrics' : undefined;
}

function choicesIn(header: string): Choice[] {
  return header.split(',').map((one) => {
    const [name = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase());
    const value = (key: string): string | undefined =>
      parameters.find((parameter) => parameter.startsWith(`${key}=`))?.slice(key.length + 1);
    const quality = Number(value('q') ?? 1);
    return { name, version: value('version'), quality: Number.isNaN(quality) ? 0 : quality };
  });
}
