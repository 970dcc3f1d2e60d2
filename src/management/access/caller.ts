/**
 * Who asks, and how much of the broker is open to him: RabbitMQ's tags.
 *
 * `management` lets in and shows the vhosts that he may enter; `policymaker` adds their policies and parameters;
 * `monitoring` shows all vhosts and the node; `administrator` may everything.
 */
import type { Access } from '../../core/access/access.js';
import type { User } from '../../core/access/user.js';
import type { VHost } from '../../core/vhost/vhost.js';
import { notAuthorised } from '../http-error.js';

/** What a route asks of its caller; `anybody` need not even log in. */
export type NeededTag = 'anybody' | 'management' | 'policymaker' | 'monitoring' | 'administrator';

/** Tags that satisfy the need, and what is said to somebody who has none of them. */
const needs: Readonly<Record<Exclude<NeededTag, 'anybody'>, { tags: readonly string[]; otherwise: string }>> = {
  management: {
    tags: ['management', 'policymaker', 'monitoring', 'administrator'],
    otherwise: 'Not management user',
  },
  policymaker: { tags: ['policymaker', 'administrator'], otherwise: 'User not authorised to access object' },
  monitoring: { tags: ['monitoring', 'administrator'], otherwise: 'Not monitor user' },
  administrator: { tags: ['administrator'], otherwise: 'Not administrator user' },
};

export class Caller {
  constructor(
    readonly user: User,
    private readonly access: Access,
  ) {}

  get name(): string {
    return this.user.name;
  }

  /** True when he may do what needs that tag. */
  may(need: Exclude<NeededTag, 'anybody'>): boolean {
    return this.user.tags.some((tag) => needs[need].tags.includes(tag));
  }

  /** @throws HttpError 401 */
  assertMay(need: Exclude<NeededTag, 'anybody'>): void {
    if (!this.may('management')) throw notAuthorised(needs.management.otherwise);
    if (!this.may(need)) throw notAuthorised(needs[need].otherwise);
  }

  /** True when he may open connections to the vhost. */
  mayEnter(vhost: string): boolean {
    return this.access.permissions.entering(this.name, vhost) !== undefined;
  }

  /** True when he is shown what is in the vhost. */
  maySee(vhost: string): boolean {
    return this.may('monitoring') || this.mayEnter(vhost);
  }

  /**
   * For what is in a vhost: an administrator, or somebody who may enter it.
   *
   * @param need what the route asks for beside that
   * @throws HttpError 401
   */
  assertMayUse(vhost: string, need: keyof typeof needs): void {
    if (this.may('administrator') || this.mayEnter(vhost)) return;
    throw need === 'policymaker' ? notAuthorised(needs.policymaker.otherwise) : vhostRefused();
  }

  /** @throws HttpError 401 */
  assertMaySee(vhost: string): void {
    if (!this.maySee(vhost)) throw vhostRefused();
  }

  /** Those of the vhosts that he is shown, by name. */
  visible(vhosts: readonly VHost[]): readonly VHost[] {
    return vhosts.filter(({ name }) => this.maySee(name)).sort((a, b) => (a.name < b.name ? -1 : 1));
  }
}

function vhostRefused(): Error {
  return notAuthorised('User not authorised to access virtual host');
}
