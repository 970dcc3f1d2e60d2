/**
 * The command line of the crash test: `npm run crash-test -- --kills 200` or `-- --damage 1000`.
 */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { BrokerTarget } from './broker-target.js';
import { KillRun } from './kill-run.js';
import { DamageRun } from './damage/damage-run.js';
import { damageProgress, damageSummary, explainViolations, killProgress, killSummary } from './report.js';

interface Options {
  readonly kills?: number;
  readonly damage?: number;
  readonly seed: number;
  readonly secondsBetween: readonly [number, number];
  readonly data?: string;
  readonly port: number;
  readonly memory?: true;
}

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const DEFAULT_KILLS = 20;

/** Resolves to the exit code. */
export async function crashTest(args: readonly string[]): Promise<number> {
  const program = new Command('crash-test')
    .description('Kills a broker under load, or damages what it has stored, and checks what it makes of that.')
    .option('--kills <number>', `how often it is killed; default: ${DEFAULT_KILLS}`, parseCount)
    .addOption(
      new Option('--damage <number>', 'instead of that, how many damaged directories are opened')
        .argParser(parseCount)
        .conflicts(['kills', 'data', 'port', 'memory']),
    )
    .option('--seed <number>', 'of all random decisions', parseSeed, Math.floor(Math.random() * 2 ** 31))
    .option('--seconds-between <least,most>', 'how long it is loaded before it is killed', parseSeconds, [0.2, 1])
    .option('--data <directory>', 'its data directory, empty or not there; default: a temporary one')
    .option('--port <number>', 'its port; default: any free one', parsePort, 0)
    .addOption(new Option('--memory', 'run it without a store: what is lost must be found').conflicts('data'))
    .allowExcessArguments(false)
    .exitOverride();
  try {
    program.parse(args, { from: 'user' });
  } catch (error) {
    return (error as { exitCode?: number }).exitCode === 0 ? 0 : EXIT_USAGE;
  }
  const options = program.opts<Options>();
  return options.damage === undefined ? killTest(options) : damageTest(options.damage, options.seed);
}

async function damageTest(tries: number, seed: number): Promise<number> {
  const onTry = (run: DamageRun): void => showProgress(damageProgress(run, tries), run.counts.tries, 100);
  const run = new DamageRun({ tries, seed, onTry });
  await run.run();
  console.log(`\n${damageSummary(run)}`);
  if (run.failures.length === 0) return 0;
  console.log(`\nfailed with --seed ${seed}`);
  return EXIT_FAILED;
}

async function killTest(options: Options): Promise<number> {
  const { seed, port, kills = DEFAULT_KILLS, secondsBetween: seconds } = options;
  const directory = options.data === undefined ? undefined : emptyDirectory(options.data);
  if (directory === 'not empty') {
    const advice = 'give one that is, or the name of one that does not exist';
    process.stderr.write(`crash-test: ${options.data ?? ''} is not empty; ${advice}\n`);
    return EXIT_USAGE;
  }
  const data = directory ?? mkdtempSync(join(tmpdir(), 'leveret-crash-'));
  const storage = options.memory === true ? ['--memory'] : ['--data', data];
  const target = new BrokerTarget([...storage, '--port', String(port)]);
  const onKill = (run: KillRun): void => showProgress(killProgress(run, kills), run.counts.kills, 10);
  const run = new KillRun(target, { kills, seed, seconds, onKill });
  await run.run();
  console.log(`\n${killSummary(run, target)}`);
  const failed = run.ledger.violations.total > 0;
  if (failed) {
    console.log(explainViolations(run.ledger));
    console.log(`\nfailed with --seed ${seed}${options.memory ? '' : `; the data directory is kept: ${data}`}`);
  }
  if (options.memory || (!failed && directory === undefined)) rmSync(data, { recursive: true, force: true });
  return failed ? EXIT_FAILED : 0;
}

/** One line that changes for those who look on, and one line in a while for a log. */
function showProgress(line: string, count: number, every: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${line}`);
  else if (count % every === 0) console.log(line);
}

function emptyDirectory(name: string): string {
  const directory = resolve(name);
  try {
    return readdirSync(directory).length === 0 ? directory : 'not empty';
  } catch {
    return directory; // the broker makes it
  }
}

function parseCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number above zero.');
  return Number(text);
}

function parseSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function parsePort(text: string): number {
  if (!/^\d+$/.test(text) || Number(text) > 65_535) throw new InvalidArgumentError('Give a number from 0 to 65535.');
  return Number(text);
}

function parseSeconds(text: string): readonly [number, number] {
  const match = /^(\d+(?:\.\d+)?),(\d+(?:\.\d+)?)$/.exec(text);
  const [least, most] = [Number(match?.[1]), Number(match?.[2])];
  if (match === null || least > most) throw new InvalidArgumentError('Give the least and the most, as 0.2,1.');
  return [least, most];
}
