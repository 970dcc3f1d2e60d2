/**
 * Which page of a list is wanted, in RabbitMQ's query parameters and words.
 */
import { Pattern } from '../../core/pattern/pattern.js';
import { PatternError } from '../../core/pattern/pattern-error.js';
import { badRequest, HttpError } from '../http-error.js';
import { managementLimits } from '../limits.js';

export interface WantedPage {
  /** From 1 on. */
  readonly page: number;
  readonly pageSize: number;
  /** Whether a name is wanted; `undefined`: all are. */
  readonly matches: ((name: string) => boolean) | undefined;
}

/**
 * @returns `undefined` when the whole list is wanted: what else is said of pages counts for nothing then
 * @throws HttpError 400
 */
export function wantedPage(query: URLSearchParams): WantedPage | undefined {
  const page = numberIn(query, 'page');
  if (page === undefined) return undefined;
  const pageSize = numberIn(query, 'page_size');
  const { pageSizeMax } = managementLimits;
  if (page < 1 || (pageSize !== undefined && (pageSize < 1 || pageSize > pageSizeMax))) {
    const said = `page number ${page}, page size ${pageSize ?? 'undefined'}`;
    throw new HttpError(400, 'invalid_pagination_parameters', `Invalid pagination parameters: ${said}`);
  }
  return { page, pageSize: pageSize ?? managementLimits.pageSize, matches: matcherOf(query) };
}

/** Neither it nor a regular expression looks at the case of letters. */
function matcherOf(query: URLSearchParams): WantedPage['matches'] {
  const name = query.get('name') ?? '';
  if (name === '') return undefined;
  if (query.get('use_regex') !== 'true') {
    const wanted = name.toLowerCase();
    return (candidate) => candidate.toLowerCase().includes(wanted);
  }
  try {
    const pattern = new Pattern(`(?i)${name}`);
    return (candidate) => pattern.matches(candidate);
  } catch (error) {
    if (error instanceof PatternError) throw invalid();
    throw error;
  }
}

function numberIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (!/^-?\d{1,15}$/.test(text)) throw invalid();
  return Number(text);
}

function invalid(): HttpError {
  return badRequest('Pagination parameters are invalid');
}
