/**
 * What a killed broker must remember, known without a clock because it keeps one log, in order.
 *
 * What was sent on a channel before a publish is as durable as that publish is once it is confirmed, and so
 * is what a client had received before it sent that publish. Only acknowledgements on channels that publish
 * nothing need a time: they are settled once a message that was sent `SETTLE_MS` later, anywhere, is confirmed.
 */
import type { Books } from './books.js';
import { type Answer, type Copy, type Message, type Tap, type Unit, isVolatile } from './records.js';

export const SETTLE_MS = 250;

export class Durability {
  /** Answers on any channel but those of transactions. */
  private timed: Answer[] = [];
  /** All that the broker was told or told us before this count is durable. */
  private durableStamp = 0;

  constructor(
    private readonly books: Books,
    private readonly now: () => number,
    /** What was answered, and was written down. */
    private readonly onSettled: (copy: Copy, why: string) => void,
  ) {}

  /** An acknowledgement or a rejection is sent, behind as many publishes as `stamp` says. */
  answered(copy: Copy, stamp: number, tap?: Tap): void {
    copy.state = 'answered';
    this.books.note(copy, 'answered');
    const answer = { copy, stamp, at: this.now() };
    tap?.answers.push(answer);
    this.timed.push(answer);
  }

  confirmed(message: Message): void {
    if (!provesDurability([message])) return;
    const { stamp, tap, sentAt } = message;
    this.durableStamp = Math.max(this.durableStamp, stamp);
    if (tap !== undefined) this.settle(tap.answers, (answer) => answer.stamp < stamp);
    this.settle(this.timed, ({ at }) => at <= sentAt - SETTLE_MS);
  }

  committed({ messages, stamp }: Unit): void {
    if (provesDurability(messages)) this.durableStamp = Math.max(this.durableStamp, stamp);
  }

  /** That this process has delivered it is written down. */
  isSeenForGood({ seenGeneration, seenStamp }: Copy): boolean {
    return seenGeneration === this.books.generation && this.isDurable(seenStamp);
  }

  /** What this process had told us at that count of publishes is written down. */
  isDurable(stamp: number): boolean {
    return stamp < this.durableStamp;
  }

  crash(): void {
    this.timed = [];
  }

  /** Answers are in the order of their time. */
  private settle(answers: Answer[], isSettled: (answer: Answer) => boolean): void {
    const end = answers.findIndex((answer) => !isSettled(answer));
    for (const { copy, at } of answers.splice(0, end === -1 ? answers.length : end)) {
      this.onSettled(copy, `settled: answered ${Math.round(this.now() - at)} ms before a confirm that covers it`);
    }
  }
}

/** True when only a write to the log can have brought the answer: one message stays, in a queue that stays. */
function provesDurability(messages: readonly Message[]): boolean {
  return messages.some(({ copies }) =>
    [...copies.values()].some(
      (copy) =>
        copy.queue.fixed &&
        !isVolatile(copy) &&
        copy.state !== 'answered' &&
        copy.state !== 'moved' &&
        !copy.maybeNever,
    ),
  );
}
