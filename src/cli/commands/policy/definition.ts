/**
 * The settings of a policy as somebody writes them behind its name.
 */
import { wrongUse } from '../../failure.js';
import type { Row } from '../../output/format.js';

const INTEGER = /^-?\d+$/;

/**
 * `key=value` each, integers being numbers and all else text; or one JSON object.
 *
 * @throws Failure
 */
export function readDefinition(settings: readonly string[]): Row {
  const [first = ''] = settings;
  if (settings.length === 1 && first.trimStart().startsWith('{')) return readJson(first);
  return Object.fromEntries(settings.map(readSetting));
}

function readJson(text: string): Row {
  try {
    return JSON.parse(text) as Row;
  } catch (error) {
    throw wrongUse(`the definition is no JSON: ${(error as Error).message}`);
  }
}

function readSetting(text: string): readonly [string, string | number] {
  const at = text.indexOf('=');
  if (at < 1) throw wrongUse(`'${text}' is no setting; give key=value, or all settings as one JSON object`);
  const value = text.slice(at + 1);
  return [text.slice(0, at), INTEGER.test(value) ? Number(value) : value];
}
