/**
 * The command `leveret completion`: a script that has a shell complete commands, options and their values.
 */
import { Argument } from 'commander';
import { defineCommand } from '../command.js';
import { bashScript } from '../completion/bash-script.js';
import { type CommandShape, shapesOf } from '../completion/command-shapes.js';
import { fishScript } from '../completion/fish-script.js';
import { zshScript } from '../completion/zsh-script.js';

const scripts: Readonly<Record<string, (shapes: readonly CommandShape[]) => string>> = {
  bash: bashScript,
  zsh: zshScript,
  fish: fishScript,
};

export const completion = defineCommand<object, [string]>({
  speaks: 'amqp',
  examples: [
    { line: 'completion bash > ~/.local/share/bash-completion/completions/leveret', prints: /^complete .*leveret$/m },
    { line: 'completion zsh > ~/.zfunc/_leveret', prints: /^#compdef leveret$/m },
    { line: 'completion fish > ~/.config/fish/completions/leveret.fish', prints: /^complete -c leveret /m },
  ],
  define: (command) => command.addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(scripts))),
  run: async (context, _values, shell) => {
    await context.streams.stdout.write(scripts[shell]!(shapesOf(await context.allCommands())));
  },
});
