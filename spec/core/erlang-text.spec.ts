/**
 * Strings in reply texts as RabbitMQ prints them; each line was seen there.
 */
import { describe, expect, it } from '@jest/globals';
import { erlangBinary, erlangString } from '../../src/core/erlang-text.js';

describe('a string', () => {
  it.each([
    ['s', '"s"', '<<"s">>'],
    ['a b', '"a b"', '<<"a b">>'],
    ['"', '"\\""', '<<"\\"">>'],
    ['\\', '"\\\\"', '<<"\\\\">>'],
    ['\r\n\t\b\v\f\u001b', '"\\r\\n\\t\\b\\v\\f\\e"', '<<"\\r\\n\\t\\b\\v\\f\\e">>'],
    ["it's 5%", '"it\'s 5%"', '<<"it\'s 5%">>'],
    ['é', '"é"', '<<"é">>'],
    ['中', '"中"', '<<"中">>'],
    ['\u0001', '[1]', '<<1>>'],
    ['a\u007f', '[97,127]', '<<97,127>>'],
    ['À', '[195,128]', '<<195,128>>'],
    ['\udcff', '"\udcff"', '<<"\udcff">>'],
    ['\udc80', '[128]', '<<128>>'],
  ])('%j', (text, asString, asBinary) => {
    expect([erlangString(text), erlangBinary(text)]).toEqual([asString, asBinary]);
  });

  it('that is empty', () => {
    expect([erlangString(''), erlangBinary('')]).toEqual(['""', '<<>>']);
  });
});
