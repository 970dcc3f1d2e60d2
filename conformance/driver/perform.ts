/**
 * Performs the steps of a case, one function per kind of step.
 *
 * @throws Difference when the broker does not do what the step expects, CaseFault when the step makes no sense
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { CLASS_BASIC, FRAME_BODY, FRAME_HEADER } from '../../src/wire/frames/frame.js';
import { encodeProperties } from '../../src/wire/content/properties.js';
import { type MethodName, type MethodOf, methods } from '../../src/wire/methods/methods.js';
import { Writer } from '../../src/wire/values/writer.js';
import type * as step from '../vocabulary.js';
import { argumentDifferences, contentDifferences, matches } from './patterns.js';
import type { LocalNames } from './local-names.js';
import { BrokerNotBack } from './restart.js';
import { shown } from './shown.js';
import { CaseFault, type Stage, type StageChannel } from './stage.js';
import { bodyOf, bytesOf, methodOf, propertiesOf } from './values.js';
import { type Command, frame } from './wire-connection.js';

const PAUSE_BETWEEN_TRIES_MS = 25;

/** The broker did something else than the case expects. */
export class Difference extends Error {}

export interface PerformOptions {
  /** Whether reply texts are compared, or reply codes alone. */
  readonly replyTexts: boolean;
}

export async function perform(stage: Stage, one: step.Step, options: PerformOptions): Promise<void> {
  if ('call' in one) await call(stage, one);
  else if ('send' in one) send(stage, one);
  else if ('expect' in one) await expect(stage, one);
  else if ('expectChannelError' in one) await expectChannelError(stage, one, options);
  else if ('expectConnectionError' in one) await expectConnectionError(stage, one, options);
  else if ('repeat' in one) await repeat(stage, one, options);
  else if ('eventually' in one) await eventually(stage, one, options);
  else if ('sendBytes' in one) stage.connection(one.connection).send(bytesOf(one.sendBytes, stage.names));
  else if ('sendFrame' in one) sendFrame(stage, one);
  else await performQuietly(stage, one);
}

type Quiet = Exclude<
  step.Step,
  | step.Call
  | step.Send
  | step.Expect
  | step.ExpectChannelError
  | step.ExpectConnectionError
  | step.Repeat
  | step.Eventually
  | step.SendBytes
  | step.SendFrame
>;

/** Opening, closing and waiting. */
async function performQuietly(stage: Stage, one: Quiet): Promise<void> {
  if ('openConnection' in one) await differing(stage.openConnection(one.openConnection, one));
  else if ('openChannel' in one) await differing(stage.openChannel(one.openChannel, one.connection, one.number));
  else if ('closeChannel' in one) await closeChannel(stage, one);
  else if ('closeConnection' in one) await closeConnection(stage, one);
  else if ('restart' in one) await restart(stage, one);
  else if ('dropConnection' in one) stage.connection(one.dropConnection).drop();
  else if ('expectEnd' in one) await expectEnd(stage, one);
  else if ('expectBytes' in one) await expectBytes(stage, one);
  else if ('expectHeartbeat' in one) {
    await differing(stage.connection(one.expectHeartbeat).heartbeats.take(stage.options.timeoutMs));
  } else await expectNothing(stage, one);
}

async function call(stage: Stage, one: step.Call): Promise<void> {
  send(stage, { send: one.call, ...(one.with && { with: one.with }), ...(one.on !== undefined && { on: one.on }) });
  const answer = `${one.call}-ok` as MethodName;
  await expect(stage, {
    expect: answer,
    ...(one.answer && { with: one.answer }),
    ...(one.save && { save: one.save }),
    ...(one.on !== undefined && { on: one.on }),
  });
}

function send(stage: Stage, one: step.Send): void {
  const { connection, number } = stage.place(one);
  const method = methodOf(one.send, one.with ?? {}, stage.names);
  stage.noteDeclared(method);
  connection.sendMethod(number, method);
  const takesContent = 'content' in methods[one.send];
  if (takesContent) sendContent(stage, { connection, number }, one.content ?? {});
  else if (one.content !== undefined) throw new CaseFault(`${one.send} takes no content`);
}

function sendContent(stage: Stage, { connection, number }: StageChannel, content: step.SentContent): void {
  const bytes = bodyOf(content.body ?? '');
  const header = new Writer();
  header.short(CLASS_BASIC);
  header.short(0);
  header.longlong(bytes.length);
  encodeProperties(header, propertiesOf(content.properties ?? {}, stage.names));
  connection.sendFrame(FRAME_HEADER, number, Buffer.from(header.written()));
  const sizes = content.frames ?? evenly(bytes.length, connection.frameMax - 8);
  let at = 0;
  for (const size of sizes) {
    connection.sendFrame(FRAME_BODY, number, bytes.subarray(at, at + size));
    at += size;
  }
}

function evenly(total: number, each: number): number[] {
  const count = Math.ceil(total / each);
  return Array.from({ length: count }, (_, index) => Math.min(each, total - index * each));
}

async function expect(stage: Stage, one: step.Expect): Promise<void> {
  const { method, content, largestFrame } = await receive(stage, stage.place(one), one.expect);
  const differences = argumentDifferences(method, one.with ?? {}, stage.names);
  if (one.content !== undefined) differences.push(...contentDifferences(content, one.content, stage.names));
  const { framesUpTo = Infinity } = one.content ?? {};
  if (largestFrame > framesUpTo) differences.push(`a body frame carries ${largestFrame} octets, over ${framesUpTo}`);
  if (differences.length > 0) throw new Difference(`${one.expect}: ${differences.join('; ')}`);
  stage.noteDeclared(method);
  const values = method as unknown as Readonly<Record<string, unknown>>;
  for (const [argument, name] of Object.entries(one.save ?? {})) stage.names.save(name, String(values[argument]));
  const properties = (content?.properties() ?? {}) as Readonly<Record<string, unknown>>;
  for (const [property, name] of Object.entries(one.saveProperties ?? {})) {
    stage.names.save(name, String(properties[property]));
  }
}

async function expectChannelError(stage: Stage, one: step.ExpectChannelError, options: PerformOptions): Promise<void> {
  const place = stage.place(one);
  const { method } = await receive(stage, place, 'channel.close');
  assertError(stage, method as MethodOf<'channel.close'>, { ...one, code: one.expectChannelError, ...options });
  place.connection.sendMethod(place.number, { name: 'channel.close-ok' });
}

async function expectConnectionError(
  stage: Stage,
  one: step.ExpectConnectionError,
  options: PerformOptions,
): Promise<void> {
  const connection = stage.connection(one.connection);
  const { method } = await receive(stage, { connection, number: 0 }, 'connection.close');
  assertError(stage, method as MethodOf<'connection.close'>, { ...one, code: one.expectConnectionError, ...options });
  connection.sendMethod(0, { name: 'connection.close-ok' });
}

interface ExpectedError extends PerformOptions {
  readonly code: step.ExpectConnectionError['expectConnectionError'];
  readonly text?: step.TextPattern;
  readonly method?: MethodName | 'none';
}

function assertError(
  stage: Stage,
  close: MethodOf<'channel.close' | 'connection.close'>,
  { code, text, method, replyTexts }: ExpectedError,
): void {
  const { replyCode, replyText, classId, methodId } = close;
  if (!matches(replyCode, code, stage.names)) {
    throw new Difference(`reply code is ${replyCode} (${replyText}), expected ${shown(code)}`);
  }
  if (replyTexts && text !== undefined) assertReplyText(replyText, resolvedText(text, stage.names), stage);
  if (method === undefined) return;
  const wanted = method === 'none' ? { classId: 0, methodId: 0 } : methods[method];
  if (wanted.classId !== classId || wanted.methodId !== methodId) {
    throw new Difference(`it names method ${classId},${methodId}, expected ${wanted.classId},${wanted.methodId}`);
  }
}

function assertReplyText(replyText: string, wanted: step.TextPattern, { names }: Stage): void {
  if (matches(replyText, wanted, names)) return;
  throw new Difference(`reply text is ${shown(replyText)}, expected ${shown(wanted)}`);
}

function resolvedText(text: step.TextPattern, names: LocalNames): step.TextPattern {
  if (typeof text === 'string') return names.resolveWithin(text);
  if ('startsWith' in text) return { startsWith: names.resolveWithin(text.startsWith) };
  return { includes: names.resolveWithin(text.includes) };
}

async function repeat(stage: Stage, one: step.Repeat, options: PerformOptions): Promise<void> {
  for (let turn = 0; turn < one.repeat; turn++) {
    for (const inner of one.steps) await perform(stage, inner, options);
  }
}

async function eventually(stage: Stage, one: step.Eventually, options: PerformOptions): Promise<void> {
  const { timeoutMs } = stage.options;
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    try {
      for (const inner of one.eventually) await perform(stage, inner, options);
      return;
    } catch (error) {
      if (!(error instanceof Difference)) throw error;
      if (performance.now() > deadline) throw new Difference(`after ${timeoutMs} ms still: ${error.message}`);
    }
    await sleep(PAUSE_BETWEEN_TRIES_MS);
  }
}

function sendFrame(stage: Stage, { sendFrame: parts, connection }: step.SendFrame): void {
  const { channel, payload, ...rest } = parts;
  const place =
    typeof channel === 'number'
      ? { connection: stage.connection(connection), number: channel }
      : stage.channel(channel);
  place.connection.send(frame({ ...rest, channel: place.number, payload: bytesOf(payload, stage.names) }));
}

async function closeChannel(stage: Stage, { closeChannel: name }: step.CloseChannel): Promise<void> {
  const place = stage.channel(name);
  place.connection.sendMethod(place.number, goodbye('channel.close'));
  await receive(stage, place, 'channel.close-ok');
}

async function closeConnection(stage: Stage, { closeConnection: name }: step.CloseConnection): Promise<void> {
  const connection = stage.connection(name);
  connection.sendMethod(0, goodbye('connection.close'));
  await receive(stage, { connection, number: 0 }, 'connection.close-ok');
  connection.drop();
}

function goodbye<Name extends 'channel.close' | 'connection.close'>(name: Name) {
  return { name, replyCode: 200, replyText: 'done', classId: 0, methodId: 0 } as const;
}

/** A broker that does not come back is at fault; a command that does not work is not. */
async function restart(stage: Stage, one: step.Restart): Promise<void> {
  try {
    await stage.restart(one.restart);
  } catch (error) {
    if (error instanceof BrokerNotBack) throw new Difference(error.message);
    throw error;
  }
}

async function expectEnd(stage: Stage, one: step.ExpectEnd): Promise<void> {
  const connection = stage.connection(one.expectEnd);
  await differing(connection.end(stage.options.timeoutMs));
  const said = one.quietly === true ? connection.peek(0) : undefined;
  if (said !== undefined) throw new Difference(`${described(said)} came, expected the end without a word`);
}

async function expectBytes(stage: Stage, one: step.ExpectBytes): Promise<void> {
  const wanted = bytesOf(one.expectBytes, stage.names);
  const connection = stage.connection(one.connection);
  const bytes = await differing(connection.receiveBytes(wanted.length, stage.options.timeoutMs));
  if (!bytes.equals(wanted)) throw new Difference(`bytes ${bytes.toString('hex')}, expected ${wanted.toString('hex')}`);
}

async function expectNothing(stage: Stage, one: step.ExpectNothing): Promise<void> {
  const place = one.connection === undefined ? stage.channel(one.on) : undefined;
  const connection = place?.connection ?? stage.connection(one.connection);
  const command = await connection.quiet(place?.number, one.expectNothingForMs);
  if (command !== undefined) throw new Difference(`${described(command)} came, expected nothing`);
  if (connection.isEnded) throw new Difference('the broker ended the socket, expected nothing');
}

/** The next command at a place, which must be the method expected. */
async function receive(stage: Stage, place: StageChannel, expected: MethodName): Promise<Command> {
  let command: Command;
  try {
    command = await stage.receive(place);
  } catch (error) {
    throw new Difference(`expected ${expected}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (command.method.name !== expected) throw new Difference(`${described(command)} came, expected ${expected}`);
  return command;
}

/** What an attempt throws is the broker's doing. */
async function differing<Value>(attempt: Promise<Value>): Promise<Value> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof CaseFault) throw error;
    throw new Difference(error instanceof Error ? error.message : String(error));
  }
}

function described({ method }: Command): string {
  const { name, ...values } = method as { name: string };
  return `${name} ${shown(values)}`;
}
