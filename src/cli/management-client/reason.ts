/**
 * Why a management API refused something, as one line: RabbitMQ writes several, terms in lists, texts as lists of
 * their characters, and escapes some of them for pages.
 */

const escapes: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Of the body of an answer; `undefined` when it says nothing. */
export function reasonOf(json: unknown): string | undefined {
  const { reason, error } = (json ?? {}) as { readonly reason?: unknown; readonly error?: unknown };
  return [reason, error].map(lineOf).find((line) => line !== '');
}

function lineOf(term: unknown): string {
  return termText(term)
    .replaceAll(/&(?:lt|gt|quot|#39|amp);/g, (escape) => escapes[escape]!)
    .trim()
    .replaceAll(/^Validation failed\s+/g, '')
    .replaceAll(/\s*\n\s*/g, '; ');
}

function termText(term: unknown): string {
  if (typeof term === 'string' || typeof term === 'number') return String(term);
  if (!Array.isArray(term)) return '';
  if (term.length > 0 && term.every(isCharacter)) return String.fromCodePoint(...term);
  return term
    .map(termText)
    .filter((text) => text !== '')
    .join(' ');
}

function isCharacter(term: unknown): term is number {
  return typeof term === 'number' && Number.isInteger(term) && term >= 0x20 && term < 0x11_0000;
}
