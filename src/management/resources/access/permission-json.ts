/**
 * Permissions as RabbitMQ writes them.
 */
import type { Permission, TopicPermission } from '../../../core/access/permissions/permission.js';
import type { JsonObject } from '../../json.js';
import type { Listing } from '../../listing/listing.js';

export function permissionJson({ user, vhost, configure, write, read }: Permission): JsonObject {
  return { user, vhost, configure, write, read };
}

function topicPermissionJson({ user, vhost, exchange, write, read }: TopicPermission): JsonObject {
  return { user, vhost, exchange, write, read };
}

export function permissionListing(rows: readonly Permission[]): Listing<Permission> {
  return { rows, nameOf: ({ user }) => user, json: permissionJson };
}

export function topicPermissionListing(rows: readonly TopicPermission[]): Listing<TopicPermission> {
  return { rows, nameOf: ({ user }) => user, json: topicPermissionJson };
}
