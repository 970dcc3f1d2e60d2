/**
 * Cases that share their restarts: each waits at its restart until all that are still under way have come to
 * theirs, and the broker is restarted once for all of them.
 */
import type { Case, RestartKind, Step } from '../vocabulary.js';

/** The restarts that a case asks for, in their order. */
export function restartsOf({ steps }: Pick<Case, 'steps'>): readonly RestartKind[] {
  return steps.flatMap((step: Step): readonly RestartKind[] => {
    if ('restart' in step) return [step.restart];
    if (!('repeat' in step)) return [];
    return Array.from({ length: step.repeat }, () => restartsOf(step)).flat();
  });
}

interface Waiting {
  readonly kind: RestartKind;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export class RestartGroup {
  private readonly waiting: Waiting[] = [];

  /** The cases, `underWay` in number, all ask for the same restarts. */
  constructor(
    private underWay: number,
    private readonly restart: (kind: RestartKind) => Promise<void>,
  ) {}

  /** A case has come to a restart; resolves after it. */
  arrive(kind: RestartKind): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ kind, resolve, reject });
      this.restartWhenAllWait();
    });
  }

  /** A case has ended. */
  leave(): void {
    this.underWay--;
    this.restartWhenAllWait();
  }

  private restartWhenAllWait(): void {
    const [first] = this.waiting;
    if (first === undefined || this.waiting.length < this.underWay) return;
    const waiting = this.waiting.splice(0);
    this.restart(first.kind).then(
      () => {
        for (const { resolve } of waiting) resolve();
      },
      (error: unknown) => {
        for (const { reject } of waiting) reject(error);
      },
    );
  }
}
