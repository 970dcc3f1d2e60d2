/**
 * Hostile streams, share 5 of 8.
 */
import { withstandShare } from '../support/hostile-bulk-suite.js';

withstandShare(5);
