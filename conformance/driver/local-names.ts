/**
 * Names that are local to a case: `$q` stands for a name that no other case and no other run uses.
 */
export class LocalNames {
  private readonly values = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  /** The real text: of a local name what it stands for, of anything else itself. */
  resolve(text: string): string {
    if (!text.startsWith('$')) return text;
    const known = this.values.get(text);
    if (known !== undefined) return known;
    const made = `${this.prefix}.${text.slice(1)}`;
    this.values.set(text, made);
    return made;
  }

  /** Keeps what a broker answered. */
  save(name: string, value: string): void {
    this.values.set(name, value);
  }
}
