/**
 * The command line within this process, with streams that are kept.
 */
import { runProgram } from '../../src/cli/program.js';
import type { Output } from '../../src/cli/streams.js';

export interface RunOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  /** Lines that are typed where nothing is shown. */
  readonly typed?: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  readonly signal?: AbortSignal;
  /** True for output that is looked at. */
  readonly isTerminal?: boolean;
  /** Hears what is written to standard output. */
  readonly onOutput?: (text: string) => void;
  /** The same for standard error. */
  readonly onError?: (text: string) => void;
}

/** Runs a command; `line` is split as a shell does it, without `leveret`. */
export async function runLine(line: string, options: RunOptions = {}): Promise<RunOutcome> {
  const { input, environment = {}, signal = new AbortController().signal, isTerminal = false } = options;
  const words = shellWords(line.replace(/ [<>] \S+$/, ''));
  const typed = [...(options.typed ?? [])];
  const written = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const output = (name: keyof typeof written): Output => ({
    isTerminal,
    write: (data) => {
      written[name].push(Buffer.from(data));
      const heard = name === 'stdout' ? options.onOutput : options.onError;
      heard?.(Buffer.from(data).toString());
      return Promise.resolve();
    },
  });
  const streams = {
    environment: { LEVERET_PROFILES: '/nowhere', ...environment },
    stdin: chunksOf(input),
    stdinIsTerminal: input === undefined,
    askHidden: () => Promise.resolve(typed.shift() ?? ''),
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal,
  };
  const code = await runProgram(words, streams, '1.2.3');
  return { code, stdout: Buffer.concat(written.stdout).toString(), stderr: Buffer.concat(written.stderr).toString() };
}

async function* chunksOf(input: string | Uint8Array = ''): AsyncGenerator<Uint8Array> {
  // Small ones, so that lines and characters are cut.
  const bytes = Buffer.from(input);
  for (let from = 0; from < bytes.length; from += 3) yield bytes.subarray(from, from + 3);
}

/** Words as a POSIX shell has them: blanks, single and double quotes. */
function shellWords(line: string): string[] {
  const words = line.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  return words.map((word) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double!),
  );
}
