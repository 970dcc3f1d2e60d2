/**
 * The command `leveret move`: messages of a queue to another queue, or through an exchange. By Leveret's management API where
 * there is one, else over AMQP.
 */
import { Option } from 'commander';
import { whole } from '../../arguments/numbers.js';
import { addText } from '../../arguments/repeated.js';
import { defineCommand } from '../../command.js';
import type { Context } from '../../context.js';
import { Failure, wrongUse } from '../../failure.js';
import { ManagementClient } from '../../management-client/management-client.js';
import { ManagementError } from '../../management-client/management-error.js';
import type { MoveRequest, MoveTarget, Moved } from '../../messages/move-request.js';
import { moveOverAmqp } from '../../messages/moving-over-amqp.js';
import { moveOverHttp } from '../../messages/moving-over-http.js';
import { type WantedValues, addWanted } from '../../messages/wanted-options.js';
import { counted } from '../../output/counted.js';
import { presentDone } from '../../output/present.js';

interface Values extends WantedValues {
  readonly toQueue?: string;
  readonly toExchange?: string;
  readonly newRoutingKey?: string;
  readonly count?: number;
  readonly all?: boolean;
  readonly id?: readonly string[];
  readonly stripDeaths?: boolean;
}

/** What says that the API cannot do it, or not for this user: AMQP may. */
const ELSEWHERE: readonly unknown[] = [undefined, 401, 404, 405];

const given = ['queue declare eu', 'queue declare late', "publish '' eu hello --count 3 --header region=eu"];

export const move = defineCommand<Values, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'move eu --to-queue late --all', given, prints: /^3 messages moved from queue 'eu' to queue 'late'$/m },
    {
      line: 'move eu --to-exchange orders --new-routing-key eu.again --header region=eu --count 2',
      given: [...given, 'exchange declare orders --type topic', "queue bind late orders 'eu.#'"],
      prints: /^2 messages moved from queue 'eu' to exchange 'orders'$/m,
    },
    { line: 'move eu --to-queue late --older-than 7d', given, prints: /^0 messages moved/m },
  ],
  define: (command) =>
    addWanted(
      command
        .argument('<queue>', 'the queue that they are in')
        .addOption(new Option('--to-queue <queue>', 'where they go').conflicts(['toExchange', 'newRoutingKey']))
        .option('--to-exchange <exchange>', "where they are published to; '' for the default exchange")
        .option('--new-routing-key <key>', 'the routing key that they go with, instead of their own')
        .option('--strip-deaths', 'drop the headers that tell of dead lettering (Leveret)')
        .addOption(new Option('--count <number>', 'most messages, the first ones').argParser(whole(1)))
        .addOption(new Option('--all', 'all of them').conflicts(['count', 'id']))
        .addOption(
          new Option('--id <id>', 'the one that peek shows under this id, any number of times (Leveret)').argParser(
            addText,
          ),
        ),
    ),
  run: async (context, values, queue) => {
    const request = requestOf(queue, values);
    const moved = await moveIt(context, request);
    const { target } = request;
    const where = 'queue' in target ? `queue '${target.queue}'` : `exchange '${target.exchange}'`;
    const sentence = `${counted(moved.done, 'message')} moved from queue '${queue}' to ${where}`;
    assertWhole(moved, sentence);
    await presentDone(context, sentence, { queue, ...target, moved: moved.done });
  },
});

function requestOf(queue: string, values: Values): MoveRequest {
  const { toQueue, toExchange, newRoutingKey, count, all = false, id: ids, stripDeaths = false, ...wanted } = values;
  const isFiltered = Object.keys(wanted).length > 0;
  if (ids !== undefined && (isFiltered || count !== undefined)) throw wrongUse('give --id, or a filter, not both');
  if (!all && !isFiltered && count === undefined && ids === undefined) {
    throw wrongUse('which messages? Give --count, --id, a filter, or --all');
  }
  return { queue, target: targetOf(toQueue, toExchange, newRoutingKey), wanted, ids, count, stripDeaths };
}

function targetOf(queue?: string, exchange?: string, newRoutingKey?: string): MoveTarget {
  if (queue !== undefined) return { queue };
  if (exchange === undefined) throw wrongUse('where to? Give --to-queue or --to-exchange');
  return { exchange, ...(newRoutingKey !== undefined && { newRoutingKey }) };
}

async function moveIt(context: Context, request: MoveRequest): Promise<Moved> {
  const client = await ManagementClient.of(context);
  try {
    return await moveOverHttp(context, client, request);
  } catch (error) {
    if (!(error instanceof ManagementError) || !ELSEWHERE.includes(error.status)) throw error;
    const { ids, stripDeaths } = request;
    // Names of messages, and headers that only the broker writes, are beyond AMQP.
    if (ids !== undefined || stripDeaths) throw error;
    return moveOverAmqp(context, request);
  }
}

function assertWhole({ stayed, state, firstError }: Moved, sentence: string): void {
  const reasons = Object.entries(stayed).filter(([, count]) => count > 0);
  if (reasons.length > 0) {
    const why = firstError === undefined ? '' : `: ${firstError.message}`;
    const staying = reasons.map(([reason, count]) => `${count} ${reason}`).join(', ');
    throw new Failure(`${sentence}; others stay where they are, ${staying}${why}`, undefined, { cause: firstError });
  }
  if (state === 'cancelled') throw new Failure(`interrupted: ${sentence}; the others stay where they are`);
  if (state === 'incomplete') throw new Failure(`${sentence}; then the queue was gone`);
}
