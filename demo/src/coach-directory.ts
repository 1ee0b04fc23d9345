import type { Coach } from '@session-booking/sdk/contract';

let asked: Promise<Coach[]> | undefined;

/** Lists the coaches of this page's server, asking once; a failed question is asked again next time. */
export function listCoaches(): Promise<Coach[]> {
  asked ??= ask().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

/** Finds a coach by first name. */
export async function findCoach(firstName: string): Promise<Coach | undefined> {
  const coaches = await listCoaches();
  return coaches.find(({ name }) => name === firstName || name.startsWith(`${firstName} `));
}

async function ask(): Promise<Coach[]> {
  const { createBookingClient } = await import('@session-booking/sdk');
  const { items } = await createBookingClient({ apiUrl: location.origin }).coaches.list();
  return items;
}
