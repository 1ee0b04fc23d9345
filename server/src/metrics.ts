import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { zoneDataVersion } from './domain/wall-time.ts';
import { contextOf } from './http/context.ts';

/** Gives what is read at the moment somebody looks; what a part does not know yet is null. */
export type Readings = {
  readonly pool: () => { total: number; idle: number; waiting: number };
  /** Open sockets. */
  readonly sockets: () => number | null;
  /** Seconds that the slowest reader of the log is behind. */
  readonly logLagSeconds: () => number | null;
};

/** Counts what the server does, for Prometheus; each server has its own. */
export type Metrics = {
  /** Counts and times each request by the template of its route, never by its address. */
  readonly measureRequests: RequestHandler;
  /** Writes everything in the text format of Prometheus. */
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** Makes the metrics of one server. */
export function createMetrics(readings: Readings): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  addGauges(registry, readings);
  return {
    measureRequests: measuring(registry),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

function measuring(registry: Registry): RequestHandler {
  const registers = [registry];
  const labelNames = ['method', 'route', 'status'] as const;
  const seconds = new Histogram({
    ...{ name: 'http_request_duration_seconds', help: 'Time to answer, by route template.' },
    ...{ labelNames, buckets: BUCKETS, registers },
  });
  const refusals = new Counter({
    ...{ name: 'session_booking_refusals_total', help: 'Requests refused, by problem code.' },
    ...{ labelNames: ['code'] as const, registers },
  });
  const bookings = new Counter({
    ...{ name: 'session_booking_bookings_total', help: 'Booking requests, by what came of them.' },
    ...{ labelNames: ['outcome'] as const, registers },
  });
  return (req, res, next) => {
    const stop = seconds.startTimer();
    res.once('close', () => {
      const { route, problem } = contextOf(res);
      const status = res.writableFinished ? String(res.statusCode) : 'aborted';
      // A method of the caller's own making would be a label of his own making.
      const method = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(req.method) ? req.method : 'other';
      stop({ method, route: route ?? 'other', status });
      if (problem) refusals.inc({ code: problem });
      if (route === '/api/sessions/book' && method === 'POST') {
        const isReplay = res.hasHeader('Idempotency-Replayed');
        bookings.inc({
          outcome: isReplay ? 'replayed' : (problem ?? (status === '201' ? 'booked' : status)),
        });
      }
    });
    next();
  };
}

function addGauges(registry: Registry, { pool, sockets, logLagSeconds }: Readings): void {
  const registers = [registry];
  new Gauge({
    ...{ name: 'session_booking_database_connections', help: 'Connections to the database, by state.' },
    ...{ labelNames: ['state'] as const, registers },
    collect() {
      const { total, idle, waiting } = pool();
      this.set({ state: 'idle' }, idle);
      this.set({ state: 'busy' }, total - idle);
      this.set({ state: 'waited_for' }, waiting);
    },
  });
  new Gauge({
    ...{
      name: 'session_booking_zone_data_info',
      help: 'Release of the zone data that wall times are read by.',
    },
    ...{ labelNames: ['version'] as const, registers },
  }).set({ version: zoneDataVersion }, 1);
  addReading(registry, 'session_booking_sockets', 'Open realtime sockets.', sockets);
  addReading(
    registry,
    'session_booking_log_lag_seconds',
    'How far the slowest reader of the event log is behind.',
    logLagSeconds,
  );
}

function addReading(registry: Registry, name: string, help: string, read: () => number | null): void {
  new Gauge({
    ...{ name, help, registers: [registry] },
    collect() {
      const value = read();
      if (value === null) this.remove();
      else this.set(value);
    },
  });
}
