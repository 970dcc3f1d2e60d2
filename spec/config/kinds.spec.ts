/**
 * What each kind of setting takes, and what it makes of it.
 */
import { describe, expect, it } from '@jest/globals';
import { durationText } from '../../src/config/units/duration.js';
import {
  type Kind,
  address,
  bound,
  choice,
  duration,
  endpoints,
  memorySize,
  port,
  product,
  size,
  sizeText,
  toggle,
  whole,
} from '../../src/config/kinds.js';

/** What comes of a value in a file; `'refused'` when it is refused. */
function inFile(kind: Kind<unknown>, value: unknown): unknown {
  const result = kind.schema.safeParse(value);
  return result.success ? result.data : 'refused';
}

/** What comes of a text in the environment or on the command line. */
function asText(kind: Kind<unknown>, text: string): unknown {
  return inFile(kind, kind.fromText(text));
}

const timeout = duration(1000, 60_000);

describe('in a file', () => {
  it.each<[string, Kind<unknown>, unknown, unknown]>([
    ['a host', address, 'broker.example', 'broker.example'],
    ['an IPv6 address', address, '::1', '::1'],
    ['a port', port, 5672, 5672],
    ['no port', port, 'off', 'off'],
    ['no endpoints', endpoints, [], []],
    ['a bound', bound, 5, 5],
    ['no bound', bound, 'off', Infinity],
    ['a share of memory', memorySize, '40%', { share: 0.4 }],
    ['a share of memory as RabbitMQ has it', memorySize, 0.4, { share: 0.4 }],
    ['all memory', memorySize, '100 %', { share: 1 }],
    ['a size of memory', memorySize, '1GiB', { bytes: 2 ** 30 }],
    ['bytes of memory', memorySize, 1024, { bytes: 1024 }],
    ['a size', size(), '2KB', 2000],
    ['the least size', size(10, 20), 10, 10],
    ['the largest size', size(10, 20), '20B', 20],
    ['a time', timeout, '1.5s', 1500],
    ['the longest time', timeout, '1min', 60_000],
    ['no time', duration(1, 2, true), 'off', Infinity],
    ['a word', choice('one', 'two'), 'two', 'two'],
    ['a word that looks like a number', choice('1.2', '1.3'), 1.3, '1.3'],
    ['a product', product, 'rabbitmq:4.2.0', { product: 'RabbitMQ', version: '4.2.0' }],
    ['another product', product, 'Mine:1.0', { product: 'Mine', version: '1.0' }],
  ])('%s is taken', (_, kind, value, taken) => {
    expect(inFile(kind, value)).toEqual(taken);
  });

  it.each<[string, Kind<unknown>, unknown]>([
    ['a host with blanks', address, 'a b'],
    ['an empty host', address, ''],
    ['a host in brackets', address, '[::1]'],
    ['a port as text', port, '5672'],
    ['a port beyond all', port, 65_536],
    ['half a port', port, 1.5],
    ['a port below all', port, -1],
    ['a switch as text', toggle, 'true'],
    ['a switch as number', toggle, 1],
    ['one endpoint that is no list', endpoints, '127.0.0.1:5672'],
    ['a bound of nothing', bound, 0],
    ['no share', memorySize, '0%'],
    ['more than all', memorySize, '101%'],
    ['no fraction', memorySize, 0],
    ['too small', size(10, 20), 9],
    ['too large', size(10, 20), '21B'],
    ['a size that is none', size(), 'large'],
    ['a size in a list', size(), ['1']],
    ['a time without unit', timeout, '30'],
    ['a time as number', timeout, 30],
    ['a time that is too short', timeout, '999ms'],
    ['a time that is too long', timeout, '61s'],
    ['no time where there has to be one', timeout, 'off'],
    ['another word', choice('one', 'two'), 'three'],
    ['a whole number with a rest', whole(0, 9, 'a number'), 1.5],
    ['a version without dots', product, 'rabbitmq:4'],
    ['a date', address, new Date()],
  ])('%s is refused', (_, kind, value) => {
    expect(inFile(kind, value)).toBe('refused');
  });
});

describe('as text', () => {
  it.each<[string, Kind<unknown>, string, unknown]>([
    ['a port', port, '5672', 5672],
    ['no port', port, 'off', 'off'],
    ['a number', whole(0, 9, 'a number'), '7', 7],
    ['a switch', toggle, 'true', true],
    ['a switch off', toggle, 'false', false],
    ['bytes', size(), '1024', 1024],
    ['a list of one', endpoints, '127.0.0.1:1', [{ host: '127.0.0.1', port: 1 }]],
    [
      'a list',
      endpoints,
      'a.example:1, [::1]:65535',
      [
        { host: 'a.example', port: 1 },
        { host: '::1', port: 65_535 },
      ],
    ],
  ])('%s is taken', (_, kind, text, taken) => {
    expect(asText(kind, text)).toEqual(taken);
  });

  it.each<[string, Kind<unknown>, string]>([
    ['hexadecimal', port, '0x10'],
    ['an exponent', port, '1e3'],
    ['nothing', port, ''],
    ['a switch', toggle, 'yes'],
    ['an endpoint without port', endpoints, '127.0.0.1'],
    ['an endpoint beyond all ports', endpoints, '127.0.0.1:65536'],
    ['an IPv6 address without brackets', endpoints, '::1:5672'],
    ['a list with a gap', endpoints, '127.0.0.1:1,,127.0.0.1:2'],
  ])('%s is refused', (_, kind, text) => {
    expect(asText(kind, text)).toBe('refused');
  });
});

describe('the text of', () => {
  it.each([
    [1, '1'],
    [1500, '1500'],
    [64 * 1024, '64KiB'],
    [16 * 1024 ** 2, '16MiB'],
    [1.5 * 1024 ** 3, '1536MiB'],
  ])('%d bytes is %s', (bytes, text) => {
    expect(sizeText(bytes)).toBe(text);
    expect(inFile(size(), text)).toBe(bytes);
  });

  it.each([
    [1, '1ms'],
    [1500, '1500ms'],
    [10_000, '10s'],
    [300_000, '5min'],
    [86_400_000, '1d'],
    [Infinity, 'off'],
  ])('%d milliseconds is %s', (ms, text) => {
    expect(durationText(ms)).toBe(text);
    expect(inFile(duration(1, 1e9, true), text)).toBe(ms);
  });
});
