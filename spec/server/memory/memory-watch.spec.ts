/**
 * What counts as the memory of the process: all of it while it grows, what is in use once it has been larger.
 */
import { describe, expect, it } from '@jest/globals';
import { MemoryGauge } from '../../../src/core/memory-gauge.js';
import { MemoryWatch } from '../../../src/server/memory-watch.js';

const MAX = 1000;

function lab() {
  const gauge = new MemoryGauge(
    { messageMemoryMax: Infinity, queuedEntriesMax: Infinity, residentMemoryMax: MAX },
    () => undefined,
  );
  const state = { resident: 100, used: 50, garbage: 0, ms: 0, collections: 0 };
  const watch = new MemoryWatch(gauge, MAX, () => undefined, {
    residentBytes: () => state.resident,
    usedBytes: () => state.used + state.garbage,
    collectGarbage: () => {
      state.collections++;
      state.garbage = 0;
    },
    now: () => state.ms,
  });
  /** Time goes by, and a turn ends. */
  const turn = (change: Partial<typeof state> = {}, ms = 100): MemoryGauge => {
    Object.assign(state, change);
    state.ms += ms;
    watch.turnEnded();
    return gauge;
  };
  return { gauge, state, watch, turn };
}

describe('the memory of the process', () => {
  it('is all that is resident, while that grows', () => {
    const { turn } = lab();
    expect(turn().processBytes).toBe(100);
    expect(turn({ resident: 800, used: 700 })).toMatchObject({ processBytes: 800, full: false });
    expect(turn({ resident: 951, used: 850 })).toMatchObject({ processBytes: 951, full: true });
  });

  it('is what is in use, with what was beside it, once the allocator keeps more than that', () => {
    const { turn, watch } = lab();
    turn();
    turn({ resident: 960, used: 850 }); // 110 beside it
    expect(turn({ used: 300 })).toMatchObject({ processBytes: 410, full: false });
    // In use again, from what the allocator had kept.
    expect(turn({ used: 839 })).toMatchObject({ processBytes: 949, full: false });
    expect(turn({ used: 841 })).toMatchObject({ processBytes: 951, full: true });
    watch.close();
  });

  it('counts what comes to be beside it, although less is in use', () => {
    const { turn, watch } = lab();
    turn();
    turn({ resident: 960, used: 850 });
    turn({ used: 300 });
    expect(turn({ resident: 1000 })).toMatchObject({ processBytes: 450 });
    expect(turn({ used: 801 })).toMatchObject({ processBytes: 951, full: true });
    watch.close();
  });

  it('is never more than what is resident', () => {
    const { turn, watch } = lab();
    turn({ resident: 960, used: 850 });
    expect(turn({ resident: 200, used: 850 })).toMatchObject({ processBytes: 200, full: false });
    watch.close();
  });

  it('is free enough below a share of the watermark, not before', () => {
    const { turn, watch } = lab();
    turn({ resident: 960, used: 850 });
    expect(turn({ used: 741 }).full).toBe(true);
    expect(turn({ used: 740 }).full).toBe(false);
    watch.close();
  });
});

describe('garbage', () => {
  it('is collected before publishers are stopped for it', () => {
    const { state, turn } = lab();
    turn();
    expect(turn({ resident: 990, used: 300, garbage: 600 })).toMatchObject({ processBytes: 390, full: false });
    expect(state.collections).toBe(1);
  });

  it('is collected again once messages have let go of some memory, and not all the time', () => {
    const { gauge, state, turn, watch } = lab();
    gauge.holdBytes(800);
    turn({ resident: 990, used: 900 });
    for (let i = 0; i < 10; i++) turn();
    expect([gauge.full, state.collections]).toEqual([true, 1]);
    gauge.releaseBytes(700);
    expect(turn({ used: 200, garbage: 700 })).toMatchObject({ full: false });
    expect(state.collections).toBe(2);
    watch.close();
  });

  it('is left alone where there is room', () => {
    const { state, turn } = lab();
    for (let i = 0; i < 10; i++) turn({ resident: 900, used: 100, garbage: 700 });
    expect(state.collections).toBe(0);
  });
});

describe('measuring', () => {
  it('happens now and then, and at once when messages have come that may be too much', () => {
    const { gauge, turn } = lab();
    turn();
    expect(turn({ resident: 900, used: 850 }, 99).processBytes).toBe(100);
    gauge.holdBytes(850);
    expect(turn({}, 0).processBytes).toBe(100);
    gauge.holdBytes(1);
    expect(turn({}, 0).processBytes).toBe(900);
  });

  it('ends', () => {
    const { watch, turn } = lab();
    watch.close();
    expect(turn().processBytes).toBe(0);
  });
});
