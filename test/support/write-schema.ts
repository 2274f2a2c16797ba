/** Writes the text of the schema anew: `npm run schema`. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../src/store/migrate.ts';
import { SCHEMA_FILE, schemaText } from './schema-text.ts';
import { projectRoot } from './sources.ts';
import { startTestServer } from './test-server.ts';

const server = await startTestServer();
try {
  const migrated = await migrate(server.ownerUrl, join(projectRoot, 'migrations'));
  if ('code' in migrated) throw new Error(migrated.message);
  const client = new Client({ connectionString: server.ownerUrl });
  await client.connect();
  try {
    writeFileSync(SCHEMA_FILE, await schemaText(client));
  } finally {
    await client.end();
  }
} finally {
  await server.stop();
}
