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

export class Turn {
  private scheduled = false;
  private readonly flushables: Flushable[] = [];

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

  private readonly end = (): void => {
    this.scheduled = false;
    this.broker.endTurn();
    const count = this.flushables.length;
    for (let index = 0; index < count; index++) this.flushables[index]!.flush();
    this.flushables.splice(0, count);
  };
}
