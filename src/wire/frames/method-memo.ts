/**
 * Remembers the last method with content of a channel: a publisher tends to send the same
 * `basic.publish` again and again, and comparing thirty bytes is far cheaper than decoding them.
 */
import type { Method } from '../methods/methods.js';

export class MethodMemo {
  private bytes: Buffer | undefined;
  private length = -1;
  private method: Method | undefined;

  /** The very object that `remember` got for the same payload, or `undefined`. */
  recall(bytes: Buffer, start: number, end: number): Method | undefined {
    if (end - start !== this.length) return undefined;
    const known = this.bytes!;
    // From the end: routing keys differ there first.
    for (let i = this.length - 1; i >= 0; i--) {
      if (known[i] !== bytes[start + i]) return undefined;
    }
    return this.method;
  }

  remember(bytes: Buffer, start: number, end: number, method: Method): void {
    const length = end - start;
    if (this.bytes === undefined || this.bytes.length < length) this.bytes = Buffer.allocUnsafeSlow(length);
    bytes.copy(this.bytes, 0, start, end);
    this.length = length;
    this.method = method;
  }
}
