/**
 * Lists of what users may do: of all, of one vhost, of one user.
 */
import { type CliCommand, type Example, defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { presentRows } from '../../output/present.js';
import { type Row } from '../../output/format.js';

export interface ListOfUsers {
  /** Below `/api`. */
  readonly resource: string;
  /** Keys of the API; rows are ordered by them, too. */
  readonly columns: readonly string[];
  readonly examples: readonly [Example, Example, ...Example[]];
}

interface Values {
  readonly user?: string;
}

export function listOfUsers({ resource, columns, examples }: ListOfUsers): CliCommand {
  return defineCommand<Values, []>({
    speaks: 'http',
    examples,
    define: (command) => command.option('--user <user>', 'only of this one'),
    run: async (context, { user }) => {
      const client = await ManagementClient.of(context);
      const { vhost } = client.target;
      const isShown = (row: Row): boolean =>
        (vhost === undefined || row.vhost === vhost) && (user === undefined || row.user === user);
      const rows = (await client.list(resource)).filter(isShown);
      const key = (row: Row): string => JSON.stringify(columns.map((column) => row[column]));
      const ordered = rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
      await presentRows(
        context,
        columns.map((column) => ({ key: column })),
        ordered.map((row) => Object.fromEntries(columns.map((column) => [column, row[column]]))),
      );
    },
  });
}
