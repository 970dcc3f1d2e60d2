/**
 * Which x-arguments a queue may be declared with: answers and texts of RabbitMQ 3.10, where it has them.
 */
import { describe, expect, it } from '@jest/globals';
import type { QueueDefinition } from '../../../src/core/queue/queue-definition.js';
import { assertQueueArguments } from '../../../src/core/queue/queue-arguments.js';
import { ChannelError, ConnectionError } from '../../../src/wire/methods/errors.js';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';

const long = (value: number | bigint): FieldValue => ({ type: 'l', value });
const nothing: FieldValue = { type: 'V', value: null };
const quorum = { 'x-queue-type': field.text('quorum') };

function definition(args: Record<string, FieldValue>, more: Partial<QueueDefinition> = {}): QueueDefinition {
  const base = { vhost: '/', name: 'q', durable: true, exclusive: false, autoDelete: false };
  return { ...base, ...more, arguments: new Map(Object.entries(args)) };
}

/** What the declaration is refused with, or `undefined`. */
function refusal(args: Record<string, FieldValue>, more?: Partial<QueueDefinition>): string | undefined {
  try {
    assertQueueArguments(definition(args, more));
    return undefined;
  } catch (error) {
    if (error instanceof ChannelError || error instanceof ConnectionError) return error.replyText;
    throw error;
  }
}

describe('arguments that make sense', () => {
  it.each<[string, Record<string, FieldValue>]>([
    ['none', {}],
    ['time to live 0', { 'x-message-ttl': field.int(0) }],
    ['ten years', { 'x-message-ttl': long(315_360_000_000), 'x-expires': long(315_360_000_000) }],
    [
      'integers of any width',
      { 'x-max-length': { type: 'b', value: 5 }, 'x-max-length-bytes': { type: 'u', value: 5 } },
    ],
    ['any length', { 'x-max-length': long(2n ** 62n) }],
    ['priorities', { 'x-max-priority': field.int(255) }],
    ['overflow', { 'x-overflow': field.text('reject-publish-dlx') }],
    ['dead letters', { 'x-dead-letter-exchange': field.text(''), 'x-dead-letter-routing-key': field.text('k') }],
    ['a consumer timeout', { 'x-consumer-timeout': long(1) }],
    ['one active consumer', { 'x-single-active-consumer': field.bool(true) }],
    ['the classic type', { 'x-queue-type': field.text('classic'), 'x-queue-mode': field.text('lazy') }],
    ['the quorum type', { ...quorum, 'x-dead-letter-strategy': field.text('at-least-once') }],
    ['a delivery limit', { 'x-delivery-limit': field.int(-1) }],
    ['delayed retry', { 'x-delayed-retry-type': field.text('all'), 'x-delayed-retry-min': field.int(5) }],
    ['as much delay as at the least', { 'x-delayed-retry-min': field.int(5), 'x-delayed-retry-max': long(5) }],
    ['a longest delay alone', { 'x-delayed-retry-max': long(2) }],
    [
      'what a cluster would care for',
      { ...quorum, 'x-quorum-initial-group-size': field.int(3), 'x-queue-leader-locator': field.text('balanced') },
    ],
    ['what nobody knows', { 'x-foo': nothing, 'x-foo-timeout': field.text('abc') }],
  ])('%s', (_what, args) => {
    expect(refusal(args)).toBeUndefined();
  });
});

describe('arguments that make no sense', () => {
  it.each<[string, FieldValue, string]>([
    ['x-message-ttl', field.int(-1), '{value_negative,-1}'],
    ['x-message-ttl', long(315_360_000_001), '{value_too_large,315360000001}'],
    ['x-message-ttl', field.text('abc'), '"expected integer, got longstr"'],
    ['x-message-ttl', field.bool(true), '"expected integer, got bool"'],
    ['x-message-ttl', nothing, '"expected integer, got void"'],
    ['x-message-ttl', { type: 'A', value: [field.int(1)] }, '"expected integer, got array"'],
    ['x-message-ttl', { type: 'd', value: 1 }, '"expected integer, got double"'],
    ['x-expires', field.int(0), '{value_zero,0}'],
    ['x-expires', field.int(-1), '{value_negative,-1}'],
    ['x-consumer-timeout', field.int(0), '{value_zero,0}'],
    ['x-consumer-timeout', field.int(-1), '{value_negative,-1}'],
    ['x-consumer-timeout', long(315_360_000_001), '{value_too_large,315360000001}'],
    ['x-consumer-timeout', field.text('1'), '"expected integer, got longstr"'],
    ['x-max-length', field.int(-1), '{value_negative,-1}'],
    ['x-max-length-bytes', field.text('1'), '"expected integer, got longstr"'],
    ['x-max-priority', field.int(256), '{max_value_exceeded,256}'],
    ['x-max-priority', field.int(-1), '{value_negative,-1}'],
    ['x-queue-version', field.int(3), `"unsupported queue version '3'"`],
    ['x-overflow', field.text('x'), 'invalid_overflow'],
    ['x-overflow', field.int(1), '{unacceptable_type,signedint}'],
    ['x-dead-letter-routing-key', field.text('k'), 'routing_key_but_no_dlx_defined'],
    ['x-dead-letter-routing-key', field.int(1), '{unacceptable_type,signedint}'],
    ['x-single-active-consumer', field.int(1), '{unacceptable_type,signedint}'],
    ['x-queue-type', field.text('x'), `"unsupported queue type 'x'"`],
    ['x-queue-type', field.text(''), `"unsupported queue type ''"`],
    ['x-queue-type', field.int(1), '{unacceptable_type,signedint}'],
    ['x-queue-mode', field.text('x'), `"unsupported queue mode 'x'"`],
    ['x-delivery-limit', field.int(-2), '{value_negative,-2}'],
    ['x-delayed-retry-type', field.text('x'), 'invalid_delayed_retry_type'],
    ['x-delayed-retry-min', field.int(-1), '{value_negative,-1}'],
    ['x-delayed-retry-max', field.text('x'), '"expected integer, got longstr"'],
    ['x-delayed-retry-max', long(315_360_000_001), '{value_too_large,315360000001}'],
    ['x-queue-leader-locator', field.text('x'), 'invalid_queue_locator_arg'],
    ['x-queue-leader-locator', field.int(1), '{unacceptable_type,signedint}'],
  ])('%s = %j', (argument, value, wrong) => {
    const text = `PRECONDITION_FAILED - invalid arg '${argument}' for queue 'q' in vhost '/': ${wrong}`;
    expect(refusal({ [argument]: value })).toBe(text);
  });

  it.each<[string, FieldValue, string]>([
    ['x-max-in-memory-length', field.int(-1), '{value_negative,-1}'],
    ['x-max-in-memory-bytes', field.text('x'), '"expected integer, got longstr"'],
    ['x-quorum-initial-group-size', field.int(0), '{value_zero,0}'],
    ['x-quorum-target-group-size', field.int(-1), '{value_negative,-1}'],
    ['x-dead-letter-strategy', field.text('x'), 'invalid_dlx_strategy'],
  ])('%s = %j on a quorum queue', (argument, value, wrong) => {
    const text = `PRECONDITION_FAILED - invalid arg '${argument}' for queue 'q' in vhost '/': ${wrong}`;
    expect(refusal({ ...quorum, [argument]: value })).toBe(text);
  });

  it('a longest delay that is shorter than the shortest, of whatever width', () => {
    const args = { 'x-delayed-retry-min': long(6), 'x-delayed-retry-max': { type: 'b', value: 5 } } as const;
    const text = "invalid arg 'x-delayed-retry-max' for queue 'q' in vhost '/': delayed_retry_max_below_min";
    expect(refusal(args)).toBe(`PRECONDITION_FAILED - ${text}`);
  });

  it('a dead-letter exchange that is no name', () => {
    const text = "invalid type 'signedint' for arg 'x-dead-letter-exchange' in queue 'q' in vhost '/'";
    expect(refusal({ 'x-dead-letter-exchange': field.int(1) })).toBe(`PRECONDITION_FAILED - ${text}`);
  });

  it.each([
    'x-max-age',
    'x-stream-max-segment-size-bytes',
    'x-dead-letter-strategy',
    'x-max-in-memory-length',
    'x-max-in-memory-bytes',
    'x-quorum-initial-group-size',
    'x-quorum-target-group-size',
    'x-initial-cluster-size',
    'x-consumer-disconnected-timeout',
  ])('%s on a classic queue', (argument) => {
    const text = `invalid arg '${argument}' for queue 'q' in vhost '/' of queue type rabbit_classic_queue`;
    expect(refusal({ [argument]: field.text('1D') })).toBe(`PRECONDITION_FAILED - ${text}`);
  });

  it.each([
    'x-max-priority',
    'x-queue-mode',
    'x-queue-version',
    'x-queue-master-locator',
    'x-max-age',
    'x-initial-cluster-size',
  ])('%s on a quorum queue', (argument) => {
    const text = `invalid arg '${argument}' for queue 'q' in vhost '/' of queue type rabbit_quorum_queue`;
    expect(refusal({ ...quorum, [argument]: field.text('1D') })).toBe(`PRECONDITION_FAILED - ${text}`);
  });

  it.each<[string, Partial<QueueDefinition>]>([
    ['non-durable', { durable: false }],
    ['exclusive-owner', { exclusive: true, durable: false }],
    ['auto-delete', { autoDelete: true }],
  ])('a quorum queue that is %s', (property, more) => {
    const text = `PRECONDITION_FAILED - invalid property '${property}' for queue 'q' in vhost '/'`;
    expect(refusal(quorum, more)).toBe(text);
  });

  it('a stream, until there are any', () => {
    expect(refusal({ 'x-queue-type': field.text('stream') })).toBe('NOT_IMPLEMENTED - queue type stream');
  });
});
