/**
 * The words that arguments of queues take, and policies by the same keys (RabbitMQ's).
 */

/** What becomes of messages beyond a queue's limit. */
export const overflowWords = ['drop-head', 'reject-publish', 'reject-publish-dlx'] as const;

/** Which of the entries that come back wait before they are ready again. */
export const delayedRetryTypes = ['disabled', 'all', 'failed', 'returned'] as const;

/** How dead letters travel; there is one way here, which keeps them safe. */
export const deadLetterStrategies = ['at-most-once', 'at-least-once'] as const;

/** Where RabbitMQ keeps messages; without effect here. */
export const queueModes = ['default', 'lazy'] as const;

/** On which node of a cluster a queue lives; without effect here. */
export const leaderLocators = ['client-local', 'balanced', 'random', 'least-leaders'] as const;
