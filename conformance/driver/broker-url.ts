/**
 * Where the broker is: `amqp://user:password@host:port/vhost`, as RabbitMQ's URI specification reads it.
 */
export interface BrokerUrl {
  readonly tls: boolean;
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly vhost: string;
}

const PORT = 5672;
const PORT_TLS = 5671;

/** @throws Error that says what is wrong with the text */
export function parseBrokerUrl(text: string): BrokerUrl {
  if (!URL.canParse(text)) throw new Error(`not a URL: ${text}`);
  const url = new URL(text);
  if (url.protocol !== 'amqp:' && url.protocol !== 'amqps:') {
    throw new Error(`a broker's URL begins with amqp:// or amqps://, not ${url.protocol}//`);
  }
  const tls = url.protocol === 'amqps:';
  const path = url.pathname.slice(1);
  return {
    tls,
    host: url.hostname === '' ? '127.0.0.1' : url.hostname,
    port: url.port === '' ? (tls ? PORT_TLS : PORT) : Number(url.port),
    user: url.username === '' ? 'guest' : decodeURIComponent(url.username),
    password: url.password === '' ? 'guest' : decodeURIComponent(url.password),
    vhost: path === '' ? '/' : decodeURIComponent(path),
  };
}
