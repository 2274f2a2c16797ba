/**
 * A process that holds an embedded database, for tests that end it in every way. Told a directory,
 * it writes one line of JSON when the database takes connections or is refused. It stops the
 * database when its input ends, and leaves without doing so when it is sent anything.
 */
import { isDatabaseRefusal } from '../../src/adapters/embedded-postgres/refusals.ts';
import { startEmbeddedDatabase } from '../../src/adapters/embedded-postgres/start.ts';

const said: string[] = [];
const database = await startEmbeddedDatabase({
  directory: process.argv[2] ?? '',
  say: (message) => said.push(message),
});
process.stdout.write(`${JSON.stringify({ ...database, said })}\n`);
if (!isDatabaseRefusal(database)) {
  process.stdin.once('data', () => process.exit());
  process.stdin.once('end', () => void database.stop());
}
