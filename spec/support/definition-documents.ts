/**
 * Documents of definitions as RabbitMQ writes them, in the order in which we do.
 */
export type Document = Record<string, unknown>;

type Row = Readonly<Record<string, unknown>>;

const keysOf: Readonly<Record<string, readonly string[]>> = {
  parameters: ['vhost', 'component', 'name'],
  queues: ['vhost', 'name'],
  exchanges: ['vhost', 'name'],
  policies: ['vhost', 'name'],
  bindings: ['vhost', 'source', 'destination_type', 'destination', 'routing_key'],
  permissions: ['vhost', 'user'],
  topic_permissions: ['vhost', 'user', 'exchange'],
};

export function inOrder(document: Document): Document {
  return Object.fromEntries(
    Object.entries(document).map(([name, rows]) => {
      if (!Array.isArray(rows)) return [name, rows];
      const keys = keysOf[name] ?? ['name'];
      const keyOf = (row: Row): string => keys.map((key) => (row[key] as string | undefined) ?? '').join('\0');
      return [name, (rows as Row[]).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))];
    }),
  );
}
