/**
 * Completion for bash (the manual's section Programmable Completion).
 */
import type { CommandShape } from './command-shapes.js';
import { quoted } from './quoted.js';

/** The script; what has no words of its own is completed with names of files. */
export function bashScript(shapes: readonly CommandShape[]): string {
  const places = shapes.filter(({ place }) => place !== '').map(({ place }) => quoted(place));
  const valued = shapes.flatMap(({ place, options }) =>
    options
      .filter(({ takesValue }) => takesValue)
      .flatMap(({ flags }) => flags.map((flag) => quoted(`${place} ${flag}`))),
  );
  return `# Completion of leveret for bash. Load it with: source <(leveret completion bash)
_leveret_is_place() {
  case "$1" in
    ${places.join('|')}) return 0 ;;
  esac
  return 1
}

_leveret_takes_value() {
  case "$1" in
    ${valued.join('|')}) return 0 ;;
  esac
  return 1
}

_leveret_words() {
  case "$1" in
${cases(shapes.map(({ place, words }) => [place, words.map(({ word }) => word)]))}
  esac
}

_leveret_options() {
  case "$1" in
${cases(shapes.map(({ place, options }) => [place, options.flatMap(({ flags }) => flags)]))}
  esac
}

_leveret_choices() {
  case "$1" in
${cases(choicesOf(shapes))}
  esac
}

_leveret() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD - 1]}"
  local place='' index word next
  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    next="\${place:+$place }$word"
    if _leveret_takes_value "$place $word"; then
      ((index++))
    elif _leveret_is_place "$next"; then
      place="$next"
    fi
  done
  COMPREPLY=()
  if _leveret_takes_value "$place $previous"; then
    COMPREPLY=($(compgen -W "$(_leveret_choices "$place $previous")" -- "$current"))
  elif [[ "$current" == -* ]]; then
    COMPREPLY=($(compgen -W "$(_leveret_options "$place")" -- "$current"))
  else
    COMPREPLY=($(compgen -W "$(_leveret_words "$place")" -- "$current"))
  fi
}

complete -o default -F _leveret leveret
`;
}

type Case = readonly [pattern: string, words: readonly string[]];

function choicesOf(shapes: readonly CommandShape[]): Case[] {
  return shapes.flatMap(({ place, options }) =>
    options.flatMap(({ flags, choices }) => flags.map((flag) => [`${place} ${flag}`, choices] as const)),
  );
}

function cases(all: readonly Case[]): string {
  const given = all.filter(([, words]) => words.length > 0);
  return given.map(([text, words]) => `    ${quoted(text)}) echo ${quoted(words.join(' '))} ;;`).join('\n');
}
