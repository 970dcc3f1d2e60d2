/**
 * The floors: wire <- core <- { store | server | management } <- app <- cli; client -> wire; conformance -> wire;
 * embedding -> core; config sees the core's limits alone, and is seen by the cli.
 *
 * Siblings never see each other; src/app.ts alone brings them together. One rule a floor says all
 * that it may import, its own folder included: whatever the pattern does not name is forbidden.
 */
const builtin = (...names) => `^(node:)?(${names.join('|')})$`;
const anyBuiltin = { dependencyTypesNot: ['core'] };
const npm = (name) => `node_modules/${name}/`;
const vocabulary = '^src/wire/(values|methods|content)/'; // what core may know of the wire: all but frames

const floor = (name, mayImport, comment, butNot = {}) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^${name === 'conformance' ? '' : 'src/'}${name}/` },
  to: { pathNot: mayImport, ...butNot },
});

export default {
  forbidden: [
    floor('wire', ['^src/wire/', builtin('buffer', 'assert')], 'Bytes and values: nothing of ours, no I/O, no time.'),
    floor(
      'core',
      ['^src/core/', vocabulary, builtin('buffer')],
      'A pure machine: sees the vocabulary of the wire alone.',
    ),
    {
      name: 'core-buffer-is-a-type',
      comment: 'The core may name the type Buffer, and import nothing of Node.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: builtin('buffer'), dependencyTypesNot: ['type-only'] },
    },
    floor(
      'store',
      [
        '^src/store/',
        '^src/core/(?!session/)',
        '^src/wire/',
        npm('level'),
        builtin('assert', 'buffer', 'crypto', 'fs', 'fs/promises', 'path', 'zlib'),
      ],
      'Durability: knows messages and ports, no session and no socket.',
    ),
    floor(
      'server',
      ['^src/(server|core|wire)/', npm('pino'), npm('pino-pretty')],
      'Sockets, clock, log; the store comes by a port.',
      anyBuiltin,
    ),
    floor(
      'config',
      [
        '^src/config/',
        '^src/core/limits\\.ts$',
        npm('zod'),
        npm('smol-toml'),
        npm('markdown-table'),
        builtin('fs', 'path'),
      ],
      'Settings: what there is, what was given, what holds.',
    ),
    floor(
      'embedding',
      ['^src/(embedding|core)/', vocabulary, '^src/config/units/duration\\.ts$'],
      'The broker inside a program: looks at the core, moves its time, and disturbs it.',
      anyBuiltin,
    ),
    floor(
      'management',
      ['^src/(management|core)/', npm('hono'), npm('@hono/node-server'), npm('prom-client'), npm('zod')],
      'Reads and commands the core; no wire, store, server.',
      anyBuiltin,
    ),
    floor('client', ['^src/(client|wire)/'], 'An AMQP client of its own: the wire and Node.', anyBuiltin),
    floor(
      'conformance',
      ['^conformance/', '^src/wire/', 'node_modules/'],
      'Judges any broker: knows none of ours.',
      anyBuiltin,
    ),
    {
      name: 'app-is-imported-by-few',
      comment: 'Only the command line, the public names and those who test or measure may ask for the whole.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(index\\.ts$|cli/)' },
      to: { path: '^src/(app|index)\\.ts$' },
    },
    {
      name: 'cli-is-imported-by-nobody',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'src-stands-alone',
      comment: 'What ships does not need what tests, judges or measures it.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(spec|conformance|bench)/' },
    },
    {
      name: 'src-imports-no-dev-dependency',
      comment: 'It would be missing where the package is installed.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circular',
      comment:
        'No file needs another that needs it. Types alone may: a binding names its exchange, which holds bindings.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^dist/'] },
    tsPreCompilationDeps: true, // imports as written, before types are erased
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
