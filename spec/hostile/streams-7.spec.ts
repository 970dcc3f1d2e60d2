/**
 * Hostile streams, share 7 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(7);
