/**
 * What the wire makes of chunks: feeds them to a frame parser and a content assembler, and keeps each
 * command as text, so that two runs compare at a glance.
 */
import type { Content } from '../../src/wire/content/content.js';
import {
  type AssemblerLimits,
  type CommandReceiver,
  ContentAssembler,
} from '../../src/wire/frames/content-assembler.js';
import { FrameParser } from '../../src/wire/frames/frame-parser.js';
import type { Method } from '../../src/wire/methods/methods.js';

export type ChannelState = 'open' | 'closing' | 'closed';

class CommandRecorder implements CommandReceiver {
  /** One line for each command, in order. */
  readonly lines: string[] = [];
  readonly contents: Content[] = [];
  /** Channels that are not open. */
  readonly states = new Map<number, ChannelState>();

  command(channel: number, method: Method, content: Content | undefined): void {
    this.lines.push(`${channel} ${describeMethod(method)}${content === undefined ? '' : describeContent(content)}`);
    if (content !== undefined) this.contents.push(content);
  }

  oversizedContent(channel: number, method: Method, bodySize: number): void {
    this.lines.push(`${channel} ${describeMethod(method)} oversized ${bodySize}`);
  }

  heartbeat(): void {
    this.lines.push('heartbeat');
  }

  channelState(channel: number): ChannelState {
    return this.states.get(channel) ?? 'open';
  }
}

/** A parser and an assembler that tell a recorder. */
export class WireRecording {
  readonly recorder = new CommandRecorder();
  readonly assembler: ContentAssembler;
  private readonly parser: FrameParser;

  constructor(limits: Partial<AssemblerLimits> = {}, frameMax = 131_072) {
    this.assembler = new ContentAssembler(this.recorder, {
      bodySizeMax: 16 * 1024 * 1024,
      bodySizeRefused: 512 * 1024 * 1024,
      unfinishedBytesMax: 64 * 1024 * 1024,
      ...limits,
    });
    this.parser = new FrameParser(this.assembler, frameMax);
  }

  get lines(): readonly string[] {
    return this.recorder.lines;
  }

  /** Each chunk arrives in memory of its own, as from a socket. */
  push(...chunks: readonly Buffer[]): this {
    for (const chunk of chunks) this.parser.push(Buffer.from(chunk));
    return this;
  }
}

function describeMethod(method: Method): string {
  return JSON.stringify(method, plain);
}

function describeContent(content: Content): string {
  const properties = JSON.stringify(content.properties(), plain);
  return ` ${properties} ${content.bodySize} ${content.persistent} ${content.body().toString('latin1')}`;
}

/** Maps and bigints, which JSON does not know. */
function plain(_key: string, value: unknown): unknown {
  if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
  return typeof value === 'bigint' ? `${value}n` : value;
}
