/**
 * What the crash test tells: a line as it goes, a summary, and every violation with what is known of it.
 */
import type { BrokerTarget } from './broker-target.js';
import type { DamageRun } from './damage/damage-run.js';
import type { KillRun } from './kill-run.js';
import type { Ledger } from './ledger/ledger.js';

/** Of each kind. */
const DETAILS_MAX = 6;
const HISTORY_SHOWN = 100;

export function killProgress({ counts, ledger }: KillRun, kills: number): string {
  const { confirmed, delivered } = ledger.counts;
  const held = `${ledger.copies} held`;
  return `kill ${counts.kills} of ${kills}: ${confirmed} confirmed, ${delivered} delivered, ${held}`;
}

export function killSummary({ counts, ledger }: KillRun, target: BrokerTarget): string {
  const { published, confirmed, committed, delivered, redelivered, answersOnTheirWay } = ledger.counts;
  const log = target.warnings.length === 0 ? 'no warnings' : `${target.warnings.length} warnings in its log`;
  return [
    `${counts.kills} kills, ${counts.stops} clean stops, ${counts.audits} audits; ready after at most ${target.slowestReadyMs} ms; ${log}`,
    `${published} messages published, ${confirmed} confirmed, ${committed} transactions committed`,
    `${delivered} delivered, ${redelivered} of them again; ${answersOnTheirWay} acknowledgements on their way when it was killed`,
    `moved by the broker: ${Object.entries(ledger.moves.counts)
      .map(([reason, count]) => `${count} ${reason}`)
      .join(', ')}`,
    `${ledger.violations.total} violations`,
    ...[...new Set(target.warnings)].slice(0, 5).map((warning) => `  log: ${warning}`),
  ].join('\n');
}

export function explainViolations({ violations, topology }: Ledger): string {
  const parts = [...violations.byKind].map(([kind, count]) => {
    const shown = violations.details.filter((one) => one.kind === kind).slice(0, DETAILS_MAX);
    const more = count > shown.length ? [`- and ${count - shown.length} more`] : [];
    return [`${count} ${kind}:`, ...shown.map(({ text }) => `- ${text}`), ...more].join('\n');
  });
  return [...parts, `last definitions: ${topology.history.slice(-HISTORY_SHOWN).join('; ')}`].join('\n');
}

export function damageProgress({ counts, failures }: DamageRun, tries: number): string {
  return `try ${counts.tries} of ${tries}: ${counts.whole} whole, ${counts.less} with losses, ${counts.refused} refused, ${failures.length} failed`;
}

export function damageSummary({ counts, refusals, failures }: DamageRun): string {
  const { tries, whole, less, refused, messagesLost } = counts;
  const codes = [...refusals].map(([code, count]) => `${count} ${code}`).join(', ');
  return [
    `${tries} directories damaged: ${whole} opened with nothing missing, ${less} with ${messagesLost} messages lost and reported, ${refused} refused${codes && ` (${codes})`}`,
    `${failures.length} failures`,
    ...failures.slice(0, 20).map(({ what, directory }) => `- ${what}\n  kept: ${directory}`),
    ...(failures.length > 20 ? [`and ${failures.length - 20} more`] : []),
  ].join('\n');
}
