/** Validates a Beancount journal with rustledger's WebAssembly build: an outside comparator. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, validateSource } from '@rustledger/wasm';

const wasm = fileURLToPath(import.meta.resolve('@rustledger/wasm/rustledger_wasm_bg.wasm'));
initSync({ module: readFileSync(wasm) });

const path = process.argv[2];
if (path === undefined) throw new Error('name the journal to validate');
const { valid, errors } = validateSource(readFileSync(path, 'utf8'));
if (valid !== true) throw new Error(`not valid: ${JSON.stringify(errors).slice(0, 500)}`);
