/**
 * Hostile streams, share 8 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(8);
