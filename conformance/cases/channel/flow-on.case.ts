/** Asking for what is so already is no error. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'channel.flow with active set is answered with flow-ok, active set',
  rule: 'channel.flow:answered',
  steps: [{ call: 'channel.flow', with: { active: true }, answer: { active: true } }],
};
