/**
 * Posts entries from many callers at once for some seconds, each over a connection of its own;
 * prints how many took effect. It writes and reads HTTP as plainly as it can, so that the machine is
 * left to what is measured.
 */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

const [address = '', key = '', callers = '32', seconds = '10', ...clients] = process.argv.slice(2);
const { hostname, port, host } = new URL(address);
const HEAD = [
  'POST /api/v1/entries HTTP/1.1',
  `host: ${host}`,
  `authorization: Bearer ${key}`,
  'content-type: application/json',
].join('\r\n');
const endsAt = performance.now() + Number(seconds) * 1000;
let posted = 0;
let count = 0;

async function call(caller: number): Promise<void> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  while (performance.now() < endsAt) {
    count += 1;
    const client = clients[(caller * 7919 + count * 104_729) % clients.length];
    const work = { client, workType: 'remote', job: `J${count % 50}`, minutes: 1, post: true };
    const body = JSON.stringify(work);
    socket.write(`${HEAD}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    if ((await answerOn(socket)).startsWith('HTTP/1.1 200 ')) posted += 1;
  }
  socket.destroy();
}

/** The whole of the next answer: its head, and as much of a body as the head says. */
function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = '';
    const read = (chunk: Buffer): void => {
      answer += chunk.toString('latin1');
      const headEnds = answer.indexOf('\r\n\r\n');
      if (headEnds < 0) return;
      const length = /^content-length: (\d+)\r$/im.exec(answer)?.[1];
      if (length === undefined) reject(new Error(`no length in ${answer}`));
      else if (answer.length < headEnds + 4 + Number(length)) return;
      socket.off('data', read).off('close', closed);
      resolve(answer);
    };
    const closed = (): void => reject(new Error('the connection was closed'));
    socket.on('data', read).on('close', closed);
  });
}

const startedAt = performance.now();
await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => call(caller)));
const took = (performance.now() - startedAt) / 1000;
process.stdout.write(JSON.stringify({ posted, refused: count - posted, perSecond: posted / took }));
