/**
 * Sizes and times of a store. Only tests choose their own: small files, and no patience.
 */
export interface StoreTuning {
  /** A segment of the log takes commits until it is about this large; its last one may reach beyond. */
  readonly segmentBytes: number;
  /** A quiet store makes a checkpoint this long after something changed. */
  readonly checkpointMs: number;
  /** How long to wait before what the disk refused is tried again. */
  readonly retryMs: number;
  /** How often the free space on the disk is looked at. */
  readonly spaceCheckMs: number;
}

export const defaultTuning: StoreTuning = {
  segmentBytes: 32 * 1024 * 1024,
  checkpointMs: 3_000,
  retryMs: 500,
  spaceCheckMs: 1_000,
};
