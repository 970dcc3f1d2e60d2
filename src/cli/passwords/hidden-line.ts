/**
 * A line that somebody types at a terminal and nobody sees: a password.
 */
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { Failure } from '../failure.js';

/**
 * Asks `question` and resolves with what is typed, without the line's end.
 *
 * @throws Failure when the terminal is closed or the user gives up (Ctrl-C, Ctrl-D)
 */
export async function hiddenLine(
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  question: string,
): Promise<string> {
  // Keys are read by readline, which has the terminal echo nothing; what it would show itself goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  // Not before: what is typed at once would be shown.
  output.write(question);
  try {
    return await new Promise<string>((resolve, reject) => {
      lines.once('line', resolve);
      lines.once('close', () => reject(new Failure('interrupted: no password was given')));
    });
  } finally {
    lines.close();
    output.write('\n');
  }
}
