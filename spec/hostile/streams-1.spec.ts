/**
 * Hostile streams, share 1 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(1);
