import { pageElement } from '../page-element.ts';
import { pause } from '../pause.ts';
import type { Participant } from './participant.ts';

const LOOKS = 4;
const LOOK_MS = 2500;
const DAYS_AHEAD = 21;
const DAY_MS = 86_400_000;

const DURATION_MINUTES = 60;
const SEND = 'Send somebody else to look';
const CALL_BACK = 'Call her back';

interface Browsing {
  readonly coachId: string;
  readonly durationMinutes: number;
}

/**
 * Lets a passer-by come once by herself where motion is welcome, until somebody touches the page; and again by the
 * button, which also calls her back.
 */
export function offerPasserBy(who: Participant, coachId: string): void {
  const button = pageElement('passer-by', HTMLButtonElement);
  let walk: AbortController | null = null;
  const go = async () => {
    const own = (walk = new AbortController());
    button.textContent = CALL_BACK;
    try {
      await passBy(who, { coachId, durationMinutes: DURATION_MINUTES }, own.signal);
    } catch {
      // She was called back, or found nothing free: either way she is gone.
    }
    walk = null;
    button.textContent = SEND;
  };
  button.hidden = false;
  button.addEventListener('click', () => {
    if (walk) walk.abort();
    else void go();
  });
  pageElement('duet', HTMLElement).addEventListener('pointerdown', () => walk?.abort());
  const duet = pageElement('duet', HTMLElement);
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  duet.addEventListener('availability-loaded', () => void (walk ?? go()), { once: true });
}

/**
 * Sends somebody by who holds one of the last times of the first free day after the other, then leaves; so that a page
 * that nobody touches shows what happens when somebody does. Ends early with its signal, and never books.
 */
async function passBy({ client }: Participant, question: Browsing, signal: AbortSignal): Promise<void> {
  const { coachId, durationMinutes } = question;
  const from = new Date(client.now()).toISOString().slice(0, 10);
  const to = new Date(client.now() + DAYS_AHEAD * DAY_MS).toISOString().slice(0, 10);
  const { slots, timeZone } = await client.availability.list(
    { coachId, durationMinutes, from, to },
    { signal },
  );
  const dayOf = (instant: string) => new Date(instant).toLocaleDateString('en', { timeZone });
  const [first] = slots;
  if (!first) return;
  // The first time of the day is the one that somebody on this page is about to press.
  const looked = slots
    .filter(({ startsAt }) => dayOf(startsAt) === dayOf(first.startsAt) && startsAt >= first.endsAt)
    .slice(-2);
  let last: string | undefined;
  try {
    for (let look = 0; look < LOOKS; look += 1) {
      const slot = looked[look % looked.length];
      if (!slot) return;
      const hold = { coachId, durationMinutes, scheduledAt: slot.startsAt };
      last = (await client.holds.create(hold, { signal })).id;
      await pause(LOOK_MS, signal);
    }
  } finally {
    if (last !== undefined) await client.holds.release(last);
  }
}
