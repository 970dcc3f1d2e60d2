/**
 * What a user may do in a vhost: with which queues and exchanges, and with which routing keys of a topic exchange.
 */
import { AccessError } from '../access-error.js';
import { NamePattern, literal } from './name-pattern.js';

/** RabbitMQ's three: to make and delete; to put messages in; to take them out. */
export const operations = ['configure', 'write', 'read'] as const;
export type Operation = (typeof operations)[number];

/** For each, a regular expression of names. */
export interface Permission extends Readonly<Record<Operation, string>> {
  readonly user: string;
  readonly vhost: string;
}

/** In addition, for one exchange of type topic: regular expressions of routing keys. */
export interface TopicPermission {
  readonly user: string;
  readonly vhost: string;
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

export type PermissionPatterns = Readonly<Record<Operation, NamePattern>>;
export type TopicPatterns = Readonly<Record<'write' | 'read', NamePattern>>;

/** @throws AccessError when one of them is no regular expression */
export function readPermission({ configure, write, read }: Record<Operation, unknown>): PermissionPatterns {
  return {
    configure: new NamePattern(textOf('configure', configure)),
    write: new NamePattern(textOf('write', write)),
    read: new NamePattern(textOf('read', read)),
  };
}

/** @throws AccessError when one of them is no regular expression */
export function readTopicPermission(
  { write, read }: Record<'write' | 'read', unknown>,
  user: string,
  vhost: string,
): TopicPatterns {
  // Names are taken literally: a user called `.*` is to have no more than others.
  const patternOf = (source: string): NamePattern =>
    new NamePattern(
      source,
      source.replaceAll('{username}', () => literal(user)).replaceAll('{vhost}', () => literal(vhost)),
    );
  return { write: patternOf(textOf('write', write)), read: patternOf(textOf('read', read)) };
}

function textOf(operation: Operation, value: unknown): string {
  if (typeof value === 'string') return value;
  throw new AccessError('ERR_ACCESS_PATTERN', `the ${operation} permission should be a string`);
}
