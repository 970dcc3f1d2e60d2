/**
 * Completion for fish, with descriptions (its manual, `complete`).
 */
import type { CommandShape, OptionShape } from './command-shapes.js';

/** The script; what has no words of its own is completed with names of files. */
export function fishScript(shapes: readonly CommandShape[]): string {
  const places = shapes.filter(({ place }) => place !== '').map(({ place }) => quotedForFish(place));
  const valued = shapes.flatMap(({ place, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ flags }) => flags.map((flag) => quotedForFish(`${place} ${flag}`))),
  );
  return `# Completion of leveret for fish. Load it with: leveret completion fish | source
function __leveret_at --argument-names wanted
    set -l places ${places.join(' ')}
    set -l valued ${valued.join(' ')}
    set -l words (commandline -opc)
    set -l place ''
    set -l skip 0
    for word in $words[2..-1]
        set -l next (string trim -- "$place $word")
        if test $skip -eq 1
            set skip 0
        else if contains -- "$place $word" $valued
            set skip 1
        else if contains -- "$next" $places
            set place "$next"
        end
    end
    test "$place" = "$wanted"
end

${shapes.flatMap(completionsOf).join('\n')}
`;
}

function completionsOf({ place, words, options }: CommandShape): readonly string[] {
  const condition = `-n ${quotedForFish(`__leveret_at ${quotedForFish(place)}`)}`;
  return [
    ...words.map(
      ({ word, description }) =>
        `complete -c leveret ${condition} -f -a ${quotedForFish(word)} ${described(description)}`,
    ),
    ...options.map((option) => `complete -c leveret ${condition} ${optionText(option)}`),
  ].map((line) => line.trimEnd());
}

function optionText({ flags, description, takesValue, choices }: OptionShape): string {
  const names = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  const values = choices.length === 0 ? (takesValue ? ['-r'] : []) : ['-x', '-a', quotedForFish(choices.join(' '))];
  return [...names, ...values, described(description)].join(' ');
}

function described(description: string): string {
  return description === '' ? '' : `-d ${quotedForFish(description)}`;
}

/** In single quotes a backslash escapes itself and the quote. */
function quotedForFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}
