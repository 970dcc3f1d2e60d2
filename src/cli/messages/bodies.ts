/**
 * Where the bodies of published messages come from: an argument, a file, standard input; whole, or a message a line.
 */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { wrongUse } from '../failure.js';
import type { Streams } from '../streams.js';

export interface BodySource {
  /** The argument. */
  readonly body?: string | undefined;
  /** Name of a file, `-` for standard input. */
  readonly file?: string;
  /** A message for each line that is not empty. */
  readonly lines?: boolean;
  /** How often a body that is not in lines is published. */
  readonly count?: number;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The bodies, one after the other. The first is there already, so that what is wrong is known before a broker is
 * asked for anything.
 *
 * @throws Failure when there is none, or two, or the file cannot be read
 */
export async function openBodies(source: BodySource, streams: Streams): Promise<AsyncGenerator<Uint8Array | string>> {
  const bodies = bodiesOf(source, streams);
  return startingWith(await bodies.next(), bodies);
}

async function* startingWith<T>(first: IteratorResult<T, unknown>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  for (let next = first; next.done !== true; next = await rest.next()) yield next.value;
}

async function* bodiesOf(source: BodySource, streams: Streams): AsyncGenerator<Uint8Array | string> {
  const { body, file, lines = false, count } = source;
  if (body !== undefined && (file !== undefined || lines))
    throw wrongUse('give a body or --file and --lines, not both');
  if (lines && count !== undefined) throw wrongUse('give --lines or --count, not both');
  if (body === undefined && file === undefined && streams.stdinIsTerminal) {
    throw wrongUse('there is no body: give one behind the key, by --file, or on standard input');
  }
  if (lines) {
    yield* linesOf(chunksOf(file, streams));
    return;
  }
  const whole = body ?? (await wholeOf(file, streams));
  for (let i = 0; i < (count ?? 1); i++) yield whole;
}

async function wholeOf(file: string | undefined, streams: Streams): Promise<Uint8Array> {
  if (file !== undefined && file !== '-') return readFile(file).catch(unreadable);
  const chunks: Uint8Array[] = [];
  for await (const chunk of streams.stdin) chunks.push(chunk);
  return Buffer.concat(chunks);
}

export async function* chunksOf(file: string | undefined, streams: Streams): AsyncGenerator<Uint8Array> {
  if (file === undefined || file === '-') {
    yield* streams.stdin;
    return;
  }
  try {
    for await (const chunk of createReadStream(file)) yield chunk as Uint8Array;
  } catch (error) {
    unreadable(error);
  }
}

function unreadable(error: unknown): never {
  const { code, message, path } = error as NodeJS.ErrnoException;
  throw wrongUse(code === 'ENOENT' ? `${String(path)}: there is no such file` : message);
}

/** Bytes stay bytes: what is no UTF-8 is published as it is. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let begun: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, from)) {
      const line = lineOf(begun, chunk.subarray(from, end));
      if (line.length > 0) yield line;
      begun = [];
      from = end + 1;
    }
    if (from < chunk.length) begun.push(chunk.subarray(from));
  }
  const last = lineOf(begun, new Uint8Array());
  if (last.length > 0) yield last;
}

function lineOf(begun: readonly Uint8Array[], end: Uint8Array): Uint8Array {
  const line = Buffer.concat([...begun, end]);
  return line.at(-1) === CARRIAGE_RETURN ? line.subarray(0, -1) : line;
}
