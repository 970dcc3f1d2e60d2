/**
 * The shape of a handler table: one function per method, named as the method.
 */
import type { MethodName, MethodOf } from '../../../wire/methods/methods.js';
import type { Channel } from '../channel.js';

export type Handlers<Names extends MethodName> = {
  readonly [Name in Names]: (channel: Channel, method: MethodOf<Name>) => void;
};
