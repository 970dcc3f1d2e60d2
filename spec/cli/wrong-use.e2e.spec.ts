/**
 * What goes wrong: one line that says what to do, and the exit code that the documentation promises.
 */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { RunningBroker } from '../../src/app.js';
import { type CommandLab, onEachCommandBroker } from '../support/command-brokers.js';
import { runLine } from '../support/command-line.js';
import { ManagementClient } from '../support/management-client.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

interface Wrong {
  readonly line: string;
  readonly given?: readonly string[];
  readonly code: number;
  readonly says: RegExp;
}

const refusedByBroker: readonly Wrong[] = [
  {
    line: 'exchange declare orders --type fannout',
    code: 2,
    says: /(unknown|invalid) exchange type 'fannout'.*; types are direct, fanout, topic and headers/,
  },
  {
    line: 'exchange declare orders --type topic',
    given: ['exchange declare orders --type fanout'],
    code: 1,
    says: /inequivalent arg 'type' for exchange 'orders'.*; declare it as it is .* or delete it first/,
  },
  {
    line: 'queue declare eu --max-length 10',
    given: ['queue declare eu'],
    code: 1,
    says: /inequivalent arg 'x-max-length' for queue 'eu'.*; declare it as it is .* or delete it first/,
  },
  { line: 'queue declare eu --overflow sideways', code: 2, says: /invalid arg 'x-overflow'.*; see .*--help/ },
  {
    line: 'queue declare amq.mine',
    code: 2,
    says: /reserved prefix.*; choose a name that does not begin with 'amq\.'/,
  },
  { line: 'queue declare eu --passive', code: 1, says: /no queue 'eu' in vhost.*; .*queue declare makes one/ },
  { line: 'queue purge eu', code: 1, says: /no queue 'eu' in vhost.*; list queues shows/ },
  { line: 'queue bind eu orders', given: ['queue declare eu'], code: 1, says: /no exchange 'orders' in vhost/ },
  {
    line: 'queue delete eu --if-empty',
    given: ['queue declare eu', "publish '' eu hello"],
    code: 1,
    says: /not empty; leave out --if-empty/,
  },
  {
    line: 'exchange delete orders --if-unused',
    given: ['exchange declare orders', 'queue declare eu', 'queue bind eu orders'],
    code: 1,
    says: /in use; leave out --if-unused/,
  },
  { line: 'exchange delete amq.topic', code: 4, says: /ACCESS_REFUSED/ },
  { line: 'publish orders eu hello', code: 1, says: /no exchange 'orders' in vhost/ },
  { line: 'publish orders eu hello --no-confirm', code: 1, says: /no exchange 'orders' in vhost/ },
  { line: "publish '' nobody hello --mandatory", code: 1, says: /came back: NO_ROUTE.*; is a queue bound for it\?/ },
  { line: "publish '' nobody hello --mandatory --no-confirm", code: 1, says: /1 of 1 message failed: .*no queue/ },
  {
    line: "publish '' eu hello --count 5",
    given: ['queue declare eu --max-length 3 --overflow reject-publish'],
    code: 1,
    says: /2 of 5 messages failed: the broker refused a message/,
  },
  { line: "publish '' eu hello --user-id somebody", code: 1, says: /user_id property set to 'somebody'/ },
  { line: 'get eu', code: 1, says: /no queue 'eu' in vhost/ },
  { line: 'consume eu', code: 1, says: /no queue 'eu' in vhost/ },
  { line: 'queue declare eu --vhost nowhere', code: 4, says: /vhost nowhere not found; .*--vhost chooses one/ },
];

const wrongLines: readonly (readonly [line: string, says: RegExp])[] = [
  ['queue declare eu --ttl soon', /option '--ttl <time>' argument 'soon' is invalid\. Give a time with its unit/],
  ['queue declare eu --max-length -1', /Give a number from 0 on/],
  ['queue declare eu --argument x', /Give name=value, or name:type=value/],
  ['queue declare eu --argument x:byte=300', /300 does not fit a field of type 'b'/],
  ['queue declare eu --argument x:int=much', /much is no integer/],
  ['queue declare eu us', /too many arguments for 'declare'/],
  ['queue bind eu', /missing required argument 'exchange'/],
  ['queue declaer eu', /unknown command 'declaer' \(Did you mean declare\?\)/],
  ['queue declare eu --durabel', /unknown option '--durabel' \(Did you mean --durable\?\)/],
  ["publish '' eu", /there is no body: give one behind the key, by --file, or on standard input/],
  ["publish '' eu hello --lines", /give a body or --file and --lines, not both/],
  ["publish '' eu --file nowhere.txt", /nowhere\.txt: there is no such file/],
  ["publish '' eu hello --rate 0", /Give messages a second, above 0/],
  ["publish '' eu hello --timestamp never", /Give a date/],
  ['get eu --ack --reject', /cannot be used with/],
  ['list queues --format xml', /Allowed choices are table, json, csv, yaml/],
  ['list queues --url http:broker', /a URL of a broker begins with amqp/],
  ['queue declare eu --url broker:5672', /the URL is wrong: .*; give one like amqp:\/\/user:password@host/],
  ['queue declare eu --url amqp://localhost:70000', /port 70000 is above 65535/],
  ['queue declare eu --url amqp://localhost?heartbeet=3', /unknown parameter 'heartbeet'/],
  ['list queues --management-url broker:15672', /the URL of the management API is wrong; give one like http/],
  ['queue declare eu --profile production', /there is no profile 'production' in \/nowhere/],
  ['serve --url amqp://localhost', /option '--url' is not one of serve/],
];

function expectOneLine({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }, says: RegExp): void {
  expect(stderr).toMatch(says);
  expect(stderr).toMatch(/^(leveret|error): [^\n]+\n$/);
  expect(stdout).toBe('');
}

onEachCommandBroker((lab: CommandLab) => {
  beforeEach(() => lab.clear());

  it.each(refusedByBroker.map((wrong) => [wrong.line, wrong] as const))('%s', async (line, { given, code, says }) => {
    for (const before of given ?? []) expect(await lab.run(before)).toMatchObject({ code: 0 });
    const outcome = await lab.run(line);
    expectOneLine(outcome, says);
    expect(outcome.code).toBe(code);
  });

  it('a wrong password is refused', async () => {
    const { LEVERET_URL } = lab.environment;
    const url = LEVERET_URL!.replace(/\/\/.*@/, '//guest:wrong@');
    const outcome = await lab.run('queue declare eu', { environment: { LEVERET_URL: url } });
    expectOneLine(outcome, /login refused: ACCESS_REFUSED.*; give user and password in --url/);
    expect(outcome.stderr).not.toContain('wrong@');
    expect(outcome.code).toBe(4);
  });

  it('a vhost is not there', async () => {
    if (!lab.isLeveret) return;
    const outcome = await lab.run('list queues --vhost nowhere');
    expectOneLine(outcome, /there is no vhost 'nowhere'; list vhosts shows/);
    expect(outcome.code).toBe(1);
  });

  it('a wrong password is refused over HTTP', async () => {
    if (!lab.isLeveret) return;
    const url = lab.environment.LEVERET_URL!.replace(/\/\/.*@/, '//guest:wrong@');
    const outcome = await lab.run('list queues', { environment: { LEVERET_URL: url } });
    expectOneLine(outcome, /give user and password in --url/);
    expect(outcome.code).toBe(4);
  });
});

describe('without permission', () => {
  let broker: RunningBroker;
  let environment: NodeJS.ProcessEnv;

  beforeAll(async () => {
    const api = await ManagementClient.start();
    ({ broker } = api);
    await api.addUser('reader', 'management');
    await api.put('/permissions/%2F/reader', { configure: '', write: '', read: '.*' });
    await api.addUser('nobody', '');
    const url = `amqp://reader:reader@127.0.0.1:${broker.port}`;
    environment = { LEVERET_URL: url, LEVERET_MANAGEMENT_URL: api.url };
  });

  afterAll(() => broker.stop());

  it.each([
    ['queue declare eu', /access to queue 'eu' in vhost '\/' refused for user 'reader'; ask an administrator/],
    ['publish amq.topic eu hello', /access to exchange 'amq\.topic' .*refused.*; ask an administrator/],
    ['list users', /; .*a user with the tag/],
  ])('%s is refused', async (line, says) => {
    const outcome = await runLine(line, { environment });
    expectOneLine(outcome, says);
    expect(outcome.code).toBe(4);
  });

  it('in a vhost a login is refused', async () => {
    const url = environment.LEVERET_URL!.replaceAll('reader', 'nobody');
    const outcome = await runLine('get eu', { environment: { LEVERET_URL: url } });
    expectOneLine(outcome, /access to vhost '\/' refused for user 'nobody'; ask an administrator/);
    expect(outcome.code).toBe(4);
  });
});

describe('a line that is wrong by itself', () => {
  it.each(wrongLines)('%s', async (line, says) => {
    const outcome = await runLine(line);
    expectOneLine(outcome, says);
    expect(outcome.code).toBe(2);
  });
});

describe('where nobody is', () => {
  // Reserved: nobody listens on it.
  const url = 'amqp://127.0.0.1:1';

  it.each(['queue declare eu', 'get eu', "publish '' eu hello", 'health'])('%s cannot reach a broker', async (line) => {
    const outcome = await runLine(`${line} --url ${url}`);
    expectOneLine(outcome, /cannot reach a broker at 127\.0\.0\.1:1: nobody listens there; is it running/);
    expect(outcome.code).toBe(3);
  });

  it.each(['list queues', 'status'])('%s cannot reach the management API', async (line) => {
    const outcome = await runLine(`${line} --management-url http://127.0.0.1:1`);
    expectOneLine(outcome, /cannot reach the management API at http:\/\/127\.0\.0\.1:1: .*; .*--management-url/);
    expect(outcome.code).toBe(3);
  });

  it('something else answers', async () => {
    const server = createServer((_request, response) => response.end('<html>hello</html>'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const outcome = await runLine(`list queues --management-url http://127.0.0.1:${port}`);
    server.close();
    server.closeAllConnections();
    expectOneLine(outcome, /it does not answer in JSON/);
    expect(outcome.code).toBe(1);
  });
});

describe('profiles', () => {
  const directory = temporaryDirectory();
  const run = (line: string, text: string) => {
    const file = join(directory.path, 'profiles.toml');
    writeFileSync(file, text);
    return runLine(line, { environment: { LEVERET_PROFILES: file } });
  };

  it('name a broker', async () => {
    const profiles = '[default]\nurl = "amqp://127.0.0.1:1"\n[other]\nurl = "amqp://127.0.0.1:2"\n';
    expect((await run('get eu', profiles)).stderr).toContain('127.0.0.1:1');
    expect((await run('get eu --profile other', profiles)).stderr).toContain('127.0.0.1:2');
    expect((await run('get eu --url amqp://127.0.0.1:3', profiles)).stderr).toContain('127.0.0.1:3');
  });

  it.each([
    ['[other]', /there is no profile 'mine' in .*: it has other/],
    ['[mine]\nurk = "x"', /\[mine\]: there is no key urk; keys are url, management_url, vhost/],
    ['[mine]\nurl = 5', /\[mine\]: url has to be a text/],
    ['[mine', /is no TOML/],
  ])('that are wrong say so: %j', async (text, says) => {
    const outcome = await run('get eu --profile mine', text);
    expectOneLine(outcome, says);
    expect(outcome.code).toBe(2);
  });
});
