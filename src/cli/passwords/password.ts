/**
 * Where a command takes a new password from: an option, standard input, or a prompt. It is never shown.
 */
import { type Command, Option } from 'commander';
import type { Context } from '../context.js';
import { wrongUse } from '../failure.js';

export interface PasswordValues {
  /** False: nobody can log in by a password. */
  readonly password?: string | false;
  readonly passwordStdin?: boolean;
}

export function withPassword(command: Command): Command {
  return command
    .option('--password <password>', 'the password; others may see it in lists of processes')
    .addOption(new Option('--password-stdin', 'read it from standard input').conflicts('password'))
    .addOption(new Option('--no-password', 'none: nobody can log in by a password as this user'));
}

/**
 * The new password; `undefined` for none.
 *
 * @throws Failure when there is nobody who could be asked, or it is empty
 */
export async function readPassword(
  { streams }: Context,
  { password, passwordStdin = false }: PasswordValues,
): Promise<string | undefined> {
  if (password === false) return undefined;
  if (password !== undefined) return usable(password);
  if (passwordStdin) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of streams.stdin) chunks.push(chunk);
    return usable(
      Buffer.concat(chunks)
        .toString()
        .replace(/\r?\n$/, ''),
    );
  }
  if (!streams.stdinIsTerminal) throw wrongUse('there is no password: give it by --password-stdin or --password');
  const typed = usable(await streams.askHidden('Password: '));
  if (typed !== (await streams.askHidden('Again: '))) throw wrongUse('these were two different passwords');
  return typed;
}

/** An empty one would be no secret, and RabbitMQ takes it for none. */
function usable(password: string): string {
  if (password === '') throw wrongUse('the password is empty; --no-password is for users without one');
  return password;
}
