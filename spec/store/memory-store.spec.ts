/**
 * The stores that keep nothing, the broker's and the tests' own, keep the contract all the same.
 */
import { describe, expect, it } from '@jest/globals';
import { MemoryStore } from '../../src/store/memory-store.js';
import { describeStore } from '../contracts/store.js';
import { HeldStore } from '../support/held-store.js';

describeStore('MemoryStore', async () => ({
  store: new MemoryStore(),
  settled: async () => undefined,
  close: async () => undefined,
}));

describeStore('HeldStore', async () => {
  const store = new HeldStore();
  return {
    store,
    settled: async () => {
      store.sync();
    },
    close: async () => undefined,
  };
});

describe('MemoryStore', () => {
  it('waits for nothing: a commit is done when its turn ends', () => {
    const store = new MemoryStore();
    const heard: number[] = [];
    store.onProgress(() => heard.push(store.committed));
    store.told();
    store.commit();
    expect([store.committed, heard]).toEqual([1, [1]]);
  });
});
