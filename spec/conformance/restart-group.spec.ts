/**
 * Cases that share a restart: the broker is restarted when the last of them has come to it, and not before.
 */
import { describe, expect, it } from '@jest/globals';
import { RestartGroup, restartsOf } from '../../conformance/run/restart-group.js';
import type { RestartKind } from '../../conformance/vocabulary.js';

/** A group whose restarts are written down, and fail if they are to. */
function recordedGroup(members: number, failure?: Error) {
  const restarts: RestartKind[] = [];
  const group = new RestartGroup(members, async (kind) => {
    restarts.push(kind);
    if (failure !== undefined) throw failure;
  });
  return { group, restarts };
}

describe('a group of cases', () => {
  it('restarts once, when all have come', async () => {
    const { group, restarts } = recordedGroup(3);
    const first = [group.arrive('kill'), group.arrive('kill')];
    expect(restarts).toEqual([]);
    await Promise.all([...first, group.arrive('kill')]);
    expect(restarts).toEqual(['kill']);
  });

  it('does not wait for those that have ended', async () => {
    const { group, restarts } = recordedGroup(3);
    group.leave();
    const first = group.arrive('clean');
    expect(restarts).toEqual([]);
    group.leave();
    await first;
    expect(restarts).toEqual(['clean']);
  });

  it('restarts again', async () => {
    const { group, restarts } = recordedGroup(2);
    await Promise.all([group.arrive('clean'), group.arrive('clean')]);
    const next = group.arrive('kill');
    group.leave();
    await next;
    expect(restarts).toEqual(['clean', 'kill']);
  });

  it('restarts nothing when nobody waits', () => {
    const { group, restarts } = recordedGroup(1);
    group.leave();
    expect(restarts).toEqual([]);
  });

  it('tells all that the restart failed', async () => {
    const { group } = recordedGroup(2, new Error('no such command'));
    const both = await Promise.allSettled([group.arrive('clean'), group.arrive('clean')]);
    expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});

describe('the restarts of a case', () => {
  it('are in the order of its steps, those that are repeated too', () => {
    const steps = [
      { restart: 'kill' },
      { openConnection: 'main' },
      { repeat: 2, steps: [{ restart: 'clean' }] },
    ] as const;
    expect(restartsOf({ steps })).toEqual(['kill', 'clean', 'clean']);
  });
});
