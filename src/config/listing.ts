/**
 * What holds, and where each of it came from, as a file of settings.
 */
import { type Effective, tomlText } from './given.js';
import { type Setting, settings } from './settings.js';

interface Line {
  readonly text: string;
  readonly comment: string;
}

/** Secrets are masked. */
export function listingOf(effective: Effective): string {
  const lines: (Line | string)[] = [];
  let section: string | undefined;
  for (const setting of settings) {
    const here = setting.path.length > 1 ? setting.key.split('.')[0]! : undefined;
    if (here !== section) lines.push('', `[${here!}]`);
    section = here;
    lines.push(lineOf(setting, effective));
  }
  const width = Math.max(...lines.map((line) => (typeof line === 'string' ? 0 : line.text.length)));
  const laidOut = lines.map((line) =>
    typeof line === 'string' ? line : `${line.text.padEnd(width)}  # ${line.comment}`.trimEnd(),
  );
  return `${laidOut.join('\n')}\n`;
}

function lineOf(setting: Setting, effective: Effective): Line {
  const name = setting.key.split('.').at(-1)!;
  const given = effective.get(setting.key);
  if (given === undefined) {
    const instead = setting.otherwise === '' ? '' : `: ${setting.otherwise}`;
    return { text: `# ${name}`, comment: `not set${instead}` };
  }
  return { text: `${name} = ${tomlText(given.value, setting.secret)}`, comment: given.where };
}
