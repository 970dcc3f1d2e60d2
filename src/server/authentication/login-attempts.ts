/**
 * Logins by protocol, since the broker began or since they were last reset.
 */
import type { AuthenticationOutcome, Authenticator } from '../../core/ports.js';

interface Attempts {
  readonly protocol: string;
  readonly succeeded: number;
  readonly failed: number;
}

export class LoginAttempts {
  private readonly byProtocol = new Map<string, Attempts>();

  /** Protocols by which somebody tried. */
  list(): readonly Attempts[] {
    return [...this.byProtocol.values()];
  }

  reset(): void {
    this.byProtocol.clear();
  }

  count(protocol: string, { kind }: AuthenticationOutcome): void {
    if (kind === 'challenge') return;
    const { succeeded = 0, failed = 0 } = this.byProtocol.get(protocol) ?? {};
    const isRight = kind === 'accepted';
    this.byProtocol.set(protocol, {
      protocol,
      succeeded: succeeded + (isRight ? 1 : 0),
      failed: failed + (isRight ? 0 : 1),
    });
  }

  /** The same authenticator, with what it is asked counted under `protocol`. */
  counting(protocol: string, authenticator: Authenticator): Authenticator {
    return {
      mechanismsFor: (peer) => authenticator.mechanismsFor(peer),
      authenticate: (mechanism, response, peer, onOutcome) => {
        authenticator.authenticate(mechanism, response, peer, (outcome) => {
          this.count(protocol, outcome);
          onOutcome(outcome);
        });
      },
    };
  }
}
