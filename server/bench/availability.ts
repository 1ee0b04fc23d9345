import type { Figure, Row } from '../../scripts/bench/row.ts';
import { signToken } from '../test/tokens.ts';
import type { BareExpress } from './support/bare-express.ts';
import { coachIdOf, hourOf } from './support/bench-coaches.ts';
import type { Answers, HttpLoad } from './support/http-load.ts';
import type { LiveServer } from './support/live-server.ts';
import { getRequest } from './support/requests.ts';
import { startWorker, type Worker } from './support/worker.ts';

const CLIENTS = 32;
const SECONDS = 4;
/** More than a node keeps in memory, so that each of a round is read and reckoned anew. */
const COLD_COACHES = 2000;
const COLD = { first: 2, count: COLD_COACHES };
const COACH = coachIdOf(1);

/** Measures the month view over HTTP against a route of bare Express that sends the same bytes. */
export const row: Row = {
  title: `Month view over HTTP, ${CLIENTS} clients at once, on the embedded database`,
  async measure() {
    await using bare = await startWorker<BareExpress>('bare-express.ts');
    await using live = await startWorker<LiveServer>('live-server.ts', { DATABASE_URL: '' });
    await using client = await startWorker<HttpLoad>('http-load.ts');
    await live.ask('addCoaches', { first: 1, count: 1 + COLD_COACHES, hours: ['09:00', '17:00'] });
    for (let day = 0; day < 20; day += 1)
      await live.ask('book', {
        coachId: COACH,
        scheduledAt: hourOf(day * 24 + 12),
        subject: `client-${day}`,
      });
    const ports = { bare: await bare.ask('port'), live: await live.ask('port') };
    const token = await signToken({ sub: 'viewer', role: 'client' });
    const month = (coach: string) =>
      `/api/coaches/${coach}/availability?from=${dayOf(0)}&to=${dayOf(30)}&durationMinutes=60`;
    const authorization = { Authorization: `Bearer ${token}` };
    const first = await fetch(`http://127.0.0.1:${ports.live}${month(COACH)}`, { headers: authorization });
    const bytes = await first.text();
    await bare.ask('send', bytes);
    const known = { 'If-None-Match': first.headers.get('etag') ?? '' };
    const bareKnown = { 'If-None-Match': await bare.ask('etag') };
    const compare = comparer(client, ports);
    const size = `${(bytes.length / 1024).toFixed(0)} KB`;
    return [
      await compare(`answers a second, revision warm, ${size}`, 0.6, {
        live: getRequest(month(COACH), authorization),
        bare: getRequest('/bytes', authorization),
      }),
      await compare('answers a second, 304', 0.9, {
        live: getRequest(month(COACH), { ...authorization, ...known }),
        bare: getRequest('/bytes', { ...authorization, ...bareKnown }),
      }),
      await compare('answers a second, cold: another coach each time', 0.3, {
        live: getRequest(month('@COACH@'), authorization),
        bare: getRequest('/bytes', authorization),
      }),
    ];
  },
};

type Pair<Value> = { live: Value; bare: Value };

/** Makes the function that puts the same load on both, one after the other, twice, of which the second time counts. */
function comparer(client: Worker<HttpLoad>, ports: Pair<number>) {
  const load = (port: number, request: string, seconds: number) =>
    client.ask('load', { port, requests: Array<string>(CLIENTS).fill(request), seconds, coaches: COLD });
  return async (what: string, atLeast: number, requests: Pair<string>): Promise<Figure> => {
    const measured: Partial<Pair<Answers>> = {};
    for (const side of ['bare', 'live'] as const) {
      await load(ports[side], requests[side], 1);
      measured[side] = await load(ports[side], requests[side], SECONDS);
    }
    const { live, bare } = measured as Pair<Answers>;
    const statuses = Object.keys({ ...live.byStatus, ...bare.byStatus }).join(', ');
    return {
      ...{ what, value: live.perSecond, unit: '/s', aim: { atLeast } },
      against: { what: 'bare Express', value: bare.perSecond },
      note: `p99 ${live.p99Ms.toFixed(1)} ms, bare ${bare.p99Ms.toFixed(1)} ms; every answer ${statuses}.`,
    };
  };
}

const dayOf = (number: number) => hourOf(number * 24).slice(0, 10);
