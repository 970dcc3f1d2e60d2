/**
 * How results are written: tables that stand in columns, CSV and YAML that parsers read back, and nothing that a
 * stranger's name could do to a terminal.
 */
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { durationText, sizeText } from '../../src/cli/commands/broker/figures.js';
import { csvText } from '../../src/cli/output/csv.js';
import { recordText, tableText } from '../../src/cli/output/table.js';
import { visible, visibleLines } from '../../src/cli/output/visible.js';
import { yamlText } from '../../src/cli/output/yaml.js';

const columns = [{ key: 'name' }, { key: 'messages_ready', title: 'ready' }, { key: 'policy' }];
const rows = [
  { name: 'eu', messages_ready: 5, policy: null },
  { name: '日本', messages_ready: 12_345, policy: 'all' },
];

describe('a table', () => {
  it('stands in columns, numbers to the right', () => {
    expect(tableText(columns, rows, { bold: false })).toBe(
      'name  ready  policy\n' + 'eu        5\n' + '日本  12345  all\n',
    );
  });

  it('is bold at its head on a terminal alone', () => {
    const [head] = tableText(columns, rows, { bold: true }).split('\n');
    expect(head).toBe('\u001b[1mname  ready  policy\u001b[22m');
  });

  it('shows what would command a terminal', () => {
    const text = tableText([{ key: 'name' }], [{ name: 'a\u001b[2J\nb\u202e' }], { bold: false });
    expect(text).toBe('name\na\\u001b[2J\\nb\\u202e\n');
  });
});

describe('a record', () => {
  it('has a line for each value that is there', () => {
    const columnsOfRecord = [
      { key: 'node' },
      { key: 'memory_bytes', title: 'memory', text: sizeText },
      { key: 'alarms' },
    ];
    const record = { node: 'a', memory_bytes: 1536, alarms: undefined };
    expect(recordText(columnsOfRecord, record, { bold: false })).toBe('node    a\nmemory  1.5 KiB\n');
  });
});

describe('figures', () => {
  it.each([
    [0, '0 bytes'],
    [1023, '1023 bytes'],
    [1_073_741_824, '1.0 GiB'],
  ])('%d bytes are %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
  });

  it.each([
    [0, '0 s'],
    [61_000, '1 min 1 s'],
    [90_000_000, '1 d 1 h'],
  ])('%d ms are %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
  });
});

describe('CSV', () => {
  it('quotes what has to be', () => {
    const text = csvText(
      ['a', 'b'],
      [
        { a: 'x,y', b: 'say "hi"\n' },
        { a: { n: 1 }, b: null },
      ],
    );
    expect(text).toBe('a,b\n"x,y","say ""hi""\n"\n"{""n"":1}",\n');
  });
});

describe('YAML', () => {
  it('is in blocks', () => {
    const text = yamlText([
      { name: 'eu', n: 1, count: 2, arguments: { 'x-ttl': 5 }, tags: ['a', 'b'], none: {}, nothing: null },
    ]);
    expect(text).toBe(
      '- name: eu\n  "n": 1\n  count: 2\n  arguments:\n    x-ttl: 5\n  tags:\n    - a\n    - b\n  none: {}\n  nothing: null\n',
    );
  });

  it.each([
    'true',
    'No',
    '5',
    '',
    ' x',
    '- a',
    'a: b',
    '#',
    "it's",
    '1e3',
    'null',
    '~',
    'a\nb',
    '0x1F',
    '.5',
    '=',
    '*.#',
  ])('means the text %j, to older parsers too', (text) => {
    for (const version of ['1.1', '1.2'] as const) expect(parse(yamlText({ text }), { version })).toEqual({ text });
  });

  it.each(['eu', 'amq.topic', '/', 'two words', 'x-death', 'a/b'])('leaves %j as it is', (text) => {
    expect(yamlText(text)).toBe(`${text}\n`);
  });
});

describe('a column', () => {
  it.each([
    ['abc', 3],
    ['日本', 4],
    ['e\u0301', 1],
    ['🐇', 2],
    ['ü', 1],
  ])('counts %s as %d cells of the terminal', (name, width) => {
    const [, line] = tableText([{ key: 'name' }, { key: 'b' }], [{ name, b: 'x' }], { bold: false }).split('\n');
    expect(line).toBe(`${name}${' '.repeat(Math.max(0, 'name'.length - width))}  x`);
  });
});

describe('visible', () => {
  it('keeps lines where there may be some', () => {
    expect(visibleLines('a\r\nb\tc\u0007')).toBe('a\nb\tc\\u0007');
    expect(visible('a\nb\tc')).toBe('a\\nb\\tc');
  });
});
