/**
 * Random steps for a history of queues in which everything is on at once, and the search for the shortest
 * history that fails as a long one did.
 */
import type { QueueSettings } from '../../src/core/queue/queue-settings.js';
import { Random } from './random.js';

const kinds = {
  publish: 30,
  consume: 8,
  get: 8,
  settle: 14,
  settleAll: 4,
  recover: 2,
  cancel: 3,
  close: 3,
  purge: 1,
  configure: 5,
  advance: 14,
  restart: 2,
  remove: 1,
  jumpBack: 1,
} as const;

export type TimedKind = keyof typeof kinds;

const bag = Object.entries(kinds).flatMap(([kind, weight]) => new Array<TimedKind>(weight).fill(kind as TimedKind));

/** Numbers pick among what there is, wherever a step has a choice. */
export interface TimedStep {
  readonly kind: TimedKind;
  readonly queue: 'p' | 'd';
  readonly line: number;
  readonly pick: number;
  readonly count: number;
  readonly ms: number;
  readonly priority: number;
  readonly ttlMs: number;
  readonly isPersistent: boolean;
  readonly noAck: boolean;
  readonly requeue: boolean;
  readonly multiple: boolean;
  readonly endsTurn: boolean;
  /** For the kind `configure`. */
  readonly settings: QueueSettings | undefined;
  /** What the disk does after the step. */
  readonly syncs: boolean;
  readonly answers: readonly number[];
  readonly rests: boolean;
  readonly refusesSpills: boolean;
}

/** What does not change within a history. */
export interface TimedPlan {
  readonly durable: readonly [p: boolean, d: boolean];
  readonly priorityMax: readonly [p: number, d: number];
  readonly expiriesPerTurn: number;
  /** Undefined where nothing is to leave memory. */
  readonly paging: PagingPlan | undefined;
  readonly settings: readonly [p: QueueSettings, d: QueueSettings];
  readonly steps: readonly TimedStep[];
}

export interface PagingPlan {
  readonly residentEntriesMax: number;
  readonly residentEntriesOfBytes: number;
  readonly budgetEntries: number;
  readonly pressedEntries: number;
  readonly spillEntries: number;
  readonly spillsMax: number;
  readonly readsMax: number;
  readonly readMax: number;
}

/** A time that collides with others, Infinity now and then. */
function sometimes(random: Random, times: number, value: () => number): number {
  return random.oneIn(times) ? value() : Infinity;
}

function randomSettings(random: Random, queue: 'p' | 'd'): QueueSettings {
  const targets = queue === 'p' ? ['d', 'd', 'd', 'p', 'e'] : ['e', 'e', 'p'];
  const isDeadLettering = !random.oneIn(4);
  const minMs = random.between(0, 8);
  return {
    messageTtlMs: sometimes(random, 3, () => random.between(0, 15)),
    expiresMs: Infinity,
    lengthMax: sometimes(random, 4, () => random.between(0, 5)),
    bodyBytesMax: sometimes(random, 6, () => random.between(0, 60)),
    overflow: random.pick(['drop-head', 'drop-head', 'reject-publish', 'reject-publish-dlx']),
    deadLetterExchange: isDeadLettering ? '' : undefined,
    deadLetterRoutingKey: isDeadLettering ? random.pick(targets) : undefined,
    deliveryLimit: sometimes(random, 3, () => random.between(0, 2)),
    delayedRetry: random.pick(['disabled', 'disabled', 'all', 'failed', 'returned']),
    delayedRetryMinMs: minMs,
    delayedRetryMaxMs: random.oneIn(2) ? Infinity : minMs + random.between(0, 10),
    consumerTimeoutMs: Infinity,
  };
}

function randomStep(random: Random): TimedStep {
  const queue = random.oneIn(4) ? 'd' : 'p';
  const kind = random.pick(bag);
  return {
    kind,
    queue,
    line: random.below(3),
    pick: random.below(1000),
    count: random.below(4),
    ms: random.oneIn(4) ? random.between(5, 20) : random.between(0, 4),
    priority: random.below(4),
    ttlMs: random.pick([-1, -1, -1, 0, random.between(1, 20), random.between(1, 20)]),
    isPersistent: !random.oneIn(3),
    noAck: random.oneIn(4),
    requeue: !random.oneIn(3),
    multiple: random.oneIn(3),
    endsTurn: !random.oneIn(3),
    settings: kind === 'configure' ? randomSettings(random, queue) : undefined,
    syncs: random.oneIn(2),
    answers: Array.from({ length: random.below(3) }, () => random.below(20)),
    rests: random.oneIn(6),
    refusesSpills: random.oneIn(20),
  };
}

function randomPlan(seed: number, isPaging: boolean): TimedPlan {
  const random = new Random(seed);
  const length = isPaging ? random.between(15, 45) : random.between(10, 35);
  return {
    durable: [!random.oneIn(4), !random.oneIn(4)],
    priorityMax: [random.pick([0, 0, 1, 2]), random.pick([0, 0, 0, 2])],
    expiriesPerTurn: random.oneIn(4) ? random.between(1, 6) : 8192,
    paging: isPaging ? randomPaging(random) : undefined,
    settings: [randomSettings(random, 'p'), randomSettings(random, 'd')],
    steps: Array.from({ length }, () => randomStep(random)),
  };
}

function randomPaging(random: Random): PagingPlan {
  return {
    residentEntriesMax: random.between(1, 4),
    residentEntriesOfBytes: random.between(1, 8),
    budgetEntries: random.pick([0, 3, 6, 12, Infinity]),
    pressedEntries: random.pick([0, 0, 1, 2]),
    spillEntries: random.between(1, 4),
    spillsMax: random.between(1, 3),
    readsMax: random.between(1, 2),
    readMax: random.between(1, 5),
  };
}

/** Runs histories of consecutive seeds; the text of the shortest failure, or `undefined` when all went well. */
export function firstFailure(
  { seed, count, isPaging }: { readonly seed: number; readonly count: number; readonly isPaging: boolean },
  run: (plan: TimedPlan) => void,
): string | undefined {
  const attempt = (plan: TimedPlan): string | undefined => {
    try {
      run(plan);
      return undefined;
    } catch (error) {
      return (error as Error).stack ?? String(error);
    }
  };
  for (let i = 0; i < count; i++) {
    const plan = randomPlan(seed + i, isPaging);
    if (attempt(plan) === undefined) continue;
    const shortest = shorten(plan, attempt);
    const { steps, ...rest } = shortest;
    const lines = [rest, ...steps].map((part) => JSON.stringify(part));
    return [`seed ${seed + i}: ${attempt(shortest)!}`, ...lines].join('\n');
  }
  return undefined;
}

/** Leaves out steps as long as the history still fails. */
function shorten(plan: TimedPlan, attempt: (plan: TimedPlan) => string | undefined): TimedPlan {
  let shortest = plan;
  for (let at = shortest.steps.length - 1; at >= 0; at--) {
    const fewer = { ...shortest, steps: shortest.steps.filter((_step, index) => index !== at) };
    if (attempt(fewer) === undefined) continue;
    shortest = fewer;
    at = Math.min(at, shortest.steps.length);
  }
  return shortest;
}
