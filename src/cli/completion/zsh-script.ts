/**
 * Completion for zsh, with descriptions (its manual, zshcompsys).
 */
import type { CommandShape, OptionShape, WordShape } from './command-shapes.js';
import { quoted } from './quoted.js';

/** The script; what has no words of its own is completed with names of files. */
export function zshScript(shapes: readonly CommandShape[]): string {
  const places = shapes.filter(({ place }) => place !== '').map(({ place }) => quoted(place));
  const valued = shapes.flatMap(({ place, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ flags }) => flags.map((flag) => quoted(`${place} ${flag}`))),
  );
  return `#compdef leveret
# Completion of leveret for zsh. Load it with: source <(leveret completion zsh)
_leveret() {
  local place='' current="\${words[CURRENT]}" previous="\${words[CURRENT-1]}" word next
  local -a places valued items
  local -i index
  places=(${places.join(' ')})
  valued=(${valued.join(' ')})
  for ((index = 2; index < CURRENT; index++)); do
    word="\${words[index]}"
    next="\${place:+$place }$word"
    if (( \${valued[(Ie)$place $word]} )); then
      (( index++ ))
    elif (( \${places[(Ie)$next]} )); then
      place="$next"
    fi
  done
  if (( \${valued[(Ie)$place $previous]} )); then
    case "$place $previous" in
${choiceCases(shapes)}
    esac
  elif [[ "$current" == -* ]]; then
    case "$place" in
${shapes.map(({ place, options }) => `      ${quoted(place)}) items=(${options.flatMap(optionItems).join(' ')}) ;;`).join('\n')}
    esac
  else
    case "$place" in
${wordCases(shapes)}
    esac
  fi
  if (( \${#items} )); then
    _describe leveret items
  else
    _files
  fi
}

if [[ "\${funcstack[1]}" == _leveret ]]; then
  _leveret "$@"
else
  compdef _leveret leveret
fi
`;
}

function choiceCases(shapes: readonly CommandShape[]): string {
  const lines = shapes.flatMap(({ place, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ flags, choices }) =>
        flags.map((flag) => `      ${quoted(`${place} ${flag}`)}) items=(${choices.map(quoted).join(' ')}) ;;`),
      ),
  );
  return lines.join('\n');
}

function wordCases(shapes: readonly CommandShape[]): string {
  return shapes
    .filter(({ words }) => words.length > 0)
    .map(({ place, words }) => `      ${quoted(place)}) items=(${words.map(wordItem).join(' ')}) ;;`)
    .join('\n');
}

function wordItem({ word, description }: WordShape): string {
  return item(word, description);
}

function optionItems({ flags, description }: OptionShape): readonly string[] {
  return flags.map((flag) => item(flag, description));
}

/** A colon stands between word and description, and one that belongs to either is escaped. */
function item(word: string, description: string): string {
  const escaped = word.replaceAll(':', String.raw`\:`);
  return quoted(description === '' ? escaped : `${escaped}:${description}`);
}
