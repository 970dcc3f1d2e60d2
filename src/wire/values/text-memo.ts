/**
 * Remembers the last text that stood in one place: comparing a few bytes is cheaper than a new string,
 * and the same string compares at once.
 */
import { decodeText } from './text.js';

export class TextMemo {
  private bytes: Buffer = Buffer.alloc(0);
  private length = 0;
  private known = '';

  /** The text in `[start, end)` of `bytes`. */
  text(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (length !== this.length) return this.remember(bytes, start, end);
    const { bytes: known } = this;
    // From the end: names differ there first.
    for (let i = length - 1; i >= 0; i--) {
      if (known[i] !== bytes[start + i]) return this.remember(bytes, start, end);
    }
    return this.known;
  }

  private remember(bytes: Buffer, start: number, end: number): string {
    const length = end - start;
    if (this.bytes.length < length) this.bytes = Buffer.allocUnsafeSlow(length);
    bytes.copy(this.bytes, 0, start, end);
    this.length = length;
    this.known = decodeText(bytes, start, end);
    return this.known;
  }
}
