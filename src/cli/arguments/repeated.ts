/**
 * For an option that may be given many times: adds one text to those before.
 */
export function addText(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}
