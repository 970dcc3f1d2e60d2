/**
 * From settings to what the broker is started with: nothing given is what an embedded broker has, too.
 */
import { describe, expect, it } from '@jest/globals';
import { brokerOptions } from '../../src/cli/broker-options.js';
import { settingsOfToml } from '../../src/config/file.js';
import { merge } from '../../src/config/merge.js';
import { defaultLimits } from '../../src/core/limits.js';
import { machineLimits, machineMemory } from '../../src/machine.js';

const MIB = 1024 ** 2;

function optionsOf(toml: string): ReturnType<typeof brokerOptions> {
  return brokerOptions(merge(settingsOfToml(toml, '/etc/conf.toml').given).config);
}

describe('nothing given', () => {
  it('leaves every limit as it is', () => {
    const { limits, memoryBudget } = optionsOf('');
    expect(machineLimits(undefined)).toMatchObject({ ...limits, memoryBudget });
  });

  it('is a broker with its data on disk, without TLS, for guest', () => {
    const { limits: _limits, memoryBudget: _memoryBudget, ...others } = optionsOf('');
    expect(others).toEqual({
      host: '127.0.0.1',
      port: 5672,
      listeners: [],
      data: './leveret-data',
      management: { host: '127.0.0.1', port: 15672, tls: false },
      metrics: { host: '127.0.0.1', port: 15692, tls: false },
      loopbackUsers: ['guest'],
    });
  });
});

describe('what is given', () => {
  it('is a share of the memory, or bytes', () => {
    const { memoryBudget, limits } = optionsOf('memory_budget = "25%"\nmemory_watermark = "100MiB"');
    expect(memoryBudget).toBe(Math.floor(machineMemory() / 4));
    expect(limits!.messageMemoryMax).toBe(100 * MIB);
  });

  it('makes room for what is begun, when messages may be larger', () => {
    expect(optionsOf('max_message_size = "100MiB"').limits).toMatchObject({
      bodySizeMax: 100 * MIB,
      unfinishedBytesMax: 400 * MIB,
      transactionBytesMax: 400 * MIB,
    });
    expect(optionsOf('max_message_size = 1').limits).toMatchObject({
      unfinishedBytesMax: defaultLimits.unfinishedBytesMax,
    });
  });

  it('is no data directory for a broker in memory', () => {
    expect(optionsOf('memory = true')).not.toHaveProperty('data');
  });

  it('is the first user, who needs a password', () => {
    expect(optionsOf('default_password = "sesame"').defaultUser).toEqual({ name: 'guest', password: 'sesame' });
  });

  it('is TLS, with its files where the settings are', () => {
    const toml = '[tls]\ncert = "a.pem"\nkey = "b.pem"\nca = "c.pem"\nverify = "peer"\nmin_version = "1.3"';
    expect(optionsOf(toml).tls).toEqual({
      cert: '/etc/a.pem',
      key: '/etc/b.pem',
      ca: '/etc/c.pem',
      port: 5671,
      listeners: [],
      verify: 'peer',
      minVersion: '1.3',
    });
  });
});
