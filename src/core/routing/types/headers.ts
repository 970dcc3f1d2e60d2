/**
 * Exchange type `headers` (specification section 3.1.3.4), with RabbitMQ's `x-match` values
 * `all` (default), `any`, `all-with-x` and `any-with-x`.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError } from '../../../wire/methods/errors.js';
import { type FieldTable, type FieldValue, field } from '../../../wire/values/field-table.js';
import type { Binding, Destination } from '../binding.js';
import { erlangBinary } from '../../erlang-text.js';
import { fieldText, fieldTypeName } from '../../field-text.js';
import { sameValue } from '../field-equality.js';
import type { Matcher } from '../matcher.js';

export interface HeadersBinding {
  readonly destination: Destination;
  readonly all: boolean;
  readonly wanted: readonly (readonly [string, FieldValue])[];
}

const defaultMatch = field.text('all');

export class HeadersMatcher implements Matcher {
  readonly stableWith = 'nothing';
  readonly matchesEachKey = false;
  private readonly bindings = new Map<Binding, HeadersBinding>();

  bind(binding: Binding): void {
    this.bindings.set(binding, parseBinding(binding));
  }

  unbind(binding: Binding): void {
    this.bindings.delete(binding);
  }

  match(_routingKey: string, content: Content, found: Destination[]): void {
    if (this.bindings.size === 0) return;
    const headers = content.headers();
    for (const { destination, all, wanted } of this.bindings.values()) {
      const matches = all
        ? wanted.every(([name, value]) => has(headers, name, value))
        : wanted.some(([name, value]) => has(headers, name, value));
      if (matches) found.push(destination);
    }
  }
}

/** @throws ChannelError 406 when it makes no sense */
export function parseBinding(binding: Binding): HeadersBinding {
  const match = binding.arguments.get('x-match') ?? defaultMatch;
  if (match.type !== 'S') {
    throw new ChannelError(
      'PRECONDITION_FAILED',
      `Invalid x-match field type ${fieldTypeName(match)} (value ${fieldText(match)}); expected longstr`,
    );
  }
  const mode = match.value;
  if (mode !== 'all' && mode !== 'any' && mode !== 'all-with-x' && mode !== 'any-with-x') {
    const detail = `Invalid x-match field value ${erlangBinary(mode)}; expected all, any, all-with-x, or any-with-x`;
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  const withX = mode.endsWith('-with-x');
  const wanted = [...binding.arguments].filter(([name]) => (withX ? name !== 'x-match' : !name.startsWith('x-')));
  return { destination: binding.destination, all: mode.startsWith('all'), wanted };
}

/** A wanted void asks only that the header is there. */
export function has(headers: FieldTable, name: string, wanted: FieldValue): boolean {
  const value = headers.get(name);
  return value !== undefined && (wanted.type === 'V' || sameValue(value, wanted));
}
