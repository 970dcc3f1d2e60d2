/**
 * The command line of the suite: `npm run conformance -- --url amqp://… [options] [cases]`.
 */
import { writeFileSync } from 'node:fs';
import { SingleBar } from 'cli-progress';
import { Command, InvalidArgumentError, Option } from 'commander';
import { type BrokerUrl, parseBrokerUrl } from './driver/broker-url.js';
import { identify } from './driver/identify.js';
import { restartCommand } from './driver/restart-command.js';
import type { RestartHook, RestartHooks } from './driver/restart.js';
import { leveret } from './profiles/leveret.js';
import { rabbitmq } from './profiles/rabbitmq.js';
import { jsonReport } from './report/json.js';
import { junitReport } from './report/junit.js';
import { markdownReport } from './report/markdown.js';
import { type SuiteReport, countOutcomes, succeeded } from './report/summary.js';
import { textReport } from './report/text.js';
import { rules } from './rules/all.js';
import type { RuleLevel } from './rules/rule.js';
import { type FoundCase, discoverCases } from './run/discover.js';
import { flipped } from './run/flip.js';
import { type Profile, noProfile } from './run/profile.js';
import type { CaseResult } from './run/run-case.js';
import { runSuite } from './run/run-suite.js';

interface Options {
  readonly url: BrokerUrl;
  readonly profile?: keyof typeof profiles;
  readonly level?: Lowercase<RuleLevel>;
  readonly list?: true;
  readonly flip?: true;
  readonly concurrency: number;
  readonly timeout: number;
  readonly restart?: RestartHook;
  readonly kill?: RestartHook;
  readonly report: 'text' | 'json' | 'junit' | 'markdown';
  readonly output?: string;
}

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
const CONCURRENCY = 8;
const TIMEOUT_MS = 5_000;

const profiles = { rabbitmq, leveret };

const program = new Command('conformance')
  .description('Judges an AMQP 0-9-1 broker.')
  .argument('[cases...]', 'ids, folders or globs of cases; default all')
  .option('--url <url>', 'the broker', parseUrl, parseBrokerUrl('amqp://guest:guest@127.0.0.1:5672/%2f'))
  .addOption(new Option('--profile <name>', 'what is known of the broker').choices(Object.keys(profiles)))
  .addOption(new Option('--level <level>', 'only rules of this level').choices(['must', 'should', 'may', 'extension']))
  .option('--list', 'list the cases and run none')
  .option('--flip', 'make the last expectation of each case wrong: every one must fail')
  .option('--concurrency <number>', 'cases at the same time', parseCount, CONCURRENCY)
  .option('--timeout <ms>', 'how long the broker may take for each thing expected', parseCount, TIMEOUT_MS)
  .option('--restart <command>', 'shell command that stops the broker and starts it again', restartCommand)
  .option('--kill <command>', 'shell command that kills the broker (SIGKILL) and starts it again', restartCommand)
  .addOption(
    new Option('--report <format>', 'format of the report')
      .choices(['text', 'json', 'junit', 'markdown'])
      .default('text'),
  )
  .option('--output <file>', 'write the report there')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE))
  .action(judge);

await program.parseAsync();

async function judge(patterns: readonly string[], options: Options): Promise<void> {
  const all = await discoverCases();
  const chosen = (await discoverCases(patterns)).filter(({ testCase }) => atLevel(testCase.rule, options.level));
  if (chosen.length === 0) program.error(`no case is called ${patterns.join(' ')}`, { exitCode: EXIT_USAGE });
  if (options.list === true) {
    for (const { id, testCase } of chosen) console.log(`${id}\n    ${testCase.title} [${testCase.rule}]`);
    return;
  }
  const broker = await identify(options.url, options.timeout).catch((error: unknown) =>
    program.error(`no broker answers: ${error instanceof Error ? error.message : String(error)}`, {
      exitCode: EXIT_USAGE,
    }),
  );
  const cases = options.flip === true ? chosen.flatMap(flippedCase) : chosen;
  const started = performance.now();
  const results = await run(cases, options);
  if (options.flip === true) {
    reportFlips(results);
    return;
  }
  const given = process.argv
    .slice(2)
    .map((word) => (/[^\w.,:/@%=-]/.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : word));
  const command = `npm run conformance -- ${given.join(' ')}`;
  const profile = profileOf(options).name;
  publish({ broker, profile, command, results, durationMs: performance.now() - started }, all, options);
}

async function run(cases: readonly FoundCase[], options: Options): Promise<readonly CaseResult[]> {
  const bar = process.stderr.isTTY
    ? new SingleBar({ format: '{bar} {value}/{total} {eta_formatted}', etaBuffer: 50 })
    : undefined;
  bar?.start(cases.length, 0);
  const { url, concurrency, timeout: timeoutMs, restart, kill } = options;
  const restartHooks: RestartHooks = { ...(restart && { clean: restart }), ...(kill && { kill }) };
  const profile = options.flip === true ? { ...profileOf(options), deviations: {} } : profileOf(options);
  const onResult = (): void => {
    bar?.increment();
  };
  const results = await runSuite(cases, { url, profile, concurrency, timeoutMs, restartHooks, onResult });
  bar?.stop();
  return results;
}

function publish(report: SuiteReport, all: readonly FoundCase[], options: Options): void {
  const formats = { text: textReport, json: jsonReport, junit: junitReport, markdown: markdownReport };
  const text = formats[options.report](report, all);
  if (options.output === undefined) console.log(text);
  else writeFileSync(options.output, text);
  if (!succeeded(countOutcomes(report.results))) process.exitCode = EXIT_FAILED;
}

function reportFlips(results: readonly CaseResult[]): void {
  const tried = results.filter(({ outcome }) => outcome !== 'not-run');
  const hollow = tried.filter(({ outcome }) => outcome === 'pass');
  for (const { found } of hollow) console.log(`passes although its expectation is wrong: ${found.id}`);
  console.log(`${tried.length - hollow.length} of ${tried.length} cases fail when their expectation is wrong`);
  const untried = results.length - tried.length;
  if (untried > 0) console.log(`${untried} not run: no restart hook`);
  if (hollow.length > 0) process.exitCode = EXIT_FAILED;
}

function flippedCase(found: FoundCase): FoundCase[] {
  const testCase = flipped(found.testCase);
  return testCase === undefined ? [] : [{ ...found, testCase }];
}

function profileOf({ profile }: Options): Profile {
  return profile === undefined ? noProfile : profiles[profile];
}

function atLevel(rule: string, level: string | undefined): boolean {
  return level === undefined || rules.get(rule)?.level.toLowerCase() === level;
}

function parseUrl(text: string): BrokerUrl {
  try {
    return parseBrokerUrl(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function parseCount(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('Give a whole number above zero.');
  return Number(text);
}
