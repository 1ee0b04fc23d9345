import { createDemoToken } from '@session-booking/sdk/contract';

/** Asks the demo server for a token of a role; a coach's token belongs to one coach. */
export async function fetchDemoToken(role: string, coachId: string): Promise<string> {
  const response = await fetch(createDemoToken.path, {
    method: createDemoToken.method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ role, ...(role === 'coach' && coachId !== '' ? { coachId } : {}) }),
  });
  if (!response.ok) throw new Error(`The server gives no demo token (${String(response.status)}).`);
  return createDemoToken.answer.parse(await response.json()).token;
}
