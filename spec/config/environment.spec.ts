/**
 * Settings from the environment: every key has its variable, and what looks like one and is none is an error,
 * but for those that an orchestrator sets unasked.
 */
import { describe, expect, it } from '@jest/globals';
import { settingsOfEnvironment } from '../../src/config/environment.js';
import { settings } from '../../src/config/settings.js';

function given(environment: NodeJS.ProcessEnv): Record<string, unknown> {
  return Object.fromEntries(settingsOfEnvironment(environment).given.map(({ setting, value }) => [setting.key, value]));
}

describe('a variable', () => {
  it('stands for every setting, and for one alone', () => {
    const environment = Object.fromEntries(settings.map(({ variable }) => [variable, 'x']));
    expect(Object.keys(given(environment)).sort()).toEqual(settings.map(({ key }) => key).sort());
    expect(new Set(settings.map(({ variable }) => variable)).size).toBe(settings.length);
  });

  it('is read as its setting wants it', () => {
    const environment = {
      LEVERET_PORT: '1234',
      LEVERET_MEMORY: 'true',
      LEVERET_TLS_MIN_VERSION: '1.3',
      LEVERET_LISTENERS: 'a:1,b:2',
      LEVERET_LOOPBACK_USERS: '',
      PORT: '1',
      PATH: '/bin',
    };
    expect(given(environment)).toEqual({
      port: 1234,
      memory: true,
      'tls.min_version': '1.3',
      listeners: ['a:1', 'b:2'],
      loopback_users: [],
    });
  });
});

describe('what is no variable of ours', () => {
  it.each([
    ['LEVERET_PRT', 'LEVERET_PRT: there is no such setting (did you mean LEVERET_PORT?)'],
    ['LEVERET_TLS_CERTIFICATE_FILE_NAME', 'LEVERET_TLS_CERTIFICATE_FILE_NAME: there is no such setting'],
    ['LEVERET_CONFI', 'LEVERET_CONFI: there is no such setting (did you mean LEVERET_CONFIG?)'],
  ])('%s', (name, error) => {
    expect(settingsOfEnvironment({ [name]: 'x' })).toEqual({ given: [], errors: [error] });
  });

  it.each([
    ['LEVERET_CONFIG', 'leveret.toml'],
    ['LEVERET_PORT', 'tcp://10.0.0.1:5672'],
    ['LEVERET_SERVICE_HOST', '10.0.0.1'],
    ['LEVERET_SERVICE_PORT', '5672'],
    ['LEVERET_SERVICE_PORT_AMQP', '5672'],
    ['LEVERET_PORT_5672_TCP', 'tcp://10.0.0.1:5672'],
    ['LEVERET_PORT_5672_TCP_ADDR', '10.0.0.1'],
  ])('%s=%s is left alone', (name, text) => {
    expect(settingsOfEnvironment({ [name]: text })).toEqual({ given: [], errors: [] });
  });
});
