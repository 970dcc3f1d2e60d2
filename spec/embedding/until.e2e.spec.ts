/**
 * Waiting for the broker to be in some state: told when it is, and told what there was when it never came.
 */
import { describe, expect, it } from '@jest/globals';
import { startBroker } from '../../src/app.js';
import { embeddedBroker } from '../support/embedded-broker.js';

const test = embeddedBroker();

describe('until', () => {
  it('ends at once when it is so already', async () => {
    await expect(test.broker.until(() => true)).resolves.toBeUndefined();
    await expect(test.broker.until({ connections: 0 })).resolves.toBeUndefined();
  });

  it('waits for messages, wherever they are', async () => {
    const { broker } = test;
    const channel = await (await test.connect()).createChannel();
    const arrived = broker.until({ queue: 'q', ready: 2 });
    await channel.assertQueue('q');
    channel.sendToQueue('q', Buffer.from('a'));
    channel.sendToQueue('q', Buffer.from('b'));
    await arrived;
    const taken = broker.until({ queue: 'q', unacked: { atLeast: 2 }, ready: 0, messages: 2, consumers: 1 });
    await channel.consume('q', () => undefined);
    await taken;
    const settled = broker.until({ queue: 'q', idle: true });
    channel.ackAll();
    await settled;
    expect(broker.queue('q').messageCount).toBe(0);
  });

  it('waits for connections to come and go', async () => {
    const { broker } = test;
    const came = broker.until({ connections: 1, name: 'somebody' });
    const connection = await test.connect('somebody');
    await came;
    await test.connect('somebody else');
    const gone = broker.until({ connections: 0, name: 'somebody' });
    await connection.close();
    await gone;
    await broker.until({ connections: { atMost: 1 }, user: 'guest', vhost: '/' });
    expect(broker.connections().map(({ userProvidedName }) => userProvidedName)).toEqual(['somebody else']);
  });

  it('waits for whatever a function says, which may ask for what is not there yet', async () => {
    const { broker } = test;
    const sent = broker.until((one) => one.queue('later').readyCount === 1);
    const channel = await (await test.connect()).createChannel();
    await channel.assertQueue('later');
    channel.sendToQueue('later', Buffer.from('a'));
    await expect(sent).resolves.toBeUndefined();
  });

  it('looks when something has happened, and not now and then', async () => {
    const { broker } = test;
    const signal = AbortSignal.timeout(200);
    let looks = 0;
    await expect(broker.until(() => ++looks < 0, { signal })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(looks).toBeLessThan(5);
  });

  it('fails with what there was instead', async () => {
    const { broker } = test;
    const channel = await (await test.connect('the only one')).createChannel();
    await channel.assertQueue('q');
    channel.sendToQueue('q', Buffer.from('a'));
    await broker.until({ queue: 'q', ready: 1 });
    const failure = { code: 'ERR_EMBEDDING_TIMEOUT', name: 'EmbeddingError' };
    await expect(broker.until({ queue: 'q', ready: 2 }, { timeoutMs: 10 })).rejects.toMatchObject({
      ...failure,
      message: `not within 10 ms: {"queue":"q","ready":2}. There is: queue 'q' in vhost '/': 1 ready, 0 unacked, 0 consumers`,
    });
    await expect(broker.until({ queue: 'p', ready: 0 }, { timeoutMs: 10 })).rejects.toMatchObject({
      ...failure,
      message: expect.stringContaining("There is: no queue 'p' in vhost '/'"),
    });
    await expect(broker.until({ connections: 2 }, { timeoutMs: 10 })).rejects.toMatchObject({
      ...failure,
      message: expect.stringContaining('There is: 1 such connections: the only one'),
    });
    await expect(broker.until(() => false, { timeoutMs: 10 })).rejects.toMatchObject({
      ...failure,
      message: expect.stringMatching(/=>\s*false.*queue 'q' in vhost '\/': 1 ready.*1 connections/),
    });
  });

  it('fails with what the function throws', async () => {
    const error = new Error('of mine');
    const failing = test.broker.until(() => {
      throw error;
    });
    await expect(failing).rejects.toBe(error);
  });

  it('is ended by a signal, before and while it waits', async () => {
    const reason = new Error('enough');
    const controller = new AbortController();
    const waiting = test.broker.until(() => false, { signal: controller.signal });
    controller.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    await expect(test.broker.until(() => true, { signal: controller.signal })).rejects.toBe(reason);
  });

  it('is ended by the end of the broker', async () => {
    const other = await startBroker({ port: 0 });
    const stopped = { code: 'ERR_EMBEDDING_STOPPED' };
    const waiting = other.until(() => false);
    await Promise.all([expect(waiting).rejects.toMatchObject(stopped), other.stop()]);
    await expect(other.until(() => true)).rejects.toMatchObject(stopped);
  });
});
