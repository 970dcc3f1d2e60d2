/**
 * Turns a case into one that must fail: the last thing that it expects is made wrong.
 *
 * A case that still passes when its expectation is wrong checks nothing.
 */
import type { Case, Pattern, Patterns, Step } from '../vocabulary.js';

/** The case with its last expectation made wrong; `undefined` when it expects nothing. */
export function flipped(testCase: Case): Case | undefined {
  for (let index = testCase.steps.length - 1; index >= 0; index--) {
    const wrong = flippedStep(testCase.steps[index]!);
    if (wrong !== undefined) return { ...testCase, steps: testCase.steps.with(index, wrong).slice(0, index + 1) };
  }
  return undefined;
}

function flippedStep(step: Step): Step | undefined {
  if ('expectChannelError' in step) return { ...step, expectChannelError: step.expectChannelError + 1 };
  if ('expectConnectionError' in step) return { ...step, expectConnectionError: REPLY_CODE_OF_NO_ERROR };
  if ('expectNothingForMs' in step) return somethingInstead(step);
  if ('expectBytes' in step) return { ...step, expectBytes: ['not these'] };
  if ('expectEnd' in step) return { expect: 'connection.blocked', connection: step.expectEnd };
  if ('expectHeartbeat' in step) return { expect: 'connection.blocked', connection: step.expectHeartbeat };
  if ('expect' in step) return flippedExpect(step);
  if ('call' in step && step.answer !== undefined) return { ...step, answer: flippedPatterns(step.answer) };
  if ('call' in step) return { ...step, answer: { name: 'another method' } };
  if ('closeChannel' in step) return { ...step, closeChannel: 'no such channel' };
  if ('repeat' in step) return flippedInside(step.steps, (steps) => ({ repeat: 1, steps }));
  if ('eventually' in step) return flippedInside(step.eventually, (steps) => ({ eventually: steps }));
  return undefined;
}

function flippedInside(steps: readonly Step[], around: (steps: readonly Step[]) => Step): Step | undefined {
  const inner = flipped({ title: '', rule: '', steps });
  return inner && around(inner.steps);
}

const REPLY_CODE_OF_NO_ERROR = 200;

function somethingInstead(step: Extract<Step, { expectNothingForMs: number }>): Step {
  const where = step.connection === undefined ? { on: step.on ?? 'main' } : { connection: step.connection };
  return { expect: 'basic.deliver', ...where };
}

function flippedExpect(step: Extract<Step, { expect: unknown }>): Step {
  if (step.content?.framesUpTo !== undefined) return { ...step, content: { framesUpTo: 1 } };
  if (step.content?.deaths !== undefined) return { ...step, content: { deaths: [] } };
  if (step.content?.body !== undefined) return { ...step, content: { ...step.content, body: 'another body' } };
  if (step.content?.headers !== undefined) return { ...step, content: { headers: { 'no-such-header': true } } };
  if (step.content?.properties !== undefined) {
    return { ...step, content: { properties: flippedPatterns(step.content.properties) } };
  }
  return { ...step, with: flippedPatterns(step.with ?? { name: step.expect }) };
}

function flippedPatterns(patterns: Patterns): Patterns {
  const entries = Object.entries(patterns);
  return Object.fromEntries(
    entries.map(([name, pattern], index) => [name, index === entries.length - 1 ? wrong(pattern) : pattern]),
  );
}

function wrong(pattern: Pattern): Pattern {
  if (typeof pattern === 'boolean') return !pattern;
  if (typeof pattern === 'number') return pattern + 1;
  return 'certainly not this';
}
