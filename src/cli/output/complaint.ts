/**
 * What went wrong, as one line that says what to do next, and as an exit code.
 */
import {
  ChannelClosedError,
  ClientError,
  ConnectError,
  ConnectionLostError,
  InvalidOptionError,
  NackedError,
  RefusedError,
  ReturnedError,
} from '../../client/index.js';
import { EXIT_FAILED, EXIT_REFUSED, EXIT_UNREACHABLE, EXIT_USAGE, type ExitCode } from '../exit-codes.js';
import { Failure } from '../failure.js';
import { ManagementError } from '../management-client/management-error.js';
import { visible } from './visible.js';

export interface Complaint {
  readonly line: string;
  readonly exitCode: ExitCode;
}

const LOGIN_HINT = 'give user and password in --url amqp://user:password@host, LEVERET_URL or a profile';

/** What brokers write, Leveret and RabbitMQ alike -> what to do about it. */
const hints: readonly (readonly [pattern: RegExp, hint: string, exitCode?: ExitCode])[] = [
  [/^NOT_FOUND - no queue/, 'list queues shows those that there are, queue declare makes one'],
  [/^NOT_FOUND - no exchange/, 'list exchanges shows those that there are, exchange declare makes one'],
  [/inequivalent arg/, 'declare it as it is (list shows how), or delete it first'],
  [/(unknown|invalid) exchange type/, 'types are direct, fanout, topic and headers, and those of plugins', EXIT_USAGE],
  [/invalid (arg|property)|invalid type '/, 'see the options of this command: --help', EXIT_USAGE],
  [/reserved prefix/, "choose a name that does not begin with 'amq.'", EXIT_USAGE],
  [/not permitted on the default exchange/, 'every queue is bound to it by its name, and it cannot be changed'],
  [/vhost .*not found|(no|non-existent) vhost/i, 'list vhosts shows those that there are, --vhost chooses one'],
  [/access to vhost '.*' refused/, 'ask an administrator for permissions in the vhost'],
  [/access to .* refused/, 'ask an administrator for the permission, or log in as somebody else'],
  [/^RESOURCE_LOCKED/, 'only the connection that declared it can use it'],
  [/ in use$/, 'leave out --if-unused to delete it all the same'],
  [/ not empty$/, 'leave out --if-empty to delete its messages with it'],
];

/** Undefined for what should not have happened: a bug, whose stack is worth more than a line. */
export function complaintOf(error: unknown): Complaint | undefined {
  const complaint = told(error);
  return complaint && { ...complaint, line: visible(complaint.line) };
}

function told(error: unknown): Complaint | undefined {
  if (error instanceof Failure) return { line: error.message, exitCode: error.exitCode };
  if (error instanceof ManagementError) return ofManagement(error);
  if (error instanceof InvalidOptionError) return { line: error.message, exitCode: EXIT_USAGE };
  if (error instanceof ConnectError) return ofConnecting(error);
  if (error instanceof RefusedError) return ofRefusal(error);
  if (error instanceof ChannelClosedError) return ofReply(error.replyCode, error.replyText);
  if (error instanceof ConnectionLostError && error.replyCode !== undefined) {
    return ofReply(error.replyCode, error.replyText ?? '');
  }
  if (error instanceof ReturnedError)
    return { line: `${error.message}; is a queue bound for it?`, exitCode: EXIT_FAILED };
  if (error instanceof NackedError) return { line: `${error.message}; is a queue full?`, exitCode: EXIT_FAILED };
  if (error instanceof ClientError) return { line: error.message, exitCode: EXIT_FAILED };
  return undefined;
}

function ofReply(replyCode: number, replyText: string): Complaint {
  const found = hints.find(([pattern]) => pattern.test(replyText));
  const exitCode = found?.[2] ?? (replyCode === 403 ? EXIT_REFUSED : EXIT_FAILED);
  return { line: found === undefined ? replyText : `${replyText}; ${found[1]}`, exitCode };
}

function ofRefusal({ replyCode, replyText }: RefusedError): Complaint {
  if (replyCode === 403) return { line: `login refused: ${replyText}; ${LOGIN_HINT}`, exitCode: EXIT_REFUSED };
  return { ...ofReply(replyCode, replyText), exitCode: EXIT_REFUSED };
}

function ofConnecting({ attempts }: ConnectError): Complaint {
  const last = attempts.at(-1)!;
  const refused = attempts.map(({ error }) => error).find((error) => error instanceof RefusedError);
  if (refused !== undefined) return ofRefusal(refused);
  const places = attempts.map(({ host, port }) => `${host}:${port}`).join(', ');
  const why = reachingText(last.error);
  return {
    line: `cannot reach a broker at ${places}: ${why}; is it running (leveret serve), and is --url or LEVERET_URL right?`,
    exitCode: EXIT_UNREACHABLE,
  };
}

function ofManagement({ url, status, reason }: ManagementError): Complaint {
  if (status === undefined) {
    const why = systemText[reason] ?? reason;
    return {
      line: `cannot reach the management API at ${url}: ${why}; if it is elsewhere, say so by --management-url`,
      exitCode: EXIT_UNREACHABLE,
    };
  }
  if (status === 401)
    return { line: `${reason} at ${url}; ${LOGIN_HINT}, or a user with the tag`, exitCode: EXIT_REFUSED };
  if (status === 403) return { line: `${reason} at ${url}`, exitCode: EXIT_REFUSED };
  const reply = ofReply(status, reason);
  return { ...reply, line: status === 404 ? `${url}: ${reply.line}` : reply.line };
}

const systemText: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be resolved now',
  ETIMEDOUT: 'no answer',
  EHOSTUNREACH: 'there is no way to that host',
  ENETUNREACH: 'there is no way to that network',
  ECONNRESET: 'it closed the connection',
  UND_ERR_SOCKET: 'it closed the connection',
  EPROTO: 'it does not speak TLS',
};

function reachingText(error: Error): string {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return systemText[code] ?? (message === '' ? code : message);
}
