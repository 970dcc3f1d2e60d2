/**
 * Definitions as the text of one document, written in portions.
 */
import { Portions } from '../listing/portions.js';
import type { WrittenDefinitions } from './writing.js';

/** Characters that are written in one go. */
const CHUNK_LENGTH = 64 * 1024;

export async function* documentOf({ head, lists }: WrittenDefinitions): AsyncGenerator<string> {
  const portions = new Portions();
  let text = JSON.stringify(head).slice(0, -1);
  for (const [name, rows] of lists) {
    text += `,${JSON.stringify(name)}:[`;
    let separator = '';
    for (const row of rows) {
      text += separator + JSON.stringify(row);
      separator = ',';
      if (!portions.isOver() && text.length < CHUNK_LENGTH) continue;
      yield text;
      text = '';
      await portions.rest();
    }
    text += ']';
  }
  yield `${text}}`;
}
