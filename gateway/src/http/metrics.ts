/** Prometheus metrics on a port of their own. Labels are routes, bodies and states; never anything of a citizen. */
import { createServer, type Server } from 'node:http';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { Coverage, Source } from '../folder/model.js';

export interface Metrics {
  registry: Registry;
  request: (route: string, status: number, seconds: number) => void;
  source: (source: Source, state: Coverage['state'], seconds: number) => void;
  breaker: (source: Source, open: boolean) => void;
}

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'gateway_request_seconds',
    help: 'Time to the end of an answer.',
    labelNames: ['route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  });
  const answers = new Counter({
    name: 'gateway_source_answers_total',
    help: 'What became of the questions to each source.',
    labelNames: ['administration', 'service', 'state'],
    registers: [registry],
  });
  const times = new Histogram({
    name: 'gateway_source_seconds',
    help: 'Time that sources take.',
    labelNames: ['service'],
    buckets: [0.02, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers: [registry],
  });
  const breakers = new Gauge({
    name: 'gateway_source_left_alone',
    help: '1 while a source that keeps failing is not asked.',
    labelNames: ['administration', 'service'],
    registers: [registry],
  });
  return {
    registry,
    request: (route, status, seconds) => requests.observe({ route, status: String(status) }, seconds),
    source: ({ administration, service }, state, seconds) => {
      answers.inc({ administration, service, state });
      times.observe({ service }, seconds);
    },
    breaker: ({ administration, service }, open) => breakers.set({ administration, service }, open ? 1 : 0),
  };
}

export function serveMetrics({ registry }: Metrics, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server));
  });
}
