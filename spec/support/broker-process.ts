/**
 * The command line as its users run it: a process of its own, from `bin`, as built.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { Inbox } from './inbox.js';

// By the name of the package: the crash test runs this file from where it was compiled to.
const bin = join(dirname(createRequire(import.meta.url).resolve('leveret/package.json')), 'bin', 'leveret.js');

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function runCommand(...args: string[]): Promise<Outcome> {
  return runCommandIn({}, ...args);
}

/** The same, with more variables in its environment. */
export async function runCommandIn(environment: NodeJS.ProcessEnv, ...args: string[]): Promise<Outcome> {
  const env = { ...ownEnvironment(), ...environment };
  const child = spawn(process.execPath, [bin, ...args], { stdio: ['ignore', 'pipe', 'pipe'], env });
  const written = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].setEncoding('utf8').on('data', (text: string) => {
      written[name] += text;
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...written };
}

/** The line that says that a broker is ready. */
export interface ReadyLine {
  readonly address: string;
  readonly managementUrl?: string;
  readonly metricsUrl?: string;
  readonly readyMs: number;
  readonly msg: string;
  readonly level: number;
}

/** A broker that serves in a process of its own. */
export class BrokerProcess {
  /** Settled with the exit code, null when a signal ended it. */
  readonly exited: Promise<number | null>;
  /** Lines of its log, those not taken yet. */
  readonly lines: Inbox<string>;
  stderr = '';

  private constructor(
    private readonly child: ChildProcess,
    lines: Inbox<string>,
  ) {
    this.lines = lines;
    this.exited = once(child, 'close').then(([code]) => code as number | null);
    child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      this.stderr += text;
    });
  }

  /**
   * `leveret serve` on a free port, without `--data` in memory, without `--http-port` with no management API,
   * without `--metrics-port` with no metrics, with more options; it may not be ready yet.
   */
  static serve(...options: string[]): BrokerProcess {
    return BrokerProcess.serveIn({}, ...options);
  }

  /** The same, with more variables in its environment. */
  static serveIn(environment: NodeJS.ProcessEnv, ...options: string[]): BrokerProcess {
    const storage = options.includes('--data') ? [] : ['--memory'];
    const http = options.includes('--http-port') ? [] : ['--no-http'];
    const metrics = options.includes('--metrics-port') ? [] : ['--metrics-port', 'off'];
    const args = [bin, 'serve', '--port', '0', ...storage, ...http, ...metrics, ...options];
    const env = { ...ownEnvironment(), ...environment };
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
    const lines = new Inbox<string>();
    createInterface({ input: child.stdout })
      .on('line', lines.push)
      .on('close', () => {
        lines.fail(new Error('the broker has ended its log'));
      });
    return new BrokerProcess(child, lines);
  }

  get pid(): number {
    return this.child.pid!;
  }

  ready(): Promise<ReadyLine> {
    return this.said<ReadyLine>(/^ready on /);
  }

  /** The next line of the log, of those in JSON, whose text is like that. */
  async said<Line extends { readonly msg: string }>(text: RegExp): Promise<Line> {
    for (;;) {
      const line = JSON.parse(await this.lines.next()) as Line;
      if (text.test(line.msg)) return line;
    }
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }
}

/** That of this process, but for what it says to specs: a broker refuses settings that it does not know. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('LEVERET_TEST_')));
}
