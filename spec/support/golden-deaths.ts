/**
 * What RabbitMQ 3.10 did with dead letters (spec/core/dead-letter/golden), as contents.
 */
import { readFileSync } from 'node:fs';
import type { Death } from '../../src/core/dead-letter/death.js';
import { Content } from '../../src/wire/content/content.js';
import { bodyFrame, headerFrame } from './amqp-bytes.js';

interface StoredStep {
  readonly death: Death;
  readonly properties: string;
}

interface StoredDeaths {
  readonly deaths: readonly {
    readonly title: string;
    readonly published: string;
    readonly steps: readonly StoredStep[];
  }[];
  readonly cycles: readonly (StoredStep & {
    readonly title: string;
    readonly target: string;
    readonly skipped: boolean;
  })[];
}

export interface GoldenDeath {
  readonly death: Death;
  /** The message as it was published again. */
  readonly content: Content;
}

/** Messages that died, perhaps more than once, by what is special about them. */
export const goldenDeaths = load().deaths.map(({ title, published, steps }) => ({
  title,
  published: contentOf(published),
  steps: steps.map(revive),
}));

/** Messages that died, and whether RabbitMQ kept them from the queue `target` that they were routed to. */
export const goldenCycles = load().cycles.map(({ title, target, skipped, ...step }) => ({
  title,
  target,
  skipped,
  ...revive(step),
}));

/** Flags and property list. */
export function propertyBytes({ bytes, propertiesStart, headerEnd }: Content): Buffer {
  return bytes.subarray(propertiesStart, headerEnd - 1);
}

function revive({ death, properties }: StoredStep): GoldenDeath {
  return { death, content: contentOf(properties) };
}

function contentOf(properties: string): Content {
  const header = headerFrame(1, 5, Buffer.from(properties, 'hex'));
  const bytes = Buffer.concat([header, bodyFrame(1, 'hello')]);
  return Content.framed(bytes, 0, header.length, bytes.length);
}

function load(): StoredDeaths {
  const path = new URL('../core/dead-letter/golden/deaths.json', import.meta.url);
  return JSON.parse(readFileSync(path, 'utf8')) as StoredDeaths;
}
