/**
 * Why a binding matches a message, or does not, in words.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import { fieldText } from '../field-text.js';
import type { Binding } from '../routing/binding.js';
import { has, parseBinding } from '../routing/types/headers.js';
import { topicParts } from './topic-words.js';

/** What of a message bindings look at. */
export interface Looked {
  /** Its own first, then those of `CC` and `BCC`, as far as the exchange cares. */
  readonly keys: readonly string[];
  readonly headers: FieldTable;
}

export interface Verdict {
  readonly matches: boolean;
  readonly why: string;
}

type Judge = (binding: Binding, looked: Looked) => Verdict;

const judges: Readonly<Record<string, Judge>> = { direct, topic, headers };

/** Of exchange types that look at each binding for itself; all that are not named match always. */
export function verdictOf(type: string, binding: Binding, looked: Looked): Verdict {
  const judge = Object.hasOwn(judges, type) ? judges[type] : undefined;
  return judge?.(binding, looked) ?? { matches: true, why: 'every binding matches' };
}

function direct({ routingKey }: Binding, { keys }: Looked): Verdict {
  if (keys.includes(routingKey)) return { matches: true, why: `the routing key is '${routingKey}'` };
  return { matches: false, why: `no routing key is '${routingKey}'` };
}

function topic({ routingKey }: Binding, { keys }: Looked): Verdict {
  for (const key of keys) {
    const parts = topicParts(routingKey, key);
    if (parts === undefined) continue;
    const wild = parts.filter(({ pattern }) => pattern === '*' || pattern === '#');
    const taken = wild.map(({ pattern, words }) => `${pattern} is '${words.join('.')}'`);
    return { matches: true, why: [`'${key}' fits '${routingKey}'`, ...taken].join(', ') };
  }
  return { matches: false, why: `no routing key fits '${routingKey}'` };
}

function headers(binding: Binding, { headers: given }: Looked): Verdict {
  const { all, wanted } = parseBinding(binding);
  const present = wanted.filter(([name, value]) => has(given, name, value)).map(([name]) => name);
  const absent = wanted.filter(([name, value]) => !has(given, name, value));
  const missing = absent.map(([name, value]) => {
    const header = given.get(name);
    return header === undefined ? `no header ${name}` : `${name} is ${fieldText(header)}, not ${fieldText(value)}`;
  });
  const matches = all ? missing.length === 0 : present.length > 0;
  const why = matches ? present.map((name) => `header ${name} is as wanted`) : missing;
  return { matches, why: why.length > 0 ? why.join(', ') : 'no header is asked for' };
}
