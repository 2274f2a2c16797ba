/** Made-up input of any size, the same on every machine: how the cost of booking grows. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type Size = { readonly clients: number; readonly entries: number; readonly blocks: number };

export type Input = { readonly blocks: string; readonly entries: string };

const FIRST_DAY = Date.UTC(2024, 0, 1);
const ENTRY_MINUTES = 6;

/** Writes blocks and entries; every client's blocks hold exactly what its entries draw. */
export function writeMadeUp(folder: string, name: string, size: Size): Input {
  const blocks = ['client,block,boughtOn,minutes,price,currency'];
  const perClient = Math.ceil(size.entries / size.clients);
  const blockMinutes = Math.ceil((perClient * ENTRY_MINUTES) / size.blocks);
  for (let client = 0; client < size.clients; client += 1) {
    for (let block = 0; block < size.blocks; block += 1) {
      blocks.push(`Client ${client},B${block},2023-12-31,${blockMinutes},${blockMinutes}.50,EUR`);
    }
  }
  const entries = ['id,client,technician,job,workType,description,startedAt,endedAt'];
  for (let entry = 0; entry < size.entries; entry += 1) {
    const startedAt = FIRST_DAY + entry * 60_000;
    const times = `${isoMinute(startedAt)},${isoMinute(startedAt + ENTRY_MINUTES * 60_000)}`;
    const client = `Client ${entry % size.clients}`;
    entries.push(
      `${entry},${client},T${entry % 17},J${entry % 101},Support,Work ${entry},${times}`,
    );
  }
  const paths = {
    blocks: join(folder, `${name}-blocks.csv`),
    entries: join(folder, `${name}-entries.csv`),
  };
  writeFileSync(paths.blocks, `${blocks.join('\n')}\n`);
  writeFileSync(paths.entries, `${entries.join('\n')}\n`);
  return paths;
}

function isoMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16)}Z`;
}
