/**
 * Measures what the process takes of the machine's memory, and tells the core: publishers wait when it is too much.
 *
 * What an allocator once had from the system it seldom gives back. So the resident memory stays where its peak
 * was, and says nothing of how much is in use: after a peak that counts which is in use, with what was beside it
 * (code, buffers of libraries) at the peak. What is not in use any more is known once garbage is collected, and
 * nothing asks for that while all publishers wait: so this does.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { RESIDENT_MEMORY_ALARM_SHARE, RESIDENT_MEMORY_RESUME_SHARE } from '../core/limits.js';
import type { MemoryGauge } from '../core/memory-gauge.js';
import type { Logger } from './logger.js';

/** What a process says of itself. */
export interface MemoryProbe {
  residentBytes(): number;
  /** Of values and buffers, garbage included. */
  usedBytes(): number;
  collectGarbage(): void;
  /** Milliseconds of a clock that never jumps. */
  now(): number;
}

/** Seldom enough to cost nothing; what messages take more meanwhile is counted anyway. */
const MEASURE_INTERVAL_MS = 100;
/** Collecting garbage stops everything for a while: this much of the time, at the most. */
const COLLECTING_SHARE = 0.1;
const COLLECT_INTERVAL_MIN_MS = 250;
/** Share of what the process may take that messages have to let go of, before it is worth while to collect again. */
const WORTH_COLLECTING_SHARE = 0.02;

export class MemoryWatch {
  private measuredAtMs = -Infinity;
  private peakBytes = 0;
  /** What was beside values and buffers at the peak. */
  private besideBytes = 0;
  private collectAgainAtMs = -Infinity;
  /** What messages held when garbage was last collected under this alarm. */
  private heldAtCollection = Infinity;
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  /** @param onMeasured called after a measurement that no turn asked for */
  constructor(
    private readonly memory: MemoryGauge,
    private readonly residentMemoryMax: number,
    private readonly onMeasured: () => void,
    private readonly probe: MemoryProbe = nodeProbe,
  ) {}

  /** Call it at the end of each turn. */
  turnEnded(): void {
    if (this.closed) return;
    if (this.memory.shouldMeasure || this.probe.now() - this.measuredAtMs >= MEASURE_INTERVAL_MS) this.measure();
  }

  close(): void {
    clearTimeout(this.timer);
    this.closed = true;
  }

  private measure(): void {
    const { memory, probe } = this;
    this.measuredAtMs = probe.now();
    let bytes = this.processBytes();
    if (this.isWorthCollecting(bytes)) {
      this.collect();
      bytes = this.processBytes();
    }
    memory.measured(bytes);
    if (memory.processFull) this.measureSoon();
    else this.heldAtCollection = Infinity;
  }

  private processBytes(): number {
    const { probe, peakBytes } = this;
    const resident = probe.residentBytes();
    const used = probe.usedBytes();
    if (resident > peakBytes) {
      // What is in use may have fallen since the last peak: then what is new was beside it.
      this.besideBytes = Math.min(resident - used, this.besideBytes + resident - peakBytes);
      this.peakBytes = resident;
    }
    return Math.min(resident, used + this.besideBytes);
  }

  private isWorthCollecting(bytes: number): boolean {
    const { memory, residentMemoryMax, probe } = this;
    if (bytes <= residentMemoryMax * RESIDENT_MEMORY_ALARM_SHARE && !memory.processFull) return false;
    if (probe.now() < this.collectAgainAtMs) return false;
    return memory.held < this.heldAtCollection - residentMemoryMax * WORTH_COLLECTING_SHARE;
  }

  private collect(): void {
    const { memory, probe } = this;
    const begun = probe.now();
    probe.collectGarbage();
    const ended = probe.now();
    this.heldAtCollection = memory.held;
    this.collectAgainAtMs = ended + Math.max(COLLECT_INTERVAL_MIN_MS, (ended - begun) / COLLECTING_SHARE);
  }

  /** While publishers wait there may be no turn. */
  private measureSoon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.turnEnded();
      if (this.memory.processFull) this.measureSoon();
      this.onMeasured();
    }, MEASURE_INTERVAL_MS).unref();
  }
}

/**
 * Watches the memory of a broker. `undefined` when it may take as much as there is, or less than it takes by
 * itself: no publisher could ever go on.
 */
export function watchMemory(broker: WatchedBroker, log: Logger): MemoryWatch | undefined {
  const { residentMemoryMax } = broker.limits;
  if (residentMemoryMax === Infinity) return undefined;
  const processBytes = nodeProbe.residentBytes();
  if (processBytes > residentMemoryMax * RESIDENT_MEMORY_RESUME_SHARE) {
    const text = 'the memory watermark is less than the broker takes by itself: it is applied to messages alone';
    log.warn({ watermark: residentMemoryMax, processBytes }, text);
    return undefined;
  }
  return new MemoryWatch(broker.memory, residentMemoryMax, () => {
    broker.requestTurn();
  });
}

interface WatchedBroker {
  readonly limits: { readonly residentMemoryMax: number };
  readonly memory: MemoryGauge;
  requestTurn: () => void;
}

let collectGarbage: (() => void) | undefined;

const nodeProbe: MemoryProbe = {
  residentBytes: () => process.memoryUsage.rss(),
  usedBytes: () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  },
  collectGarbage: () => {
    collectGarbage ??= garbageCollector();
    collectGarbage();
  },
  now: () => performance.now(),
};

/** Node gives the function to new contexts only, and only under this flag, which changes nothing else. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
