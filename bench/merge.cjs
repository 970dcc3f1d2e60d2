// merge.cjs LABEL prefix_=file ... key=value ...: joins loadgen lines into one, keys prefixed
'use strict';
const fs = require('fs');
const out = { label: process.argv[2], ok: true };
for (const a of process.argv.slice(3)) {
  const i = a.indexOf('='),
    k = a.slice(0, i),
    v = a.slice(i + 1);
  if (!k.endsWith('_')) {
    out[k] = Number(v);
    continue;
  }
  let o;
  try {
    o = JSON.parse(fs.readFileSync(v, 'utf8').trim().split('\n').pop());
  } catch (e) {
    o = { ok: false, error: 'no result: ' + e.message };
  }
  if (o.ok === false) {
    out.ok = false;
    if (o.error) out.error = o.error;
  }
  for (const [x, y] of Object.entries(o)) if (x !== 'label' && x !== 'ok' && x !== 'error') out[k + x] = y;
}
console.log(JSON.stringify(out));
