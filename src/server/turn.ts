/**
 * A turn of the server: all input that one pass of the event loop finds, then one end of turn.
 *
 * At the end the broker delivers and commits, and every connection that has output writes it once.
 */
export interface TurnEnder {
  endTurn(): void;
}

export interface Flushable {
  flush(): void;
}

/** Had its share of a turn. */
export interface Resting {
  nextTurn(): void;
}

export class Turn {
  /** Rises with each turn. */
  number = 0;
  private scheduled = false;
  private readonly flushables: Flushable[] = [];
  private resting: Resting[] = [];

  constructor(private readonly broker: TurnEnder) {}

  /** Makes sure that the turn ends, right after the input at hand. */
  request(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(this.end);
  }

  /** Has `flush` called at the end of the turn. The caller asks once a turn. */
  flushAtEnd(flushable: Flushable): void {
    this.flushables.push(flushable);
    this.request();
  }

  /** Has `nextTurn` called once the turn has ended. */
  rest(resting: Resting): void {
    this.resting.push(resting);
    this.request();
  }

  private readonly end = (): void => {
    this.scheduled = false;
    this.number++;
    this.broker.endTurn();
    for (const flushable of this.flushables) flushable.flush();
    this.flushables.length = 0;
    const resting = this.resting;
    if (resting.length === 0) return;
    this.resting = [];
    for (const one of resting) one.nextTurn();
  };
}
