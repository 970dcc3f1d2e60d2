/**
 * Guest may come in from this machine alone, which a socket on the loopback cannot show.
 */
import { describe, expect, it } from '@jest/globals';
import type { AuthenticationOutcome } from '../../src/core/ports.js';
import { GuestAuthenticator } from '../../src/server/guest-authenticator.js';

function outcomeOf(response: string, loopback: boolean): AuthenticationOutcome['kind'] {
  const outcomes: AuthenticationOutcome[] = [];
  new GuestAuthenticator().authenticate('PLAIN', Buffer.from(response), { loopback }, (outcome) => {
    outcomes.push(outcome);
  });
  expect(outcomes).toHaveLength(1);
  return outcomes[0]!.kind;
}

describe('the guest authenticator', () => {
  it('accepts guest from this machine', () => {
    expect(outcomeOf('\0guest\0guest', true)).toBe('accepted');
  });

  it('refuses guest from elsewhere', () => {
    expect(outcomeOf('\0guest\0guest', false)).toBe('refused');
  });

  it.each(['\0guest\0', '\0guest\0Guest', '\0guest\0guest ', '\0\0guest', '\0GUEST\0guest', '\0guést\0guest'])(
    'refuses %j',
    (response) => {
      expect(outcomeOf(response, true)).toBe('refused');
    },
  );

  it.each(['', 'guest', 'guest\0guest', '\0guest\0guest\0', '\0\0\0\0'])('cannot read %j', (response) => {
    expect(outcomeOf(response, true)).toBe('malformed');
  });
});
