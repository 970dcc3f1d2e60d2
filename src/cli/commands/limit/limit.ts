/**
 * The command `leveret limit set|clear|list`: how many connections, channels and queues there may be of a user or in a vhost.
 */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { defineCommand } from '../../command.js';
import { wrongUse } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import type { Row } from '../../output/format.js';
import { presentDone, presentRows } from '../../output/present.js';

interface Values {
  readonly user?: string;
}

/** What has limits, and of what. */
const limitNames = {
  user: ['max-connections', 'max-channels'],
  vhost: ['max-connections', 'max-queues'],
} as const;

interface Subject {
  readonly kind: keyof typeof limitNames;
  readonly name: string;
}

const given = ['user add anna --no-password'];

export const limitSet = defineCommand<Values, [string, number]>({
  speaks: 'http',
  examples: [
    {
      line: 'limit set max-connections 100 --user anna',
      given,
      prints: /^max-connections of user 'anna' is 100$/m,
    },
    {
      line: 'limit set max-queues 1000 --vhost shop',
      given: ['vhost add shop'],
      prints: /^max-queues of vhost 'shop' is 1000$/m,
    },
  ],
  define: (command) => withUser(withLimit(command)).argument('<number>', 'most that there may be', numberOf),
  run: async (context, values, limit, value) => {
    const client = await ManagementClient.of(context);
    const subject = subjectOf(client, values, limit);
    await change(client, subject, limit, value);
    await presentDone(context, `${limit} of ${subject.kind} '${subject.name}' is ${value}`, {
      [subject.kind]: subject.name,
      limit,
      value,
    });
  },
});

export const limitClear = defineCommand<Values, [string]>({
  speaks: 'http',
  examples: [
    {
      line: 'limit clear max-channels --user anna',
      given: [...given, 'limit set max-channels 10 --user anna'],
      prints: /^user 'anna' has no max-channels$/m,
    },
    { line: 'limit clear max-queues', prints: /^vhost '\/' has no max-queues$/m },
  ],
  define: (command) => withUser(withLimit(command)),
  run: async (context, values, limit) => {
    const client = await ManagementClient.of(context);
    const subject = subjectOf(client, values, limit);
    await change(client, subject, limit);
    const row = { [subject.kind]: subject.name, limit };
    await presentDone(context, `${subject.kind} '${subject.name}' has no ${limit}`, row);
  },
});

export const limitList = defineCommand<Values, []>({
  speaks: 'http',
  examples: [
    {
      line: 'limit list',
      given: [...given, 'limit set max-channels 10 --user anna'],
      prints: /^user +anna +max-channels +10$/m,
    },
    { line: 'limit list --vhost / --format json', prints: /^\[\]$/m },
  ],
  define: (command) => withUser(command),
  run: async (context, { user }) => {
    const client = await ManagementClient.of(context);
    const { vhost } = context.values;
    const kinds = (['user', 'vhost'] as const).filter((kind) => (kind === 'user' ? vhost : user) === undefined);
    const rows: Row[] = [];
    for (const kind of kinds) rows.push(...(await rowsOf(client, kind)));
    const shown = rows.filter(({ name }) => (user ?? vhost ?? name) === name);
    await presentRows(context, [{ key: 'of' }, { key: 'name' }, { key: 'limit' }, { key: 'value' }], shown);
  },
});

function withLimit(command: Command): Command {
  const names = [...new Set([...limitNames.user, ...limitNames.vhost])];
  return command.argument('<limit>', `${names.slice(0, -1).join(', ')} or ${names.at(-1)!}`, (text) => {
    if (names.some((name) => name === text)) return text;
    throw new InvalidArgumentError(`Limits are ${names.join(', ')}.`);
  });
}

function withUser(command: Command): Command {
  return command.addOption(new Option('--user <user>', 'of this user, in all vhosts; without it, of the vhost'));
}

function numberOf(text: string): number {
  return whole(0)(text);
}

/** @throws Failure for a limit that only the other kind has */
function subjectOf(client: ManagementClient, { user }: Values, limit: string): Subject {
  const kind = user === undefined ? 'vhost' : 'user';
  if (!limitNames[kind].some((name) => name === limit)) {
    const other = kind === 'user' ? 'leave out --user' : 'say whose by --user';
    throw wrongUse(`a ${kind} has no ${limit}, but ${limitNames[kind].join(' and ')}; ${other}`);
  }
  return { kind, name: user ?? client.vhost };
}

/** Without a value there is no limit any more. */
async function change(client: ManagementClient, { kind, name }: Subject, limit: string, value?: number): Promise<void> {
  const path = pathOf(`${kind}-limits`, name, limit);
  const question = value === undefined ? { method: 'DELETE' as const } : { method: 'PUT' as const, body: { value } };
  await orAbsent(client.ask(path, question), `there is no ${kind} '${name}'; list ${kind}s shows those that there are`);
}

async function rowsOf(client: ManagementClient, kind: Subject['kind']): Promise<Row[]> {
  const found = await client.list(`${kind}-limits`);
  return found.flatMap(({ [kind]: name, value }) =>
    Object.entries(value as Row).map(([limit, most]) => ({ of: kind, name, limit, value: most })),
  );
}
