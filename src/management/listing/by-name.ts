/**
 * The order of what is in vhosts: by vhost, then by name (RabbitMQ).
 */
interface Named {
  readonly vhost: string;
  readonly name: string;
}

export function byVHostAndName(a: Named, b: Named): number {
  if (a.vhost !== b.vhost) return a.vhost < b.vhost ? -1 : 1;
  const [left, right] = [a.name, b.name];
  return left < right ? -1 : left > right ? 1 : 0;
}
