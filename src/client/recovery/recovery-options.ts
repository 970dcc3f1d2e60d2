/**
 * How a connection that was lost is made again, and what becomes meanwhile of what the program asks for.
 */
import { InvalidOptionError } from '../errors.js';

export interface RecoveryOptions {
  /** Delay before the first attempt, in milliseconds; it doubles with each further one. Default: 200. */
  readonly delayMs?: number;
  /** The longest delay, in milliseconds. Default: 30 000. */
  readonly delayMaxMs?: number;
  /** The part of each delay that is left to chance, 0 to 1, so that many clients do not come at once. Default: 0.5. */
  readonly jitter?: number;
  /** Attempts after which an outage is final; each goes through all hosts. Default: no bound. */
  readonly attemptsMax?: number;
  /** How long an outage may last until it is final, in milliseconds. Default: no bound. */
  readonly timeoutMs?: number;
  /** Attempts in succession in which a host may refuse the login (403), and none take it, until that is final. Default: 3. */
  readonly refusalsMax?: number;
  /**
   * Exchanges, queues and bindings that were declared over the connection are declared again. Default: true.
   * Consumers begin again in any case.
   */
  readonly topology?: boolean;
  /**
   * What becomes of publishes that the broker has not confirmed: `reject` has them fail with a ConnectionLostError,
   * `resend` sends them again, so that the broker may have them twice, with one message id. A message without an id
   * then gets one. Default: reject.
   */
  readonly unconfirmed?: 'reject' | 'resend';
  /**
   * What becomes of what the program asks for during an outage: `reject` has it fail with a ConnectionLostError,
   * `wait` has it wait for the end of the outage, publishes up to `limits.unconfirmedMax` of a channel; what comes
   * on top fails. Default: reject.
   */
  readonly duringOutage?: 'reject' | 'wait';
  /** Channels that the broker closes because of an error are opened again, with their consumers. Default: false. */
  readonly reopenChannels?: boolean;
  /** Ends the attempts, and with them the connection. */
  readonly signal?: AbortSignal;
}

/** Options with their defaults. */
export interface RecoverySettings extends Required<Omit<RecoveryOptions, 'signal'>> {
  readonly signal: AbortSignal | undefined;
}

const defaults: RecoverySettings = {
  delayMs: 200, // a broker that restarts is not there at once, one whose connection was cut is
  delayMaxMs: 30_000,
  jitter: 0.5,
  attemptsMax: Infinity,
  timeoutMs: Infinity,
  refusalsMax: 3,
  topology: true,
  unconfirmed: 'reject',
  duringOutage: 'reject',
  reopenChannels: false,
  signal: undefined,
};

/**
 * `undefined` where there is to be no recovery.
 *
 * @throws InvalidOptionError when a number is out of its bounds, or a word is unknown
 */
export function recoverySettings(options: RecoveryOptions | boolean = true): RecoverySettings | undefined {
  if (options === false) return undefined;
  const given = Object.entries(options === true ? {} : options).filter(([, value]) => value !== undefined);
  const settings = { ...defaults, ...Object.fromEntries(given) };
  checkNumber(settings, 'delayMs', 0);
  checkNumber(settings, 'delayMaxMs', settings.delayMs);
  checkNumber(settings, 'jitter', 0, 1);
  checkNumber(settings, 'attemptsMax', 1);
  checkNumber(settings, 'timeoutMs', 0);
  checkNumber(settings, 'refusalsMax', 1);
  checkWord(settings, 'unconfirmed', ['reject', 'resend']);
  checkWord(settings, 'duringOutage', ['reject', 'wait']);
  return settings;
}

type NumberName = 'delayMs' | 'delayMaxMs' | 'jitter' | 'attemptsMax' | 'timeoutMs' | 'refusalsMax';

function checkNumber(settings: RecoverySettings, name: NumberName, min: number, max = Infinity): void {
  const value = settings[name];
  if (typeof value === 'number' && value >= min && value <= max) return;
  throw new InvalidOptionError(`recovery.${name} is ${value}: it must be from ${min} to ${max}`);
}

function checkWord(settings: RecoverySettings, name: 'unconfirmed' | 'duringOutage', words: readonly string[]): void {
  if (words.includes(settings[name])) return;
  throw new InvalidOptionError(`recovery.${name} is '${settings[name]}': it must be one of ${words.join(', ')}`);
}
