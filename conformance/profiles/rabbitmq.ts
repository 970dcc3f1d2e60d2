/**
 * RabbitMQ 3.10, as Debian 12 ships it: where it knowingly does something else.
 */
import type { Profile } from '../run/profile.js';

export const rabbitmq: Profile = {
  name: 'rabbitmq',
  replyTexts: true,
  deviations: {},
};
