/**
 * Logging in: which mechanisms there are, whom they name, and whether that is proved.
 */
import type { User } from '../../core/access/user.js';
import type { AuthenticationOutcome, Authenticator, Peer } from '../../core/ports.js';
import { type Credentials, readAmqPlain, readPlain } from './credentials.js';
import { FailedLogins } from './failed-logins.js';
import { PasswordChecker } from './password-checker.js';

export interface LoginOptions {
  /** Users who may come from this machine alone. Default: guest, whose password everybody knows. */
  readonly loopbackUsers?: readonly string[] | undefined;
  /** Who comes in by the mechanism ANONYMOUS. Default: it is not offered. */
  readonly anonymousUser?: string | undefined;
  /** See `Limits`. */
  readonly failedLoginDelayMs?: number;
}

type OnOutcome = (outcome: AuthenticationOutcome) => void;

/** Characters of a user's name that are worth a place in the log. */
const NAME_SHOWN = 128;

export class Login implements Authenticator {
  private readonly checker = new PasswordChecker();
  private readonly failedLogins: FailedLogins;
  private readonly loopbackUsers: readonly string[];
  private readonly anonymousUser: string | undefined;

  constructor(
    private readonly findUser: (name: string) => User | undefined,
    { loopbackUsers = ['guest'], anonymousUser, failedLoginDelayMs }: LoginOptions = {},
  ) {
    this.loopbackUsers = loopbackUsers;
    this.anonymousUser = anonymousUser;
    this.failedLogins = new FailedLogins(() => performance.now(), failedLoginDelayMs);
  }

  mechanismsFor({ certificateName }: Peer): readonly string[] {
    return [
      'PLAIN',
      'AMQPLAIN',
      ...(certificateName === undefined ? [] : ['EXTERNAL']),
      ...(this.anonymousUser === undefined ? [] : ['ANONYMOUS']),
    ];
  }

  authenticate(mechanism: string, response: Buffer, peer: Peer, onOutcome: OnOutcome): void {
    switch (mechanism) {
      case 'EXTERNAL':
        onOutcome(this.named(peer.certificateName ?? '', peer));
        return;
      case 'ANONYMOUS':
        onOutcome(this.named(this.anonymousUser ?? '', peer));
        return;
      default: {
        const credentials = mechanism === 'PLAIN' ? readPlain(response) : readAmqPlain(response);
        if (credentials !== undefined) this.byPassword(credentials, peer, onOutcome);
        else onOutcome({ kind: 'malformed', why: `${mechanism} response is not well formed` });
      }
    }
  }

  /** Somebody who need not prove any more who he is. */
  private named(name: string, peer: Peer): AuthenticationOutcome {
    if (this.findUser(name) === undefined) return refused(name, 'there is no such user');
    return this.entering(name, peer);
  }

  private entering(name: string, { loopback }: Peer): AuthenticationOutcome {
    if (loopback || !this.loopbackUsers.includes(name)) return { kind: 'accepted', user: name };
    return refused(name, 'this user can only connect via localhost');
  }

  private byPassword(credentials: Credentials, peer: Peer, onOutcome: OnOutcome): void {
    const { address = '' } = peer;
    const delayMs = this.failedLogins.delayOf(address, credentials.user);
    if (delayMs === undefined) {
      onOutcome(refused(credentials.user, 'too many failed logins from this address'));
    } else if (delayMs === 0) {
      this.check(credentials, peer, onOutcome);
    } else {
      const waited = this.failedLogins.wait(address);
      const timer = setTimeout(() => {
        waited();
        this.check(credentials, peer, onOutcome);
      }, delayMs);
      timer.unref();
    }
  }

  private check({ user: name, password }: Credentials, peer: Peer, onOutcome: OnOutcome): void {
    const { address = '' } = peer;
    const decide = (isRight: boolean, why: string): void => {
      if (isRight) this.failedLogins.succeeded(address, name);
      else this.failedLogins.failed(address, name);
      onOutcome(isRight ? this.entering(name, peer) : refused(name, why));
    };
    const user = this.findUser(name);
    if (user === undefined) decide(false, 'there is no such user');
    else if (user.password === undefined) decide(false, 'this user has no password');
    else if (password === '') decide(false, 'the password is empty');
    else {
      const answer = this.checker.check(user.password, password, address);
      if (typeof answer === 'boolean') decide(answer, WRONG);
      else if (answer === undefined) onOutcome(refused(name, 'too many logins at once'));
      else {
        answer.then(
          (isRight) => {
            // He may have gone, or have another password, since the comparison began.
            decide(isRight && this.findUser(name)?.password === user.password, WRONG);
          },
          (error: unknown) => {
            onOutcome(refused(name, `the password could not be compared: ${String(error)}`));
          },
        );
      }
    }
  }
}

const WRONG = 'the password is wrong';

function refused(user: string, why: string): AuthenticationOutcome {
  return { kind: 'refused', user: user.slice(0, NAME_SHOWN), why };
}
