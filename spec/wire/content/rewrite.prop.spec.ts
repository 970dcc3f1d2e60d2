/**
 * Single properties and headers are found where they stand, and what is changed in a header changes
 * nothing else: the expected bytes are those of the decoded properties with one of them changed.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../../src/wire/content/arena.js';
import { Content, type TextProperty } from '../../../src/wire/content/content.js';
import { type BasicProperties, basicProperties, encodeProperties } from '../../../src/wire/content/properties.js';
import { withHeaders, withReplyTo, withoutHeader } from '../../../src/wire/content/rewrite.js';
import { type FieldTable, type FieldValue, field as fieldOf } from '../../../src/wire/values/field-table.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { encodeText } from '../../../src/wire/values/text.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { field, headerFrame, long, short, shortstr, tableOf } from '../../support/amqp-bytes.js';
import { arbitraryMessage } from '../../support/arbitrary-messages.js';
import { arbitraryShortstr, arbitraryTable } from '../../support/arbitrary-values.js';

const arbitraryContent = arbitraryMessage.map(({ content }) => content);
const textProperties = basicProperties.flatMap(([name, domain]) => (domain === 'shortstr' ? [name] : []));

function headerOf({ bytes, start, headerEnd }: Content): Buffer {
  return bytes.subarray(start, headerEnd);
}

/** The header frame of `content` with other properties. */
function headerWith(content: Content, properties: BasicProperties): Buffer {
  const writer = new Writer();
  encodeProperties(writer, properties);
  return headerFrame(headerOf(content).readUInt16BE(1), content.bodySize, Buffer.from(writer.written()));
}

/** The same before and after it is moved, with nothing left of where it came from. */
function expectContent(content: Content, header: Buffer, body: Buffer): void {
  for (const arena of [undefined, new Arena()]) {
    if (arena !== undefined) content.retain(arena);
    expect(headerOf(content).equals(header)).toBe(true);
    expect(content.body().equals(body)).toBe(true);
  }
}

describe('one property', () => {
  it('is found without decoding the others', () => {
    fc.assert(
      fc.property(arbitraryContent, (content) => {
        const properties = content.properties();
        for (const name of textProperties) expect(content.textProperty(name)).toBe(properties[name]);
      }),
    );
  });

  it.each<[string, TextProperty | 'headers' | 'none', boolean]>([
    ['headers', 'headers', false],
    ['a reply-to', 'replyTo', false],
    ['an expiration', 'expiration', false],
    ['a user-id', 'userId', false],
    ['a correlation-id', 'correlationId', true],
    ['a message-id', 'messageId', true],
    ['a type', 'type', true],
    ['nothing', 'none', true],
  ])('tells whether a broker has to look: %s', (_, name, plain) => {
    const index = basicProperties.findIndex(([property]) => property === name);
    const flag = index === -1 ? 0 : 0x8000 >> index;
    const value = name === 'none' ? Buffer.alloc(0) : name === 'headers' ? long(0) : shortstr('x');
    const header = headerFrame(1, 0, Buffer.concat([short(flag), value]));
    expect(Content.inParts(header, []).plain).toBe(plain);
  });

  it('is found behind flags that go on', () => {
    const properties = Buffer.concat([short(0x0201), short(0x0001), short(0), shortstr('me')]);
    const content = Content.inParts(headerFrame(1, 0, properties), []);
    expect([content.textProperty('replyTo'), content.textProperty('messageId')]).toEqual(['me', undefined]);
  });
});

describe('one header', () => {
  it('is found without decoding the others', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryShortstr, (content, stranger) => {
        const headers = content.headers();
        for (const name of [...headers.keys(), stranger]) {
          const value = content.header(encodeText(name));
          expect(value === undefined ? new Map() : tableWith(name, value)).toEqual(
            headers.has(name) ? new Map([[name, headers.get(name)]]) : new Map(),
          );
        }
      }),
    );
  });
});

describe('another reply-to', () => {
  it('changes nothing else', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryShortstr, (content, replyTo) => {
        const properties = content.properties();
        fc.pre(properties.replyTo !== undefined);
        const body = Buffer.from(content.body());
        expectContent(withReplyTo(content, replyTo), headerWith(content, { ...properties, replyTo }), body);
      }),
    );
  });
});

describe('a header less', () => {
  it('changes nothing else', () => {
    fc.assert(
      fc.property(arbitraryContent, fc.nat(), (content, which) => {
        const properties = content.properties();
        const headers = new Map(properties.headers);
        fc.pre(headers.size > 0);
        const name = [...headers.keys()][which % headers.size]!;
        headers.delete(name);
        const body = Buffer.from(content.body());
        expectContent(withoutHeader(content, encodeText(name)), headerWith(content, { ...properties, headers }), body);
      }),
    );
  });

  it('that is not there is the very same content', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryShortstr, (content, name) => {
        fc.pre(!content.headers().has(name));
        expect(withoutHeader(content, encodeText(name))).toBe(content);
      }),
    );
  });

  it('is gone wherever it stood', () => {
    const text = (value: string): Buffer => field('S', long(value.length), Buffer.from(value));
    const fields = (...names: string[]): Buffer => tableOf(names.map((name) => [name, text(`of ${name}`)] as const));
    const header = (table: Buffer): Buffer => headerFrame(1, 0, Buffer.concat([short(0x2000), table]));
    const content = Content.inParts(header(fields('B', 'A', 'B', 'C', 'B')), []);
    expect(headerOf(withoutHeader(content, Buffer.from('B')))).toEqual(header(fields('A', 'C')));
  });
});

describe('headers more', () => {
  const text = (value: string): Buffer => field('S', long(value.length), Buffer.from(value));
  const frameOf = (...fields: (readonly [string | Buffer, Buffer])[]): Buffer =>
    headerFrame(1, 0, Buffer.concat([short(0x2000), tableOf(fields)]));

  it('change nothing else, and are sorted in among the others', () => {
    fc.assert(
      fc.property(arbitraryContent, arbitraryTable, (content, additions) => {
        const properties = content.properties();
        const headers = byName(new Map([...(properties.headers ?? []), ...additions]));
        const body = Buffer.from(content.body());
        expectContent(withHeaders(content, [...additions]), headerWith(content, { ...properties, headers }), body);
      }),
    );
  });

  it('come behind what stands before headers, where there were none', () => {
    const before = Buffer.concat([short(0xd001), short(0), shortstr('a/b'), shortstr('gzip'), Buffer.of(2)]);
    const after = [
      short(0xf001),
      short(0),
      shortstr('a/b'),
      shortstr('gzip'),
      tableOf([['n', text('1')]]),
      Buffer.of(2),
    ];
    const content = withHeaders(Content.inParts(headerFrame(1, 0, before), []), [['n', fieldOf.text('1')]]);
    expect(headerOf(content)).toEqual(headerFrame(1, 0, Buffer.concat(after)));
  });

  it('take the place of all that have their name', () => {
    const content = Content.inParts(
      frameOf(['n', text('1')], ['b', text('2')], ['n', text('3')], ['a', text('4')]),
      [],
    );
    const changed = withHeaders(content, [['n', fieldOf.text('5')]]);
    expect(headerOf(changed)).toEqual(frameOf(['a', text('4')], ['b', text('2')], ['n', text('5')]));
  });

  it('leave names that stand there twice in their order, and values as they are written', () => {
    const odd = [field('t', Buffer.of(2)), field('L', Buffer.alloc(8, 1)), field('f', Buffer.from('7fc00001', 'hex'))];
    const [two, old, nan] = odd as [Buffer, Buffer, Buffer];
    const content = Content.inParts(frameOf(['z', two], ['b', old], ['a', nan], ['b', two]), []);
    const changed = withHeaders(content, [['n', fieldOf.int(1)]]);
    expect(headerOf(changed)).toEqual(
      frameOf(['a', nan], ['b', old], ['b', two], ['n', field('I', long(1))], ['z', two]),
    );
  });

  it('come last where there are too many to sort', () => {
    const many = Array.from({ length: 2000 }, (_, i) => [`${(i * 7919) % 2000}`, field('V')] as const);
    const changed = withHeaders(Content.inParts(frameOf(...many), []), [['0', fieldOf.int(1)]]);
    expect(headerOf(changed)).toEqual(frameOf(...many.filter(([name]) => name !== '0'), ['0', field('I', long(1))]));
  });
});

/** A table sorted by the bytes of its names. */
function byName(table: FieldTable): FieldTable {
  const byBytes = (a: string, b: string): number => encodeText(a).compare(encodeText(b));
  return new Map<string, FieldValue>([...table].sort(([a], [b]) => byBytes(a, b)));
}

/** The table of one header, decoded from a view of its value. */
function tableWith(name: string, value: Buffer): ReadonlyMap<string, unknown> {
  return new Reader().aim(tableOf([[encodeText(name), value]])).table();
}
