/**
 * Hostile streams, share 4 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(4);
