/**
 * Files that a command names; `-` stands for standard input and standard output.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { wrongUse } from '../failure.js';
import type { Streams } from '../streams.js';

/** Who owns the file may read it: it may have secrets in it. */
const OWNER_ONLY = 0o600;

/** @throws Failure when it cannot be read */
export async function readNamedFile(file: string, { stdin }: Streams): Promise<string> {
  if (file !== '-') return (await readFile(file).catch(impossible)).toString();
  const chunks: Uint8Array[] = [];
  for await (const chunk of stdin) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

/** A new file can be read by its owner alone. @throws Failure when it cannot be written */
export async function writeNamedFile(file: string, text: string, { stdout }: Streams): Promise<void> {
  if (file === '-') await stdout.write(text);
  else await writeFile(file, text, { mode: OWNER_ONLY }).catch(impossible);
}

function impossible(error: unknown): never {
  const { code, message, path } = error as NodeJS.ErrnoException;
  throw wrongUse(code === 'ENOENT' ? `${String(path)}: there is no such file or directory` : message);
}
