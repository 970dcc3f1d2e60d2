/**
 * The memo gives a method back for the very same payload, and for nothing else.
 */
import { describe, expect, it } from '@jest/globals';
import { MethodMemo } from '../../../src/wire/frames/method-memo.js';
import type { Method } from '../../../src/wire/methods/methods.js';

const method: Method = { name: 'tx.select' };
const other: Method = { name: 'tx.commit' };
const payload = Buffer.from('a payload');

function remembering(bytes: Buffer = payload): MethodMemo {
  const memo = new MethodMemo();
  memo.remember(bytes, 0, bytes.length, method);
  return memo;
}

describe('a method memo', () => {
  it('knows nothing at first', () => {
    expect(new MethodMemo().recall(payload, 0, payload.length)).toBeUndefined();
    expect(new MethodMemo().recall(payload, 0, 0)).toBeUndefined();
  });

  it('knows the same payload wherever it stands', () => {
    const bytes = Buffer.concat([Buffer.from('xx'), payload, Buffer.from('yy')]);
    expect(remembering().recall(bytes, 2, 2 + payload.length)).toBe(method);
  });

  it('knows no payload that differs in any one byte', () => {
    const memo = remembering();
    for (let i = 0; i < payload.length; i++) {
      const changed = Buffer.from(payload);
      changed[i]! ^= 1;
      expect(memo.recall(changed, 0, changed.length)).toBeUndefined();
    }
  });

  it('knows no payload that is shorter or longer', () => {
    const longer = Buffer.concat([payload, Buffer.of(0)]);
    expect(remembering().recall(payload, 0, payload.length - 1)).toBeUndefined();
    expect(remembering().recall(longer, 0, longer.length)).toBeUndefined();
  });

  it('keeps a copy, because the payload stands in a chunk', () => {
    const chunk = Buffer.from(payload);
    const memo = remembering(chunk);
    chunk.fill(0);
    expect(memo.recall(payload, 0, payload.length)).toBe(method);
    expect(memo.recall(chunk, 0, chunk.length)).toBeUndefined();
  });

  it.each(['short', 'a much longer payload than the first'])('knows the last one alone: %s', (text) => {
    const memo = remembering();
    const bytes = Buffer.from(text);
    memo.remember(bytes, 0, bytes.length, other);
    expect(memo.recall(bytes, 0, bytes.length)).toBe(other);
    expect(memo.recall(payload, 0, payload.length)).toBeUndefined();
  });
});
