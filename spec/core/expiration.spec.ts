/**
 * The property expiration as RabbitMQ reads it; each line was seen on it.
 */
import { describe, expect, it } from '@jest/globals';
import { parseExpiration } from '../../src/core/expiration.js';
import { channelClosed } from '../support/refusals.js';
import { ScriptedCore } from '../support/scripted-core.js';

function refused(text: string, why: string) {
  return channelClosed(406, `PRECONDITION_FAILED - invalid expiration '${text}': ${why}`, 'basic.publish');
}

/** What a publish that reaches no queue is answered. */
function publishWith(expiration: string): unknown[] {
  return new ScriptedCore().channel().publish({ routingKey: 'none', properties: { expiration } });
}

describe('an expiration', () => {
  it.each([
    ['0', 0],
    ['60000', 60_000],
    ['007', 7],
    ['+5', 5],
    ['-0', 0],
    ['315360000000', 315_360_000_000],
  ])('of %j is %d ms', (text, milliseconds) => {
    expect(parseExpiration(text)).toBe(milliseconds);
    expect(publishWith(text)).toEqual([]);
  });

  it.each([
    ['abc', 'no_integer'],
    ['', 'no_integer'],
    [' 5', 'no_integer'],
    ['--1', 'no_integer'],
    ['+-1', 'no_integer'],
    ['٣', 'no_integer'],
    ["it's", 'no_integer'],
    ['5s', '{leftover_string,"s"}'],
    ['5 ', '{leftover_string," "}'],
    ['1.5', '{leftover_string,".5"}'],
    ['1e3', '{leftover_string,"e3"}'],
    ['0x10', '{leftover_string,"x10"}'],
    ['5\n', '{leftover_string,"\\n"}'],
    ['5"x', '{leftover_string,"\\"x"}'],
    ['5\\', '{leftover_string,"\\\\"}'],
    ['5\u0001', '{leftover_string,[1]}'],
    ['5é', '{leftover_string,"é"}'],
    ['-1', '{value_negative,-1}'],
    ['-01', '{value_negative,-1}'],
    ['315360000001', '{value_too_large,315360000001}'],
    ['99999999999999999999', '{value_too_large,99999999999999999999}'],
  ])('of %j is refused', (text, why) => {
    expect(publishWith(text)).toEqual([refused(text, why)]);
  });
});

describe('a publish', () => {
  it('with a wrong expiration closes the channel, and reaches no queue', () => {
    const channel = new ScriptedCore().channel();
    channel.queue('q');
    const sent = channel.publish({ routingKey: 'q', properties: { expiration: 'soon' } });
    expect(sent).toEqual([refused('soon', 'no_integer')]);
    channel.call('channel.close-ok');
    channel.call('channel.open');
    channel.take();
    expect(channel.drain('q')).toEqual([]);
  });

  it('with a missing exchange and a wrong expiration is told of the exchange', () => {
    const channel = new ScriptedCore().channel();
    const sent = channel.publish({ exchange: 'none', properties: { expiration: 'soon' } });
    expect(sent).toMatchObject([{ name: 'channel.close', replyCode: 404 }]);
  });
});
