/**
 * What the store keeps of users, permissions and limits.
 */
import type { LimitValues } from './limit-values.js';
import type { Permission, TopicPermission } from './permissions/permission.js';
import type { User } from './user.js';

export interface UserEntry {
  readonly kind: 'user';
  readonly user: User;
}

export interface PermissionEntry {
  readonly kind: 'permission';
  readonly permission: Permission;
}

export interface TopicPermissionEntry {
  readonly kind: 'topic-permission';
  readonly permission: TopicPermission;
}

export interface VHostLimitsEntry {
  readonly kind: 'vhost-limits';
  readonly vhost: string;
  readonly limits: LimitValues;
}

/** The vhost and the user that a new store begins with have been made: once removed, they stay away. */
export interface DefaultsEntry {
  readonly kind: 'defaults';
}

export type AccessEntry = UserEntry | PermissionEntry | TopicPermissionEntry | VHostLimitsEntry;
