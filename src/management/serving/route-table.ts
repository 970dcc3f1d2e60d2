/**
 * Routes by path, in the order in which they are to be tried.
 */
import type { Route } from '../route.js';

/** Where two paths fit, the one with a word comes before the one with a name: `/users/bulk-delete`, `/users/:user`. */
export function byPath(routes: readonly Route[]): readonly (readonly [string, readonly Route[]])[] {
  const table = new Map<string, Route[]>();
  for (const route of routes) {
    const ofPath = table.get(route.path);
    if (ofPath === undefined) table.set(route.path, [route]);
    else ofPath.push(route);
  }
  return [...table].sort(([a], [b]) => (rankOf(a) < rankOf(b) ? -1 : 1));
}

/** The value of `Allow`. */
export function allowedMethods(routes: readonly Route[]): string {
  const methods = routes.flatMap(({ method }) => (method === 'GET' ? ['HEAD', 'GET'] : [method]));
  return [...methods, 'OPTIONS'].join(', ');
}

function rankOf(path: string): string {
  return path
    .split('/')
    .map((part) => (part.startsWith(':') ? '~' : part))
    .join('/');
}
