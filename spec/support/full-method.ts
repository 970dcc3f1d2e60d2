/**
 * Methods written short: what a test does not name is false, zero or empty.
 */
import { type Domain, type MethodName, type MethodOf, RESERVED, argumentsOf } from '../../src/wire/methods/methods.js';
import { emptyTable } from '../../src/wire/values/field-table.js';

export type Arguments<Name extends MethodName> = Partial<Omit<MethodOf<Name>, 'name'>>;

const blank: Readonly<Record<Domain, unknown>> = {
  bit: false,
  octet: 0,
  short: 0,
  long: 0,
  longlong: 0,
  shortstr: '',
  longstr: Buffer.alloc(0),
  table: emptyTable,
};

export function fullMethod<Name extends MethodName>(name: Name, args: Arguments<Name> = {}): MethodOf<Name> {
  const values: Record<string, unknown> = { name };
  for (const [argument, domain] of argumentsOf(name)) {
    if (!argument.startsWith(RESERVED)) values[argument] = blank[domain];
  }
  return { ...values, ...args } as unknown as MethodOf<Name>;
}
