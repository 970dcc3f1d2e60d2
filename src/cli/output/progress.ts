/**
 * How far something is that takes long: a bar on a terminal (cli-progress), nothing where nobody looks.
 */
import { Writable } from 'node:stream';
import type { Context } from '../context.js';
import { visible } from './visible.js';

export interface Progress {
  update(done: number): void;
  /** Takes the bar away, before anything else is written. */
  end(): Promise<void>;
}

const noProgress: Progress = { update: () => undefined, end: () => Promise.resolve() };

/** The bar stands on standard error, so that results can go elsewhere. */
export async function progressOf(context: Context, what: string, total: number): Promise<Progress> {
  const { stderr } = context.streams;
  if (!stderr.isTerminal || context.values.quiet === true) return noProgress;
  const { default: cliProgress } = await import('cli-progress');
  let writing = Promise.resolve();
  const stream = new Writable({
    write: (chunk: Uint8Array, _encoding, done) => {
      writing = stderr.write(chunk);
      writing.then(() => done(), done);
    },
  });
  const bar = new cliProgress.SingleBar({
    format: `${visible(what)} {bar} {value}/{total} messages, {eta_formatted} left`,
    // It asks whether that is a terminal, which it is.
    stream: Object.assign(stream, { isTTY: true }),
    barCompleteChar: '\u2588',
    barIncompleteChar: '\u2591',
    clearOnComplete: true,
    hideCursor: true,
    // A signal is for the command to hear, not for the bar.
    gracefulExit: false,
  });
  bar.start(total, 0);
  return {
    update: (done) => bar.update(done),
    end: async () => {
      bar.stop();
      await writing;
    },
  };
}
