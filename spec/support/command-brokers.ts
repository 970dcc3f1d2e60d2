/**
 * The brokers that specs of the command line run against: Leveret in this process with its management API, and
 * RabbitMQ where LEVERET_TEST_RABBITMQ_URL says where it is; there what needs AMQP alone is run.
 */
import { afterAll, beforeAll, describe } from '@jest/globals';
import { type RunningBroker, startBroker } from '../../src/app.js';
import { connect } from '../../src/client/index.js';
import { type RunOptions, type RunOutcome, runLine } from './command-line.js';

const rabbitmqUrl = process.env.LEVERET_TEST_RABBITMQ_URL;

/** What the examples declare. */
const exchanges = ['orders', 'audit', 'unsorted'];
const queues = ['eu', 'us', 'late'];
/** What administrators' examples set, below `/api`. */
const administered = ['users/anna', 'vhosts/shop', 'policies/%2F/short-lived', 'operator-policies/%2F/bounded'];

export interface CommandLab {
  readonly isLeveret: boolean;
  readonly environment: NodeJS.ProcessEnv;
  run(line: string, options?: RunOptions): Promise<RunOutcome>;
  /** Deletes what the examples declare. */
  clear(): Promise<void>;
}

export function onEachCommandBroker(tests: (lab: CommandLab) => void): void {
  describe('with Leveret', () => {
    let broker: RunningBroker;
    beforeAll(async () => {
      broker = await startBroker({ port: 0, management: { port: 0 } });
    });
    tests(
      labOf(true, () => ({
        LEVERET_URL: `amqp://guest:guest@127.0.0.1:${broker.port}`,
        LEVERET_MANAGEMENT_URL: broker.managementUrl,
      })),
    );
    afterAll(() => broker.stop());
  });
  if (rabbitmqUrl === undefined) return;
  describe('with RabbitMQ', () => {
    tests(labOf(false, () => ({ LEVERET_URL: rabbitmqUrl })));
  });
}

function labOf(isLeveret: boolean, environment: () => NodeJS.ProcessEnv): CommandLab {
  return {
    isLeveret,
    get environment() {
      return environment();
    },
    run: (line, options = {}) =>
      runLine(line, { ...options, environment: { ...environment(), ...options.environment } }),
    clear: async () => {
      const connection = await connect(environment().LEVERET_URL!);
      const channel = await connection.openChannel();
      for (const exchange of exchanges) await channel.deleteExchange(exchange);
      for (const queue of queues) await channel.deleteQueue(queue);
      await connection.close();
      if (isLeveret) await removeAdministered(environment().LEVERET_MANAGEMENT_URL!);
    },
  };
}

async function removeAdministered(managementUrl: string): Promise<void> {
  const headers = { authorization: `Basic ${Buffer.from('guest:guest').toString('base64')}` };
  await Promise.all(administered.map((path) => fetch(`${managementUrl}/api/${path}`, { method: 'DELETE', headers })));
}
