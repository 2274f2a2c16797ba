import { test } from 'node:test';
import { makeDemo } from '../../src/main/demo/make.ts';
import { openDemoBank } from '../support/demo-bank.ts';
test('x', async () => {
  const bank = await openDemoBank();
  const t = performance.now(); const c = process.cpuUsage();
  await makeDemo(bank, { firmName: 'Quillmoor IT', seed: '1', password: null, onDay: () => {}, now: Date.parse('2026-11-23T13:00:00Z') });
  const d = process.cpuUsage(c);
  console.log((performance.now() - t) / 1000, d.user/1e6, d.system/1e6);
});
