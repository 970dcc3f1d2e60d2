/**
 * The command `leveret`.
 */
import { createRequire } from 'node:module';
import { Command } from 'commander';
import { configCommand } from './config.js';
import { EXIT_USAGE } from './exit-codes.js';
import { serveCommand } from './serve.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

const program = new Command('leveret')
  .description('An AMQP 0-9-1 message broker.')
  .version(version)
  .configureHelp({ showGlobalOptions: true })
  .addCommand(serveCommand())
  .addCommand(configCommand());

for (const command of withInner(program)) {
  command.configureOutput({
    // A suggestion would be a second line: logs and scripts want an error to be one.
    outputError: (text, write) => write(`${text.trim().replaceAll('\n', ' ')}\n`),
  });
  command.exitOverride((error) => {
    process.exit(error.exitCode === 0 ? 0 : EXIT_USAGE);
  });
}

await program.parseAsync();

function withInner(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withInner)];
}
