/**
 * Alarms: what makes publishers wait until an operator or their consumers have done something about it. Told
 * of at the end of turns, so that one that comes and goes within a turn is none.
 */
import type { MemoryGauge } from '../memory-gauge.js';
import type { Alarm, BrokerWitness } from '../ports.js';
import type { Store } from '../storage.js';

export class Alarms {
  /** Those that the witness was told of. */
  private told: readonly Alarm[] = [];
  /** Said in place of the reason, while there is one. */
  givenReason: string | undefined;

  constructor(
    private readonly memory: Pick<MemoryGauge, 'full'>,
    private readonly store: Pick<Store, 'obstacle'>,
    private readonly witness: Pick<BrokerWitness, 'alarm'> | undefined,
  ) {}

  /** Those that are set, in the order in which RabbitMQ names them. */
  get list(): readonly Alarm[] {
    const { memory, store } = this;
    const isLow = store.obstacle === 'disk';
    if (!memory.full) return isLow ? DISK : NONE;
    return isLow ? BOTH : MEMORY;
  }

  /** In the words of `connection.blocked`; `undefined` when there is none. */
  get reason(): string | undefined {
    const { list } = this;
    if (this.givenReason !== undefined && list.length > 0) return this.givenReason;
    return list.length === 0 ? undefined : `low on ${list.join(' & ')}`;
  }

  /** Ends a turn: tells which were set or cleared. */
  endTurn(): void {
    const { list, told, witness } = this;
    if (list === told) return;
    this.told = list;
    for (const alarm of BOTH) {
      const isSet = list.includes(alarm);
      if (isSet !== told.includes(alarm)) witness?.alarm(alarm, isSet);
    }
  }
}

const NONE: readonly Alarm[] = [];
const MEMORY: readonly Alarm[] = ['memory'];
const DISK: readonly Alarm[] = ['disk'];
const BOTH: readonly Alarm[] = ['memory', 'disk'];
