/**
 * Refuses logins that would succeed.
 */
import type { AuthenticationOutcome, Authenticator } from '../../core/ports.js';

/** Whose logins, and who hears of it. */
export interface LoginRefusal {
  /** Undefined for everybody's. */
  readonly user: string | undefined;
  strike(): void;
}

export class LoginRefusals {
  readonly active = new Set<LoginRefusal>();

  /** The same authenticator, but for what is refused. */
  guarding(authenticator: Authenticator): Authenticator {
    return {
      mechanismsFor: (peer) => authenticator.mechanismsFor(peer),
      authenticate: (mechanism, response, peer, onOutcome) => {
        authenticator.authenticate(mechanism, response, peer, (outcome) => onOutcome(this.judge(outcome)));
      },
    };
  }

  private judge(outcome: AuthenticationOutcome): AuthenticationOutcome {
    if (outcome.kind !== 'accepted') return outcome;
    for (const refusal of this.active) {
      if ((refusal.user ?? outcome.user) !== outcome.user) continue;
      refusal.strike();
      return { kind: 'refused', user: outcome.user, why: 'a fault was asked for' };
    }
    return outcome;
  }
}
