/**
 * The command `leveret connection close`: clients are told why, and most of them connect again.
 */
import { defineCommand } from '../../command.js';
import { Failure, wrongUse } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { ManagementError } from '../../management-client/management-error.js';
import { pathOf } from '../../management-client/resource.js';
import { counted } from '../../output/counted.js';
import type { Row } from '../../output/format.js';
import { presentDone } from '../../output/present.js';

interface Values {
  readonly all?: boolean;
  readonly user?: string;
  readonly reason: string;
}

const NOT_FOUND = 404;

export const connectionClose = defineCommand<Values, [string[]]>({
  speaks: 'http',
  examples: [
    { line: 'connection close --user anna', prints: /^0 connections are closed$/m },
    {
      line: "connection close --all --vhost shop --reason 'we move to another machine'",
      prints: /^0 connections in vhost 'shop' are closed$/m,
    },
  ],
  define: (command) =>
    command
      .argument('[names...]', 'as list connections shows them')
      .option('--user <user>', 'all of this user')
      .option('--all', 'all that there are; where a vhost is named, all that are in it')
      .option('--reason <text>', 'what the clients are told', 'closed by leveret connection close'),
  run: async (context, { all = false, user, reason }, names) => {
    if (names.length > 0 === (all || user !== undefined)) throw wrongUse('say which: names, or --user, or --all');
    const client = await ManagementClient.of(context);
    const { vhost } = client.target;
    const chosen = names.length > 0 ? names : await find(client, { user, vhost });
    const missing: string[] = [];
    const closed: string[] = [];
    for (const name of chosen) ((await close(client, name, reason)) ? closed : missing).push(name);
    const place = names.length > 0 || vhost === undefined ? '' : ` in vhost '${vhost}'`;
    const sentence = `${counted(closed.length, 'connection')}${place} ${closed.length === 1 ? 'is' : 'are'} closed`;
    await presentDone(context, sentence, { closed });
    if (names.length > 0 && missing.length > 0) throw new Failure(`there is no connection ${quoted(missing)}`);
  },
});

/** Names of those of a user and in a vhost, or of all. */
async function find(
  client: ManagementClient,
  wanted: { readonly user: string | undefined; readonly vhost: string | undefined },
): Promise<readonly string[]> {
  const rows = await client.list('connections', { columns: 'name,user,vhost' });
  const isWanted = (row: Row): boolean =>
    (wanted.user ?? row.user) === row.user && (wanted.vhost ?? row.vhost) === row.vhost;
  return rows.filter(isWanted).map(({ name }) => name as string);
}

/** False when there is no such connection, or no more. */
async function close(client: ManagementClient, name: string, reason: string): Promise<boolean> {
  try {
    await client.ask(pathOf('connections', name), { method: 'DELETE', headers: { 'x-reason': printable(reason) } });
    return true;
  } catch (error) {
    if (error instanceof ManagementError && error.status === NOT_FOUND) return false;
    throw error;
  }
}

/** Headers of HTTP are Latin-1 at best. */
function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, '?');
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `'${name}'`).join(', ');
}
