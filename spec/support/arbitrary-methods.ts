/**
 * Generators of methods, made from the very table that the codec is driven by: a method added there is
 * tested without another word.
 */
import fc from 'fast-check';
import {
  type Domain,
  type Method,
  type MethodName,
  type MethodOf,
  RESERVED,
  argumentsOf,
  methods,
} from '../../src/wire/methods/methods.js';
import { arbitraryBytes, arbitraryShortstr, arbitraryTable } from './arbitrary-values.js';

export const methodNames = Object.keys(methods) as MethodName[];

const arbitraryOfDomain: Readonly<Record<Domain, fc.Arbitrary<unknown>>> = {
  bit: fc.boolean(),
  octet: fc.integer({ min: 0, max: 0xff }),
  short: fc.integer({ min: 0, max: 0xffff }),
  long: fc.integer({ min: 0, max: 0xffff_ffff }),
  longlong: fc.maxSafeNat(), // above it a double is not exact, and no tag of ours gets there
  shortstr: arbitraryShortstr,
  longstr: arbitraryBytes(600),
  table: arbitraryTable,
};

export function arbitraryMethod<Name extends MethodName>(name: Name): fc.Arbitrary<MethodOf<Name>> {
  const args = argumentsOf(name).filter(([argument]) => !argument.startsWith(RESERVED));
  const shape = Object.fromEntries(args.map(([argument, domain]) => [argument, arbitraryOfDomain[domain]]));
  return fc.record(shape, { noNullPrototype: true }).map((values) => ({ name, ...values }) as MethodOf<Name>);
}

export const arbitraryAnyMethod: fc.Arbitrary<Method> = fc
  .constantFrom(...methodNames)
  .chain((name) => arbitraryMethod(name) as fc.Arbitrary<Method>);
