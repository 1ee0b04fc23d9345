import { signToken } from '../../test/tokens.ts';

/** Writes booking requests of that many clients as they go over the wire, for a load to fill in. */
export async function bookingRequests(clients: number): Promise<string[]> {
  const body = JSON.stringify({
    title: 'Weekly check-in session',
    scheduledAt: '@START@',
    durationMinutes: 60,
    coachId: '@COACH@',
  });
  const length = body.length - '@START@'.length - '@COACH@'.length + 20 + 36;
  return Promise.all(
    Array.from({ length: clients }, async (_, index) =>
      [
        'POST /api/sessions/book HTTP/1.1',
        'Host: 127.0.0.1',
        `Authorization: Bearer ${await signToken({ sub: `booker-${index}`, role: 'client' })}`,
        'Content-Type: application/json',
        'Idempotency-Key: @KEY@',
        `Content-Length: ${length}`,
        '',
        body,
      ].join('\r\n'),
    ),
  );
}

/** Writes a GET as it goes over the wire. */
export function getRequest(path: string, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [`GET ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...lines, '', ''].join('\r\n');
}
