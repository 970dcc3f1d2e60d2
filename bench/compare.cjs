#!/usr/bin/env node
// compare.cjs A.jsonl [B.jsonl]: medians of the lines bench.sh printed, and B against A.
// A factor above 1 means that B is better, whichever way the figure runs.
'use strict';
const fs = require('fs');
const run = ['cons_rate', 'pub_rate', 'cpu_s_per_M', 'rss_peak_MiB', 'lat_p50_ms', 'lat_p99_ms'];
const conf = [
  'conf_rate',
  'cons_rate',
  'conf_p50_ms',
  'conf_p99_ms',
  'lat_p50_ms',
  'lat_p99_ms',
  'cpu_s_per_M',
  'rss_peak_MiB',
];
const METRICS = {
  W0: ['start_ready_ms', 'stop_ms', 'idle_rss_MiB', 'start_cpu_s'],
  W6: ['pub_rate', 'ingest_rate', 'drain_rate', 'rss_backlog_MiB', 'rss_settled_MiB', 'rss_peak_MiB', 'cpu_s_per_M'],
  W7: [
    'lat_p50_ms',
    'lat_p95_ms',
    'lat_p99_ms',
    'slat_p50_ms',
    'slat_p99_ms',
    'cons_rate',
    'cpu_s_per_M',
    'broker_cores',
  ],
  W8: ['connect_rate', 'close_rate', 'KiB_per_conn', 'KiB_per_conn_settled', 'cpu_ms_per_conn', 'idle_cores'],
  W9: ['cons_MBps', 'lat_p50_ms', 'lat_p99_ms', 'rss_peak_MiB', 'cpu_s_per_M'],
  W10: [
    'declare_time_s',
    'declare_op_rate',
    'declare_KiB_per_queue',
    'declare_rss_peak_MiB',
    'stop_ms',
    'restart_ready_ms',
    'delete_time_s',
  ],
  W11: [
    'fill_conf_rate',
    'restart_accept_ms',
    'restart_ready_ms',
    'restart_messages',
    'drain_drain_rate',
    'drain_distinct',
    'drain_dups',
    'fill_rss_peak_MiB',
  ],
  'W11-live': [
    'live_confirmed',
    'restart_ready_ms',
    'restart_messages',
    'drain_confirmed_lost',
    'drain_distinct',
    'drain_dups',
  ],
  W12: ['conf_rate', 'conf_p50_ms', 'conf_p95_ms', 'conf_p99_ms', 'cpu_s_per_M'],
};
const LOW = /_ms$|_s$|MiB|KiB|cpu_|cores|lost|dups|per_M/;
const pick = (w) => METRICS[w] || METRICS[/^W\d+/.exec(w)?.[0]] || (/^W3/.test(w) ? conf : run);
const median = (a) => {
  a = a.filter(Number.isFinite).sort((x, y) => x - y);
  const n = a.length;
  return n ? (a[(n - 1) >> 1] + a[n >> 1]) / 2 : NaN;
};
function load(file) {
  const m = new Map();
  for (const l of fs.readFileSync(file, 'utf8').split('\n')) {
    if (!l.trim().startsWith('{')) continue;
    let o;
    try {
      o = JSON.parse(l);
    } catch {
      continue;
    }
    if (!o.w) continue;
    if (!m.has(o.w)) m.set(o.w, []);
    m.get(o.w).push(o);
  }
  return m;
}
function stats(rows, key) {
  if (!rows) return { v: NaN };
  const good = rows.filter((r) => r.ok !== false || r[key] !== undefined),
    calm = good.filter((r) => !r.noisy);
  const use = (calm.length ? calm : good).map((r) => r[key]);
  return { v: median(use.slice()), lo: Math.min(...use), hi: Math.max(...use), n: use.length, calm: calm.length > 0 };
}
const fmt = (x) =>
  !Number.isFinite(x)
    ? '-'
    : Math.abs(x) >= 1000
      ? Math.round(x).toLocaleString('en-US')
      : Math.abs(x) >= 100
        ? x.toFixed(0)
        : Math.abs(x) >= 1
          ? x.toFixed(2)
          : x.toFixed(3);
const pad = (s, n, left) => (left ? String(s).padEnd(n) : String(s).padStart(n));
const [fa, fb] = process.argv.slice(2);
if (!fa) {
  console.error('usage: compare.cjs A.jsonl [B.jsonl]');
  process.exit(1);
}
const A = load(fa),
  B = fb ? load(fb) : null;
const name = (m) => {
  for (const r of m.values()) return r[0].broker;
  return '?';
};
const names = [...new Set([...A.keys(), ...(B ? B.keys() : [])])];
console.log(
  pad('workload', 11, 1),
  pad('figure', 22, 1),
  pad(name(A), 14),
  ...(B ? [pad(name(B), 14), pad('factor', 9)] : [pad('min', 12), pad('max', 12)]),
  ' runs',
);
for (const w of names) {
  let first = true;
  const bad = (m, n) =>
    (m.get(w) || []).filter((r) => r.ok === false).map((r) => `${n} run ${r.run}: ${r.error || 'validation failed'}`);
  for (const k of pick(w)) {
    const a = stats(A.get(w), k),
      b = B ? stats(B.get(w), k) : null;
    if (!Number.isFinite(a.v) && !(b && Number.isFinite(b.v))) continue;
    const cols = [pad(first ? w : '', 11, 1), pad(k, 22, 1), pad(fmt(a.v), 14)];
    if (b) {
      const f = LOW.test(k) ? a.v / b.v : b.v / a.v;
      cols.push(pad(fmt(b.v), 14), pad(Number.isFinite(f) ? f.toFixed(2) + 'x' : '-', 9));
      cols.push(` ${a.n ?? 0}/${b.n ?? 0}${a.calm === false || b.calm === false ? ' noisy' : ''}`);
    } else cols.push(pad(fmt(a.lo), 12), pad(fmt(a.hi), 12), ` ${a.n}${a.calm ? '' : ' noisy'}`);
    console.log(...cols);
    first = false;
  }
  for (const t of [...bad(A, name(A)), ...(B ? bad(B, name(B)) : [])])
    console.log(pad(first ? w : '', 11, 1), '! ' + t);
}
