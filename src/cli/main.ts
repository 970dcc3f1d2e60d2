/**
 * The command `leveret`.
 */
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { serveCommand } from './serve.js';

/** Exit code for what the user can mend: a bad option, a taken port. */
const EXIT_USAGE = 2;

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

const program = new Command('leveret')
  .description('An AMQP 0-9-1 message broker.')
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .addCommand(serveCommand());

for (const command of [program, ...program.commands]) {
  command.configureOutput({
    // A suggestion would be a second line: logs and scripts want an error to be one.
    outputError: (text, write) => write(`${text.trim().replaceAll('\n', ' ')}\n`),
  });
  command.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE);
  });
}

await program.parseAsync();
