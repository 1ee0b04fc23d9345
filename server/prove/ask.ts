import { Agent, request } from 'node:http';

/** What came back, and how long it took. */
export type Asked = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly tookMs: number;
};

/** What is asked. */
export type Question = {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly token?: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** How long to wait for the answer. */
  readonly timeoutMs?: number;
  /** Asks once more where an idle connection was closed just when it was used again, as browsers do; GET always does. */
  readonly again?: boolean | 'anew';
};

/** Asks over connections that are kept: as lean as can be, since it shares the machine with what it measures. */
export class Asker implements Disposable {
  #agent: Agent;

  constructor(connections = Infinity) {
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections, maxFreeSockets: 1024 });
  }

  /** Sends one request; rejects when no whole answer comes. */
  ask(url: string, question: Question): Promise<Asked> {
    const { method = 'GET', path, token, body, key, headers: more, timeoutMs = 30_000 } = question;
    const startedAt = performance.now();
    const sent = body === undefined ? undefined : JSON.stringify(body);
    const headers: Record<string, string | number> = { ...more };
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    if (key !== undefined) headers['Idempotency-Key'] = key;
    if (sent !== undefined) {
      headers['Content-Type'] = 'application/json';
      headers['Content-Length'] = Buffer.byteLength(sent);
    }
    return new Promise((resolve, reject) => {
      // Where one idle connection was closed the others will be, so that the second attempt has one of its own.
      const agent = question.again === 'anew' ? false : this.#agent;
      const options = { method, headers, agent, timeout: timeoutMs };
      const going = request(url + path, options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const tookMs = performance.now() - startedAt;
          resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers, tookMs });
        });
      });
      going.on('error', (error: Error & { code?: string }) => {
        const wasIdle = going.reusedSocket && error.code === 'ECONNRESET';
        const mayAgain = question.again ?? method === 'GET';
        if (wasIdle && mayAgain && mayAgain !== 'anew')
          this.ask(url, { ...question, again: 'anew' }).then(resolve, reject);
        else reject(error);
      });
      going.on('timeout', () => going.destroy(new Error(`No answer within ${timeoutMs} ms.`)));
      going.end(sent);
    });
  }

  [Symbol.dispose](): void {
    this.#agent.destroy();
  }
}

/** Gives the problem code of a refusal; the status as text where there is none. */
export function codeOf({ status, text }: Asked): string {
  if (status < 400) return String(status);
  try {
    const { code } = JSON.parse(text) as { code?: unknown };
    return typeof code === 'string' ? code : String(status);
  } catch {
    // Not JSON, so whatever answered was not the API.
    return String(status);
  }
}

/** Counts values by name. */
export function tally(names: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
