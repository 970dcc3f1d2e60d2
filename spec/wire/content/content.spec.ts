/**
 * Content keeps what it is given: borrowed bytes survive their chunk once they are retained.
 */
import { describe, expect, it } from '@jest/globals';
import { Arena } from '../../../src/wire/content/arena.js';
import { Content } from '../../../src/wire/content/content.js';
import { bodyFrame, field, headerFrame, octet, short, shortstr, table } from '../../support/amqp-bytes.js';
import { expectConnectionError } from '../../support/thrown.js';

const properties = Buffer.concat([
  short(0x3000),
  table({ 'x-kind': field('S', Buffer.from([0, 0, 0, 1]), Buffer.from('a')) }),
  octet(2),
]);
const BEFORE = 13;

/** A chunk with a header frame and a body frame somewhere in it. */
function borrow(body: string): { chunk: Buffer; content: Content } {
  const header = headerFrame(1, Buffer.byteLength(body), properties);
  const framed = body === '' ? header : Buffer.concat([header, bodyFrame(1, body)]);
  const chunk = Buffer.concat([Buffer.alloc(BEFORE, 0xee), framed, Buffer.alloc(5, 0xee)]);
  const content = Content.borrowed(chunk, BEFORE, BEFORE + header.length, BEFORE + framed.length);
  return { chunk, content };
}

function expectKept(content: Content, body: string): void {
  expect(content.body().toString()).toBe(body);
  expect(content.bodySize).toBe(Buffer.byteLength(body));
  expect(content.persistent).toBe(true);
  expect(content.properties()).toEqual({
    headers: new Map([['x-kind', { type: 'S', value: 'a' }]]),
    deliveryMode: 2,
  });
}

describe.each([
  ['no body', ''],
  ['a small body', 'hello'],
  ['a large body', 'x'.repeat(20_000)],
])('borrowed content with %s', (_, body) => {
  it('is read where it stands', () => {
    expectKept(borrow(body).content, body);
  });

  it('survives its chunk once retained', () => {
    const { chunk, content } = borrow(body);
    content.retain(new Arena());
    chunk.fill(0);
    expectKept(content, body);
  });

  it('is moved once only, and keeps clear of its neighbours in the arena', () => {
    const arena = new Arena();
    const contents = Array.from({ length: 3 }, () => borrow(body).content);
    for (const content of contents) content.retain(arena);
    const places = contents.map(({ bytes, start }) => ({ bytes, start }));
    for (const content of contents) content.retain(arena);
    expect(contents.every(({ bytes, start }, i) => bytes === places[i]!.bytes && start === places[i]!.start)).toBe(
      true,
    );
    for (const content of contents) expectKept(content, body);
  });

  it('counts its frames', () => {
    const { content } = borrow(body);
    const header = headerFrame(1, 0, properties).length;
    expect(content.byteLength).toBe(header + (body === '' ? 0 : body.length + 8));
  });
});

describe('content in parts', () => {
  const header = headerFrame(1, 10, properties);

  it('puts its body together', () => {
    const content = Content.inParts(header, [Buffer.from('abc'), Buffer.from('defg'), Buffer.from('hij')]);
    expectKept(content, 'abcdefghij');
    expect(content.byteLength).toBe(header.length + 10);
  });

  it('with one part gives that part', () => {
    const part = Buffer.from('abcdefghij');
    expect(Content.inParts(header, [part]).body()).toBe(part);
  });

  it('is nothing to move', () => {
    const content = Content.inParts(header, [Buffer.from('abcdefghij')]);
    content.retain(new Arena());
    expect(content.bytes).toBe(header);
  });
});

describe('content that owns its frames', () => {
  it('is nothing to move either', () => {
    const header = headerFrame(1, 3, short(0));
    const bytes = Buffer.concat([header, bodyFrame(1, 'abc')]);
    const content = Content.framed(bytes, 0, header.length, bytes.length);
    content.retain(new Arena());
    expect(content.bytes).toBe(bytes);
    expect(content.body().toString()).toBe('abc');
    expect(content.persistent).toBe(false);
    expect(content.headers()).toEqual(new Map());
  });
});

describe('content whose properties are malformed', () => {
  const bad = headerFrame(1, 0, Buffer.concat([short(0x8000), shortstr('text/plain'), octet(0)]));

  it('is not made, by whatever way', () => {
    expectConnectionError(() => Content.framed(bad, 0, bad.length, bad.length), 501);
    expectConnectionError(() => Content.borrowed(bad, 0, bad.length, bad.length), 501);
    expectConnectionError(() => Content.inParts(bad, []), 501);
  });
});
