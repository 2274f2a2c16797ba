/** Asks the server of HOURBANK_TEST_DATABASE_URL what stands in a folder of kept statements. */
import { Client } from 'pg';
import { takeDown } from './at-end.ts';
import { freshDatabase } from './database.ts';
import { askAgain, readKept } from './kept-statements.ts';

const [folder = ''] = process.argv.slice(2);
const kept = readKept(folder);
const fresh = await freshDatabase();
const owner = new Client({ connectionString: fresh.ownerUrl });
await owner.connect();
const flaws = await askAgain(owner, kept);
await owner.end();
await fresh.drop();
await takeDown();
for (const flaw of flaws) process.stderr.write(`${flaw}\n`);
process.stdout.write(`${kept.length} statements asked again, ${flaws.length} not done\n`);
if (kept.length === 0 || flaws.length > 0) process.exitCode = 1;
