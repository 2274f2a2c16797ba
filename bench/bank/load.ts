/** Posts entries from many callers at once for some seconds; prints how many took effect. */
import { Agent, request } from 'node:http';

const [address = '', key = '', callers = '32', seconds = '10', ...clients] = process.argv.slice(2);
const url = new URL('/api/v1/entries', address);
const agent = new Agent({ keepAlive: true, maxSockets: Number(callers) });
const endsAt = performance.now() + Number(seconds) * 1000;
let posted = 0;
let count = 0;

async function call(caller: number): Promise<void> {
  while (performance.now() < endsAt) {
    count += 1;
    const client = clients[(caller * 7919 + count * 104_729) % clients.length];
    const work = { client, workType: 'remote', job: `J${count % 50}`, minutes: 1, post: true };
    if ((await post(JSON.stringify(work))) === 200) posted += 1;
  }
}

function post(body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => call(caller)));
const took = (performance.now() - startedAt) / 1000;
agent.destroy();
process.stdout.write(JSON.stringify({ posted, refused: count - posted, perSecond: posted / took }));
