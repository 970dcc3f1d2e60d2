/**
 * The brokers that the client's specs run against: Leveret in this process, and RabbitMQ where
 * LEVERET_TEST_RABBITMQ_URL says where it is.
 */
import { afterAll, afterEach, beforeAll, describe } from '@jest/globals';
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';
import { type Channel, type ConnectOptions, type Connection, connect } from '../../src/client/index.js';

const rabbitmqUrl = process.env.LEVERET_TEST_RABBITMQ_URL;

export interface ClientLab {
  readonly url: string;
  /** True where the broker is Leveret. */
  readonly isLeveret: boolean;
  /** A connection that ends with the test. */
  connect(options?: ConnectOptions): Promise<Connection>;
  /** A channel on a connection of its own. */
  openChannel(options?: ConnectOptions): Promise<Channel>;
}

/** Has the same tests run with each broker. */
export function onEachBroker(tests: (lab: ClientLab) => void, options: BrokerOptions = {}): void {
  describe('with Leveret', () => {
    let broker: RunningBroker;
    beforeAll(async () => {
      broker = await startBroker({ port: 0, ...options });
    });
    tests(labOf(() => `amqp://guest:guest@127.0.0.1:${broker.port}`, true));
    afterAll(() => broker.stop());
  });
  if (rabbitmqUrl === undefined) return;
  describe('with RabbitMQ', () => {
    tests(labOf(() => rabbitmqUrl, false));
  });
}

function labOf(url: () => string, isLeveret: boolean): ClientLab {
  const connections: Connection[] = [];
  afterEach(async () => {
    const signal = AbortSignal.abort();
    await Promise.all(connections.splice(0).map((connection) => connection.close({ signal })));
  });
  const lab: ClientLab = {
    get url() {
      return url();
    },
    isLeveret,
    connect: async (options = {}) => {
      const connection = await connect(url(), options);
      connections.push(connection);
      return connection;
    },
    openChannel: async (options) => (await lab.connect(options)).openChannel(),
  };
  return lab;
}
