/**
 * What a command reads and writes: the process's own streams, or in tests others.
 */
import { once } from 'node:events';

export interface Output {
  readonly isTerminal: boolean;
  /** Resolves when there is room for more. */
  write(data: string | Uint8Array): Promise<void>;
}

export interface Streams {
  readonly environment: NodeJS.ProcessEnv;
  readonly stdin: AsyncIterable<Uint8Array>;
  /** True when nothing is piped into the command. */
  readonly stdinIsTerminal: boolean;
  /** Asks at the terminal for a line that is not shown while it is typed. Rejects when there is none. */
  askHidden(question: string): Promise<string>;
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborts when the user, or whoever reads the output, has had enough. Asked for only by what can end early. */
  readonly signal: AbortSignal;
}

/** Those of this process. */
export function processStreams(): Streams {
  let controller: AbortController | undefined;
  const { stdin, stdout, stderr } = process;
  const broken = new AbortController();
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Who reads no more, such as `head`, has what he wanted.
    if (error.code !== 'EPIPE') throw error;
    broken.abort();
  });
  return {
    environment: process.env,
    stdin,
    stdinIsTerminal: stdin.isTTY,
    askHidden: async (question) => (await import('./passwords/hidden-line.js')).hiddenLine(stdin, stderr, question),
    stdout: outputOf(stdout, broken.signal),
    stderr: outputOf(stderr, broken.signal),
    get signal() {
      controller ??= interruption();
      return AbortSignal.any([controller.signal, broken.signal]);
    },
  };
}

function interruption(): AbortController {
  const controller = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => controller.abort());
  return controller;
}

function outputOf(stream: NodeJS.WriteStream, broken: AbortSignal): Output {
  return {
    isTerminal: stream.isTTY,
    write: async (data) => {
      if (broken.aborted || stream.write(data)) return;
      await once(stream, 'drain', { signal: broken }).catch(() => undefined);
    },
  };
}
