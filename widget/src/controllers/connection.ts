import { openBooking, type BookingCalls, type Opening } from '@session-booking/sdk';
import type { Availability, Coach } from '@session-booking/sdk/contract';
import type { BookingClient, VisitQuestion } from '../state/booking-client.ts';

/** Holds what the first view shows; slots only where they came along. */
export interface FirstView {
  readonly coaches: readonly Coach[];
  readonly availability: Availability | null;
}

/** Is the widget's way to the API: a first view at once, all the rest by a client that may have to be loaded. */
export interface Connection {
  firstView(question: VisitQuestion, signal: AbortSignal): Promise<FirstView>;
  client(): Promise<BookingClient>;
  /** What live updates go on from; null where the page made the client. */
  readonly own: { readonly opening: Opening; client(): Promise<BookingCalls> } | null;
}

/** Gives a token, or a function that gives the one of the moment. */
export type TokenSource = string | (() => string | Promise<string>);

/** Says where the API is and as whom to speak. */
export interface ConnectionSettings {
  readonly apiUrl: string;
  readonly token: TokenSource | null;
  /** True to keep a visitor's token when the tab is closed. */
  readonly remembers: boolean;
  /** Sends requests in place of the global `fetch`. */
  readonly fetch: typeof globalThis.fetch | null;
}

/** Connects by a client the page made. */
export function connectionBy(client: BookingClient): Connection {
  const ready = Promise.resolve(client);
  return {
    client: () => ready,
    firstView: (question, signal) => askCoaches(client, question, signal),
    own: null,
  };
}

/** Connects to an API by address. A visitor's first view is one call; somebody signed in is asked for step by step. */
export function connect(settings: ConnectionSettings): Connection {
  const { apiUrl, token, remembers, fetch } = settings;
  const opening = openBooking({
    apiUrl,
    ...(token !== null && { token }),
    ...(fetch && { fetch }),
    storage: remembers ? 'local' : 'session',
  });
  let loading: Promise<BookingCalls> | undefined;
  const load = async () => (await import('@session-booking/sdk/client')).createCalls(opening);
  const client = () =>
    (loading ??= load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const firstView: Connection['firstView'] = async (question, signal) => {
    const { coaches, availability } =
      token === null
        ? await opening.visit(question, { signal })
        : await askCoaches(await client(), question, signal);
    return { coaches: coaches.map((coach) => withPictureOf(apiUrl, coach)), availability };
  };
  return { client, firstView, own: { opening, client } };
}

/** Makes the address of a coach's picture absolute: it may be relative to the API's, and the page has another one. */
export function withPictureOf(apiUrl: string, coach: Coach): Coach {
  const { avatarUrl } = coach;
  const base = new URL(apiUrl, document.baseURI);
  if (avatarUrl === null || !URL.canParse(avatarUrl, base)) return { ...coach, avatarUrl: null };
  return { ...coach, avatarUrl: new URL(avatarUrl, base).href };
}

async function askCoaches(
  client: BookingClient,
  { coachId }: VisitQuestion,
  signal: AbortSignal,
): Promise<FirstView> {
  const coaches =
    coachId === undefined
      ? (await client.coaches.list({ signal })).items
      : [await client.coaches.get(coachId, { signal })];
  return { coaches, availability: null };
}
