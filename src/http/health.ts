/** What operators ask: is it alive, is it ready, and how is it doing. */
import { Hono } from 'hono';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import type { Variables } from './api.ts';
import type { Answered } from './server.ts';

export type Health = {
  readonly routes: Hono<Variables>;
  /** Counts a request that was answered. */
  readonly count: (answered: Answered) => void;
};

/** `/healthz`, `/readyz` and `/metrics`; `ping` answers when the database does. */
export function health(ping: () => Promise<void>): Health {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'hourbank_requests_total',
    help: 'Requests answered, by method and status',
    labelNames: ['method', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'hourbank_request_seconds',
    help: 'How long answers took',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const routes = new Hono<Variables>();
  routes.get('/healthz', () => new Response('alive\n'));
  routes.get('/readyz', async () => {
    try {
      await ping();
      return new Response('ready\n');
    } catch {
      return new Response('the database does not answer\n', { status: 503 });
    }
  });
  routes.get('/metrics', async () => {
    const headers = { 'content-type': registry.contentType };
    return new Response(await registry.metrics(), { headers });
  });
  const count = ({ method, status, milliseconds }: Answered): void => {
    requests.inc({ method: METHODS.has(method) ? method : 'other', status });
    seconds.observe(milliseconds / 1000);
  };
  return { routes, count };
}

/** Whatever else callers make up is counted as one, so that they cannot fill the memory. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']);
