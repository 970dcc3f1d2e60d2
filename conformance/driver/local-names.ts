/**
 * Names that are local to a case: `$q` stands for a name that no other case and no other run uses.
 */

/** What a short string can hold. */
const NAME_OCTETS_MAX = 255;

export class LocalNames {
  private readonly values = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  /** The real text: of a local name what it stands for, of anything else itself. */
  resolve(text: string): string {
    if (!text.startsWith('$')) return text;
    const known = this.values.get(text);
    if (known !== undefined) return known;
    const name = `${this.prefix}.${text.slice(1)}`;
    const made = name.endsWith('…') ? name.slice(0, -1).padEnd(NAME_OCTETS_MAX, '.') : name;
    this.values.set(text, made);
    return made;
  }

  /** The text with the real one of each local name that stands somewhere in it. */
  resolveWithin(text: string): string {
    return text.replace(/\$\w+…?/g, (name) => this.resolve(name));
  }

  /** Keeps what a broker answered. */
  save(name: string, value: string): void {
    this.values.set(name, value);
  }
}
