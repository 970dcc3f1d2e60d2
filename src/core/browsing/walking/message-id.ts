/**
 * What names a message for as long as it is in its queue: the lane and the number it has there.
 */
export interface MessageId {
  readonly lane: number;
  readonly sequence: number;
}

const FORM = /^(\d{1,3})-(\d{1,15})$/;

/** `0-15` */
export function messageIdText({ lane, sequence }: MessageId): string {
  return `${lane}-${sequence}`;
}

/** `undefined` when it is no such text. */
export function parseMessageId(text: string): MessageId | undefined {
  const match = FORM.exec(text);
  return match === null ? undefined : { lane: Number(match[1]), sequence: Number(match[2]) };
}

/** In the order of the queue: the highest lane first. */
export function byPlace(a: MessageId, b: MessageId): number {
  return b.lane - a.lane || a.sequence - b.sequence;
}
