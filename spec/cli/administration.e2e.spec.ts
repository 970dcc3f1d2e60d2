/**
 * Administration by the command line: what it says it has done is what the broker then does. With RabbitMQ as well,
 * where LEVERET_TEST_RABBITMQ_URL says where it is, its management API at port 15672.
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Connection, ConnectError, RefusedError, connect } from '../../src/client/index.js';
import { type CommandLab, onEachCommandBroker } from '../support/command-brokers.js';
import type { RunOutcome } from '../support/command-line.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const USER = 'command-line-anna';
const VHOST = 'command-line-shop';

onEachCommandBroker((lab) => {
  const run = async (line: string, input?: string): Promise<string> => {
    const { code, stdout, stderr } = await lab.run(line, input === undefined ? {} : { input });
    expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' });
    return stdout;
  };
  const rows = async (line: string): Promise<Record<string, unknown>[]> =>
    JSON.parse(await run(`${line} --format json`)) as Record<string, unknown>[];
  const tagsOf = async (user: string): Promise<unknown> =>
    (await rows('list users')).find(({ name }) => name === user)?.tags;

  beforeEach(() => run(`vhost add ${VHOST}`));
  afterEach(async () => {
    await lab.run(`user delete ${USER}`);
    await lab.run(`vhost delete ${VHOST}`);
  });

  describe('a user', () => {
    it('logs in by the password, and after another by that', async () => {
      await run(`user add ${USER} --password-stdin`, 'first: grün\n');
      await run(`permission set ${USER} --vhost ${VHOST}`);
      await expect(mayConnect(lab, 'first: grün')).resolves.toBe(true);
      await run(`user password ${USER} --password second`);
      await expect(mayConnect(lab, 'first: grün')).resolves.toBe(false);
      await expect(mayConnect(lab, 'second')).resolves.toBe(true);
    });

    it('keeps the password when its tags change, and the tags when the password does', async () => {
      await run(`user add ${USER} --password first --tags monitoring`);
      await run(`permission set ${USER} --vhost ${VHOST}`);
      await run(`user tags ${USER} management policymaker`);
      await expect(mayConnect(lab, 'first')).resolves.toBe(true);
      await run(`user password ${USER} --password second`);
      expect(await tagsOf(USER)).toEqual(['management', 'policymaker']);
    });

    it('is asked for the password twice at a terminal', async () => {
      const typed = ['at the terminal', 'at the terminal'];
      expect(await lab.run(`user add ${USER}`, { typed })).toMatchObject({ code: 0, stderr: '' });
      await run(`permission set ${USER} --vhost ${VHOST}`);
      await expect(mayConnect(lab, 'at the terminal')).resolves.toBe(true);
    });

    it('cannot log in without a password', async () => {
      await run(`user add ${USER} --password first`);
      await run(`permission set ${USER} --vhost ${VHOST}`);
      await run(`user password ${USER} --no-password`);
      await expect(mayConnect(lab, 'first')).resolves.toBe(false);
      await expect(mayConnect(lab, '')).resolves.toBe(false);
    });

    it('is not added over one that is there', async () => {
      await run(`user add ${USER} --password first --tags monitoring`);
      const outcome = await lab.run(`user add ${USER} --password second`);
      expect(outcome).toMatchObject({ code: 1, stdout: '' });
      expect(outcome.stderr).toMatch(/is there already; user password and user tags change it\n$/);
      expect(await tagsOf(USER)).toEqual(['monitoring']);
    });
  });

  it('permissions hold where and as long as they are set', async () => {
    await run(`user add ${USER} --password first`);
    await expect(mayConnect(lab, 'first')).resolves.toBe(false);
    await run(`permission set ${USER} --vhost ${VHOST} --configure ^eu --write '' --read '.*'`);
    const permission = { vhost: VHOST, user: USER, configure: '^eu', write: '', read: '.*' };
    expect(await rows(`permission list --vhost ${VHOST} --user ${USER}`)).toEqual([permission]);
    await expect(mayConnect(lab, 'first')).resolves.toBe(true);
    await run(`topic-permission set ${USER} amq.topic --vhost ${VHOST} --write '^eu\\.' --read '^us\\.'`);
    const topics = { vhost: VHOST, user: USER, exchange: 'amq.topic', write: '^eu\\.', read: '^us\\.' };
    expect(await rows(`topic-permission list --vhost ${VHOST}`)).toEqual([topics]);
    await run(`topic-permission clear ${USER} amq.topic --vhost ${VHOST}`);
    expect(await rows(`topic-permission list --vhost ${VHOST}`)).toEqual([]);
    await run(`permission clear ${USER} --vhost ${VHOST}`);
    await expect(mayConnect(lab, 'first')).resolves.toBe(false);
  });

  it('policies have their settings, numbers as numbers', async () => {
    await run(`policy set ttl ^eu message-ttl=1000 overflow=drop-head --apply-to queues --priority 3 --vhost ${VHOST}`);
    const definition = { 'message-ttl': 1000, overflow: 'drop-head' };
    const policy = { vhost: VHOST, name: 'ttl', pattern: '^eu', 'apply-to': 'queues', priority: 3, definition };
    expect(await rows(`list policies --vhost ${VHOST}`)).toEqual([policy]);
    await run(`policy set ttl ^us '{"max-length": 5}' --vhost ${VHOST}`);
    expect(await rows(`list policies --vhost ${VHOST} --columns pattern,definition`)).toEqual([
      { pattern: '^us', definition: { 'max-length': 5 } },
    ]);
    await run(`operator-policy set bound ^ max-length=9 --apply-to queues --vhost ${VHOST}`);
    expect(await rows(`operator-policy list --vhost ${VHOST} --columns name`)).toEqual([{ name: 'bound' }]);
    await run(`policy clear ttl --vhost ${VHOST}`);
    await run(`operator-policy clear bound --vhost ${VHOST}`);
    expect(await rows(`list policies --vhost ${VHOST}`)).toEqual([]);
    expect(await rows(`operator-policy list --vhost ${VHOST}`)).toEqual([]);
  });

  it('limits of users and vhosts hold', async () => {
    await run(`user add ${USER} --password first`);
    await run(`permission set ${USER} --vhost ${VHOST}`);
    await run(`limit set max-connections 0 --user ${USER}`);
    await run(`limit set max-queues 1 --vhost ${VHOST}`);
    expect(await rows(`limit list --user ${USER}`)).toEqual([
      { of: 'user', name: USER, limit: 'max-connections', value: 0 },
    ]);
    expect(await rows(`limit list --vhost ${VHOST}`)).toEqual([
      { of: 'vhost', name: VHOST, limit: 'max-queues', value: 1 },
    ]);
    await expect(mayConnect(lab, 'first')).resolves.toBe(false);
    await run(`queue declare eu --vhost ${VHOST}`);
    expect((await lab.run(`queue declare us --vhost ${VHOST}`)).code).toBe(1);
    await run(`limit clear max-connections --user ${USER}`);
    await run(`limit clear max-queues --vhost ${VHOST}`);
    await expect(mayConnect(lab, 'first')).resolves.toBe(true);
    await run(`queue declare us --vhost ${VHOST}`);
  });

  it('a vhost with queues is not deleted with --if-empty', async () => {
    await run(`queue declare eu --vhost ${VHOST}`);
    const outcome = await lab.run(`vhost delete ${VHOST} --if-empty`);
    expect(outcome).toMatchObject({ code: 1, stdout: '' });
    expect(outcome.stderr).toMatch(/has queues \(1\); leave out --if-empty/);
  });

  describe('definitions', () => {
    const directory = temporaryDirectory();

    it('go to a file that others cannot read, and come back from it', async () => {
      await run(`queue declare eu --max-length 5 --vhost ${VHOST}`);
      const file = join(directory.path, 'definitions.json');
      const exported = await lab.run(`definitions export ${file} --vhost ${VHOST}`);
      expect(exported).toMatchObject({ code: 0, stdout: '' });
      expect(statSync(file).mode & 0o077).toBe(0);
      await run(`queue delete eu --vhost ${VHOST}`);
      expect(await run(`definitions import ${file} --vhost ${VHOST}`)).toMatch(/into vhost .*: 1 queue\n$/);
      expect(await rows(`list queues --vhost ${VHOST} --columns name,arguments`)).toEqual([
        { name: 'eu', arguments: { 'x-max-length': 5 } },
      ]);
    });

    it('that make no sense are refused with the reason', async () => {
      const file = join(directory.path, 'definitions.json');
      writeFileSync(file, JSON.stringify({ queues: [{ name: 'eu', durable: 'often' }] }));
      const outcome = await lab.run(`definitions import ${file} --vhost ${VHOST}`);
      expect(outcome).toMatchObject({ code: 1, stdout: '' });
      expect(outcome.stderr).toMatch(/^leveret: [^\n]+\n$/);
      writeFileSync(file, `${readFileSync(file, 'utf8')}}`);
      expect((await lab.run(`definitions import ${file}`)).stderr).toMatch(/definitions\.json is no JSON: /);
    });
  });

  describe('connections', () => {
    it('of a user are closed, and told why', async () => {
      await run(`user add ${USER} --password first`);
      await run(`permission set ${USER} --vhost ${VHOST}`);
      const connection = await connectAs(lab, 'first');
      const closed = new Promise<Error | undefined>((resolve) => connection.once('close', resolve));
      await untilListed(rows, USER);
      expect(await run(`connection close --user ${USER} --reason 'we move house'`)).toBe('1 connection is closed\n');
      expect(String(await closed)).toMatch(/we move house/);
    }, 20_000);

    it('that are not there are named', async () => {
      const outcome = await lab.run('connection close nobody');
      expect(outcome).toMatchObject({ code: 1, stderr: "leveret: there is no connection 'nobody'\n" });
      expect((await lab.run('connection close')).stderr).toMatch(/say which: names, or --user, or --all/);
      expect((await lab.run('connection close nobody --all')).code).toBe(2);
    });
  });

  describe('whoever is no administrator', () => {
    const runAs = async (line: string, input?: string): Promise<RunOutcome> => {
      const url = lab.environment.LEVERET_URL!.replace(/\/\/.*@/, `//${USER}:first@`);
      return lab.run(line, { environment: { LEVERET_URL: url }, ...(input !== undefined && { input }) });
    };

    it('is refused what administrators do', async () => {
      await run(`user add ${USER} --password first --tags monitoring`);
      await run(`permission set ${USER} --vhost ${VHOST}`);
      for (const line of [
        'user delete guest',
        `permission set ${USER}`,
        'definitions export',
        'limit set max-queues 3',
      ]) {
        const outcome = await runAs(line);
        expect({ line, ...outcome }).toMatchObject({ line, code: 4, stdout: '' });
        expect(outcome.stderr).toMatch(/^leveret: [^\n]+\n$/);
      }
    });

    it('applies topologies where the permissions allow it, and policies by the tag', async () => {
      await run(`user add ${USER} --password first --tags management`);
      await run(`permission set ${USER} --vhost ${VHOST} --configure ^eu`);
      const policies = [{ name: 'p', pattern: '^eu', definition: { expires: 9_000_000 } }];
      const topology = JSON.stringify({ queues: [{ name: 'eu' }, { name: 'us' }], policies });
      const apply = `topology apply - --vhost ${VHOST} --format csv`;
      const outcome = await runAs(apply, topology);
      expect(outcome.stdout).toMatch(/^failed,policy,p,.+\ncreated,queue,eu,\nfailed,queue,us,.+\n$/m);
      expect(outcome.code).toBe(1);
      await run(`user tags ${USER} policymaker`);
      expect((await runAs(apply, topology)).stdout).toMatch(/^created,policy,p,\nkept,queue,eu,\nfailed,queue,us,/m);
    });
  });

  it.each([
    ['user delete nobody-there', 1, /there is no user 'nobody-there'; list users/],
    ['user tags nobody-there management', 1, /there is no user 'nobody-there'/],
    ['user password nobody-there --password x', 1, /there is no user 'nobody-there'/],
    [`user add ${USER} --password ''`, 2, /the password is empty; --no-password/],
    [`user add ${USER} --password x --password-stdin`, 2, /cannot be used with/],
    ['permission set nobody-there', 1, /vhost_or_user_not_found|there is no user/],
    ['permission clear nobody-there', 1, /has no permissions in vhost '\/'; permission list/],
    ['permission set guest --configure (', 1, /missing \)|[Ii]nvalid.*\(/],
    ['topic-permission set guest ""', 2, /the default exchange is no topic exchange/],
    ['topic-permission clear guest nowhere', 1, /is not held to routing keys by exchange 'nowhere'/],
    ['vhost delete nowhere', 1, /there is no vhost 'nowhere'; list vhosts/],
    ['vhost delete ..', 2, /the name '\.\.' cannot be asked for over HTTP/],
    ['policy set p ^ max-length=x', 1, /<<"x">> is not a valid max(imum)? length/],
    ['policy set p ^ nonsense=1', 1, /"nonsense".* are not recognised policy settings/],
    ['policy set p ^ nonsense', 2, /'nonsense' is no setting; give key=value/],
    ["policy set p ^ '{'", 2, /the definition is no JSON/],
    ['policy clear nothing', 1, /there is no policy 'nothing' in vhost '\/'/],
    ['operator-policy clear nothing', 1, /there is no operator policy 'nothing' in vhost '\/'/],
    ['limit set max-queues 3 --user guest', 2, /a user has no max-queues, but max-connections and max-channels/],
    ['limit set max-channels 3', 2, /a vhost has no max-channels, but .*; say whose by --user/],
    ['limit set max-wishes 3', 2, /Limits are max-connections, max-channels, max-queues/],
    ['limit set max-queues 3 --vhost nowhere', 1, /there is no vhost 'nowhere'/],
    ['limit set max-channels 3 --user nobody-there', 1, /no_such_user nobody-there|there is no user/],
    ['definitions import nowhere.json', 2, /nowhere\.json: there is no such file/],
  ] as const)('%s fails in one line', async (line, code, says) => {
    const outcome = await lab.run(line);
    expect(outcome.stderr).toMatch(says);
    expect(outcome.stderr).toMatch(/^(leveret|error): [^\n]+\n$/);
    expect(outcome).toMatchObject({ code, stdout: '' });
  });
});

function connectAs(lab: CommandLab, password: string): Promise<Connection> {
  const url = new URL(lab.environment.LEVERET_URL!);
  url.username = USER;
  url.password = encodeURIComponent(password);
  url.pathname = VHOST;
  return connect(url.href, { recovery: false });
}

async function mayConnect(lab: CommandLab, password: string): Promise<boolean> {
  try {
    await (await connectAs(lab, password)).close();
    return true;
  } catch (error) {
    const errors = error instanceof ConnectError ? error.attempts.map((attempt) => attempt.error) : [error];
    if (errors.every((one) => one instanceof RefusedError)) return false;
    throw error;
  }
}

/** RabbitMQ lists a connection when it next counts, every five seconds. */
async function untilListed(rows: (line: string) => Promise<Record<string, unknown>[]>, user: string): Promise<void> {
  while (!(await rows('list connections')).some((row) => row.user === user));
}
