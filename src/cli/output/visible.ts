/**
 * Names and bodies come from strangers: what would move the cursor or colour a terminal is shown, not obeyed.
 */

// eslint-disable-next-line no-control-regex -- these are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;
// eslint-disable-next-line no-control-regex -- the same, but for line ends and tabs
const CONTROLS_IN_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** On one line. */
export function visible(text: string): string {
  return text.replaceAll(CONTROLS, escaped);
}

/** Over several lines. */
export function visibleLines(text: string): string {
  return text.replaceAll('\r\n', '\n').replaceAll(CONTROLS_IN_LINES, escaped);
}

function escaped(control: string): string {
  if (control === '\n') return '\\n';
  if (control === '\t') return '\\t';
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
