/**
 * JSON that cannot be turned into what AMQP has.
 */
export class JsonError extends Error {
  readonly code = 'ERR_JSON_VALUE';

  /** @param reason what RabbitMQ's HTTP API says of it: a word, or a word and what it is about */
  constructor(readonly reason: string | readonly string[]) {
    super(typeof reason === 'string' ? reason : reason.join(': '));
    this.name = 'JsonError';
  }
}
