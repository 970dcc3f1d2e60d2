/**
 * Keys that tell of the Erlang process behind a connection, channel or queue of RabbitMQ. There is none here;
 * tools that add them up find zeros.
 */
import type { JsonObject } from '../../json.js';

export const erlangProcessJson: JsonObject = {
  garbage_collection: {
    fullsweep_after: 0,
    max_heap_size: 0,
    min_bin_vheap_size: 0,
    min_heap_size: 0,
    minor_gcs: 0,
  },
  reductions: 0,
  reductions_details: { rate: 0 },
};
