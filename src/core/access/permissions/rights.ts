/**
 * The rights of one user in one vhost, as they are now: a change to them is seen at once by all who hold this.
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import { type ResourceKind, resourceText } from '../../refusals.js';
import { type Operation, type PermissionPatterns, type TopicPatterns, operations } from './permission.js';

/** What the default exchange is called in permissions: its own name is empty. */
const DEFAULT_EXCHANGE = 'amq.default';

export class Rights {
  permission: PermissionPatterns | undefined;
  /** By exchange. */
  readonly topics = new Map<string, TopicPatterns>();

  constructor(
    readonly user: string,
    readonly vhost: string,
  ) {}

  may(operation: Operation, kind: ResourceKind, name: string): boolean {
    return this.permission?.[operation].matches(inPermissions(kind, name)) === true;
  }

  /** @throws ChannelError 403 */
  assertMay(operation: Operation, kind: ResourceKind, name: string): void {
    if (!this.may(operation, kind, name)) throw this.refusal(operation, kind, name);
  }

  /**
   * Who may do nothing with a queue or exchange may not ask whether it is there either (RabbitMQ from 4.2.7 on).
   *
   * @throws ChannelError 403
   */
  assertMayAnything(kind: ResourceKind, name: string): void {
    if (operations.some((operation) => this.may(operation, kind, name))) return;
    throw this.refusal('configure', kind, name);
  }

  /**
   * Routing keys of an exchange that routes by topic; where nobody said anything about it all are allowed.
   *
   * @throws ChannelError 403
   */
  assertMayTopic(operation: 'write' | 'read', exchange: string, routingKey: string): void {
    if (this.topics.get(exchange)?.[operation].matches(routingKey) !== false) return;
    const where = `topic '${routingKey}' in ${resourceText('exchange', exchange, this.vhost)}`;
    throw new ChannelError('ACCESS_REFUSED', `${operation} access to ${where} refused for user '${this.user}'`);
  }

  private refusal(operation: Operation, kind: ResourceKind, name: string): ChannelError {
    const what = resourceText(kind, inPermissions(kind, name), this.vhost);
    return new ChannelError('ACCESS_REFUSED', `${operation} access to ${what} refused for user '${this.user}'`);
  }
}

function inPermissions(kind: ResourceKind, name: string): string {
  return kind === 'exchange' && name === '' ? DEFAULT_EXCHANGE : name;
}
