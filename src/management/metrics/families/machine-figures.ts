/**
 * What the process takes of its machine, as far as the machine says.
 */
import { freeBytes, openFiles } from '../../resources/broker/node-json.js';

export interface MachineFigures {
  readonly filesOpen: number;
  readonly filesMax: number;
  readonly diskFreeBytes: number;
}

export async function readMachine(dataDirectory: string | undefined): Promise<MachineFigures> {
  const [{ used, max }, diskFreeBytes] = await Promise.all([openFiles(), freeBytes(dataDirectory)]);
  return { filesOpen: used, filesMax: max, diskFreeBytes };
}
