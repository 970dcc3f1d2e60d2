/**
 * The command `leveret policy set|clear` and `leveret operator-policy set|clear|list`: settings for all queues and exchanges of a
 * vhost whose names match. Those of operators bound what policies and clients may ask for.
 */
import { type Command, Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { type CliCommand, type Example, defineCommand } from '../../command.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { orAbsent, pathOf } from '../../management-client/resource.js';
import { presentDone } from '../../output/present.js';
import { listCommand } from '../list/listing.js';
import { readDefinition } from './definition.js';

interface Values {
  readonly priority: number;
  readonly applyTo: string;
}

/** What both kinds have in common, and what they are called. */
interface Kind {
  /** `policy` */
  readonly title: string;
  /** Below `/api`. */
  readonly resource: string;
}

type Examples = readonly [Example, Example, ...Example[]];

const policy: Kind = { title: 'policy', resource: 'policies' };
const operatorPolicy: Kind = { title: 'operator policy', resource: 'operator-policies' };

export const policySet = setCommand(policy, [
  {
    line: "policy set short-lived '^eu' message-ttl=60000 dead-letter-exchange=late --apply-to queues",
    prints: /^policy 'short-lived' in vhost '\/' holds for queues like '\^eu'$/m,
  },
  {
    line: `policy set short-lived '^eu' '{"max-length": 1000}' --priority 5`,
    prints: /^policy 'short-lived' in vhost '\/' holds for all like '\^eu'$/m,
  },
]);

export const policyClear = clearCommand(policy, [
  {
    line: 'policy clear short-lived',
    given: ["policy set short-lived '^eu' message-ttl=60000"],
    prints: /^policy 'short-lived' is gone from vhost '\/'$/m,
  },
  {
    line: 'policy clear short-lived --vhost shop',
    given: ['vhost add shop', "policy set short-lived '^eu' message-ttl=60000 --vhost shop"],
    prints: /^policy 'short-lived' is gone from vhost 'shop'$/m,
  },
]);

export const operatorPolicySet = setCommand(operatorPolicy, [
  {
    line: "operator-policy set bounded '.*' max-length=100000 --apply-to queues",
    prints: /^operator policy 'bounded' in vhost '\/' holds for queues like '\.\*'$/m,
  },
  {
    line: "operator-policy set bounded '^eu' expires=86400000 --priority 1 --apply-to queues --quiet",
    prints: /^$/,
  },
]);

export const operatorPolicyClear = clearCommand(operatorPolicy, [
  {
    line: 'operator-policy clear bounded',
    given: ["operator-policy set bounded '.*' max-length=100000 --apply-to queues"],
    prints: /^operator policy 'bounded' is gone from vhost '\/'$/m,
  },
  {
    line: 'operator-policy clear bounded --format json',
    given: ["operator-policy set bounded '.*' max-length=100000 --apply-to queues"],
    prints: /"name": "bounded"/,
  },
]);

export const operatorPolicyList: CliCommand = listCommand({
  resource: 'operator-policies',
  isOfVHost: true,
  columns: ['vhost', 'name', 'pattern', 'apply-to', 'priority', 'definition'].map((key) => ({ key })),
  order: ['vhost', 'name'],
  examples: [
    {
      line: 'operator-policy list',
      given: ["operator-policy set bounded '.*' max-length=100000 --apply-to queues"],
      prints: /^\/ +bounded +\.\* +queues +0 +\{"max-length":100000\}$/m,
    },
    { line: 'operator-policy list --columns name,definition --format json', prints: /^\[\]$/m },
  ],
});

function setCommand({ title, resource }: Kind, examples: Examples): CliCommand {
  return defineCommand<Values, [string, string, string[]]>({
    speaks: 'http',
    examples,
    define: (command) =>
      withOptions(
        command
          .argument('<name>', 'its name')
          .argument('<pattern>', 'regular expression of names')
          .argument('<definition...>', 'settings as key=value, or one JSON object'),
      ),
    run: async (context, { priority, applyTo }, ...operands) => {
      const [name, pattern, settings] = operands;
      const client = await ManagementClient.of(context);
      const { vhost } = client;
      const body = { pattern, 'apply-to': applyTo, priority, definition: readDefinition(settings) };
      await client.ask(pathOf(resource, vhost, name), { method: 'PUT', body });
      const sentence = `${title} '${name}' in vhost '${vhost}' holds for ${applyTo} like '${pattern}'`;
      await presentDone(context, sentence, { vhost, name, ...body });
    },
  });
}

function withOptions(command: Command): Command {
  return command
    .option('--apply-to <what>', 'queues, classic_queues, quorum_queues, streams, exchanges or all', 'all')
    .addOption(
      new Option('--priority <number>', 'of those that match, the highest holds')
        .argParser(whole(Number.MIN_SAFE_INTEGER))
        .default(0),
    );
}

function clearCommand({ title, resource }: Kind, examples: Examples): CliCommand {
  return defineCommand<object, [string]>({
    speaks: 'http',
    examples,
    define: (command) => command.argument('<name>', 'its name'),
    run: async (context, _values, name) => {
      const client = await ManagementClient.of(context);
      const { vhost } = client;
      const absent = `there is no ${title} '${name}' in vhost '${vhost}'`;
      await orAbsent(client.ask(pathOf(resource, vhost, name), { method: 'DELETE' }), absent);
      await presentDone(context, `${title} '${name}' is gone from vhost '${vhost}'`, { vhost, name });
    },
  });
}
