// How a thread reads the source of this package: what was compiled once is kept for the next start,
// and types are stripped below node_modules too, where an installed hourbank is and Node would not.
import { readFileSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('../', import.meta.url);

if (root.pathname.includes('/node_modules/')) {
  // The first call would warn on stderr that the function is experimental: nothing a user can act on.
  const emitWarning = process.emitWarning;
  process.emitWarning = () => {};
  module.stripTypeScriptTypes('');
  process.emitWarning = emitWarning;
  module.registerHooks({
    load(url, context, nextLoad) {
      if (!url.startsWith(root.href) || !url.endsWith('.ts')) return nextLoad(url, context);
      const source = module.stripTypeScriptTypes(readFileSync(fileURLToPath(url), 'utf8'));
      return { format: 'module', shortCircuit: true, source };
    },
  });
}

module.enableCompileCache();
