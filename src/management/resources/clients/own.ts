/**
 * Whose connections somebody is shown: those who monitor see all, anybody else his own.
 */
import type { Caller } from '../../access/caller.js';
import { notAuthorised } from '../../http-error.js';

interface Owned {
  readonly user: string;
}

export function shownOf<Row extends Owned>(caller: Caller, rows: readonly Row[]): readonly Row[] {
  return caller.may('monitoring') ? rows : rows.filter(({ user }) => user === caller.name);
}

/**
 * @param need who may beside the user himself
 * @throws HttpError 401
 */
export function assertOwn(caller: Caller, { user }: Owned, need: 'monitoring' | 'administrator'): void {
  if (user !== caller.name && !caller.may(need)) throw notAuthorised('User not authorised to access object');
}
