/**
 * Judges all that a broker sent on one connection: is it a stream that a strict client could read, and
 * what did the broker complain of?
 *
 * Cut into frames here, without the broker's own parser, so that a mistake there is not made twice.
 */
import { decodeProperties } from '../../src/wire/content/properties.js';
import { decodeMethod } from '../../src/wire/methods/codec.js';
import type { Method } from '../../src/wire/methods/methods.js';
import { replyCodes } from '../../src/wire/methods/reply-code.js';
import { Reader } from '../../src/wire/values/reader.js';
import { FRAME_MAX, PROTOCOL_HEADER } from './hostile-phases.js';
import type { Ending } from './hostile-stream.js';

/** Codes that end a connection, and those that end a channel (specification section 1.2); 541 is a bug of ours. */
const connectionCodes = [320, 402, 403, 501, 502, 503, 504, 505, 506, 530, 540];
const channelCodes = [311, 403, 404, 405, 406];

const nameByCode = new Map<number, string>(Object.entries(replyCodes).map(([name, code]) => [code, name]));

const onChannel0 = /^connection\.(start|secure|tune|open-ok|close|close-ok|blocked|unblocked|update-secret-ok)$/;
const onChannels =
  /^(channel|exchange|queue|basic|confirm|tx|access)\.([a-z-]+-ok|close|get-empty|deliver|return|ack|nack|cancel)$/;
const withContent = ['basic.deliver', 'basic.return', 'basic.get-ok'];

/** @returns what the broker complained of */
export function judgeServerStream(bytes: Buffer): Ending {
  if (bytes.equals(PROTOCOL_HEADER)) return 'header';
  const judge = new Judge();
  for (let at = 0; at < bytes.length;) at = judge.frame(bytes, at);
  return judge.endings.join(', ');
}

interface ChannelView {
  /** Content that is under way: the header is missing, or so many bytes of the body. */
  missing?: 'header' | number;
  closing: boolean;
}

class Judge {
  readonly endings: string[] = [];
  private readonly reader = new Reader();
  private readonly channels = new Map<number, ChannelView>();
  private over = false;

  /** Takes the frame at `at`; returns where the next one begins. */
  frame(bytes: Buffer, at: number): number {
    assert(bytes.length - at >= 8, `${bytes.length - at} bytes that are no frame`);
    const type = bytes[at]!;
    const channel = bytes.readUInt16BE(at + 1);
    const size = bytes.readUInt32BE(at + 3);
    const end = at + 7 + size;
    assert(size + 8 <= FRAME_MAX, `a frame of ${size} bytes`);
    assert(bytes[end] === 0xce, `frame end ${String(bytes[end])}`);
    assert(!this.over, 'a frame behind connection.close-ok');
    const payload = bytes.subarray(at + 7, end);
    if (type === 1) this.method(channel, payload);
    else if (type === 2) this.header(channel, payload);
    else if (type === 3) this.body(channel, payload);
    else assert(type === 8 && channel === 0 && size === 0, `a frame of type ${type} on channel ${channel}`);
    return end + 1;
  }

  private method(channel: number, payload: Buffer): void {
    const method = decodeMethod(this.reader.aim(payload));
    const { name } = method;
    if (channel === 0) this.connectionMethod(method);
    else {
      assert(onChannels.test(name), `${name} on channel ${channel}`);
      this.channelMethod(channel, method);
    }
  }

  private connectionMethod(method: Method): void {
    assert(onChannel0.test(method.name), `${method.name} on channel 0`);
    assert(!this.closing || method.name === 'connection.close-ok', `${method.name} behind connection.close`);
    if (method.name === 'connection.close') {
      this.complaint('connection', method, connectionCodes);
    } else if (method.name === 'connection.close-ok') {
      // A client may say close again while ours is not answered.
      if (this.endings.at(-1) !== 'closed') this.endings.push('closed');
      this.over = !this.closing;
    }
  }

  private channelMethod(channel: number, method: Method): void {
    const { name } = method;
    const view = this.channels.get(channel);
    assert(!this.closing, `${name} behind connection.close`);
    if (name === 'channel.open-ok') {
      // What closed the channel on the client's side is not seen here.
      assert(view === undefined || view.closing, `channel ${channel} opened twice`);
      this.channels.set(channel, { closing: false });
      return;
    }
    assert(view !== undefined, `${name} on channel ${channel}, which is not open`);
    assert(view.missing === undefined, `${name} inside of content on channel ${channel}`);
    assert(!view.closing || name === 'channel.close-ok', `${name} behind channel.close`);
    if (name === 'channel.close') {
      this.complaint('channel', method, channelCodes);
      view.closing = true;
    } else if (name === 'channel.close-ok') {
      if (!view.closing) this.channels.delete(channel);
    } else if (withContent.includes(name)) {
      view.missing = 'header';
    }
  }

  private header(channel: number, payload: Buffer): void {
    const view = this.channels.get(channel);
    assert(view?.missing === 'header', `a header on channel ${channel} that nothing announced`);
    assert(payload.readUInt32BE(0) === 60 << 16, 'a header of another class, or with a weight');
    decodeProperties(payload, 12, payload.length);
    this.expectBody(view, Number(payload.readBigUInt64BE(4)));
  }

  private body(channel: number, payload: Buffer): void {
    const view = this.channels.get(channel);
    assert(typeof view?.missing === 'number', `a body on channel ${channel} that nothing announced`);
    assert(payload.length <= view.missing, 'a body that is longer than its header says');
    this.expectBody(view, view.missing - payload.length);
  }

  private expectBody(view: ChannelView, missing: number): void {
    if (missing === 0) delete view.missing;
    else view.missing = missing;
  }

  private complaint(
    what: 'connection' | 'channel',
    { replyCode, replyText }: { readonly replyCode: number; readonly replyText: string },
    allowed: readonly number[],
  ): void {
    assert(allowed.includes(replyCode), `${what}.close with ${replyCode} ${replyText}`);
    const name = nameByCode.get(replyCode)!;
    assert(replyText.startsWith(`${name} - `), `reply text of ${replyCode} is ${replyText}`);
    this.endings.push(`${what} ${replyCode}`);
  }

  private get closing(): boolean {
    return this.endings.some((ending) => ending.startsWith('connection'));
  }
}

function assert(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(`the broker sent ${otherwise}`);
}
