/**
 * Names for direct replies (RabbitMQ): of no queue that anybody can declare or bind.
 */
export const DIRECT_REPLY_TO = 'amq.rabbitmq.reply-to';

/** True for names that stand for a requester. */
export function isReplyName(name: string): boolean {
  return name.startsWith(DIRECT_REPLY_TO);
}
