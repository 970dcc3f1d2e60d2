/**
 * Leveret: where it knowingly does something else.
 */
import type { Profile } from '../run/profile.js';

export const leveret: Profile = {
  name: 'leveret',
  replyTexts: true,
  deviations: {},
};
