import type { Slot } from '@session-booking/sdk/contract';
import { Asker } from './ask.ts';
import { client } from './people.ts';
import { between, pick, type Random } from './seeded.ts';
import type { Window } from './witness.ts';

/** What keeps a calendar moving, and what is true of it. */
export class BusyCalendar implements Disposable {
  #url: string;
  #window: Window;
  #random: Random;
  #asker = new Asker();
  #booked: { id: string; token: string }[] = [];
  #people = 0;
  /** How often it was really changed. */
  changes = 0;

  constructor(url: string, window: Window, random: Random) {
    [this.#url, this.#window, this.#random] = [url, window, random];
  }

  /** Books, cancels or holds, as the seed has it; a time that is taken is no change. */
  async change(): Promise<void> {
    const isFull = this.#booked.length > 20;
    const choice = this.#random();
    if (isFull || (choice < 0.3 && this.#booked.length > 0)) await this.#cancel();
    else if (choice < 0.75) await this.#book();
    else await this.#hold();
  }

  /** Reads the window as a fresh page would. */
  async truth(token: string): Promise<{ revision: number; slots: Slot[] }> {
    const { coachId, from, to, durationMinutes } = this.#window;
    const query = `from=${from}&to=${to}&durationMinutes=${durationMinutes}&include=all`;
    const { status, text } = await this.#asker.ask(this.#url, {
      path: `/api/coaches/${coachId}/availability?${query}`,
      token,
    });
    if (status !== 200) throw new Error(`No availability: ${text}`);
    return JSON.parse(text) as { revision: number; slots: Slot[] };
  }

  async #book(): Promise<void> {
    const token = this.#somebody();
    const body = { title: 'Talk', ...this.#wish() };
    const { status, text } = await this.#asker.ask(this.#url, {
      ...{ method: 'POST', path: '/api/sessions/book', token, body, again: true },
    });
    if (!this.#counts(status, text)) return;
    this.#booked.push({ id: (JSON.parse(text) as { id: string }).id, token });
  }

  async #hold(): Promise<void> {
    const token = this.#somebody();
    const { status, text } = await this.#asker.ask(this.#url, {
      ...{ method: 'POST', path: '/api/holds', token, body: this.#wish() },
    });
    if (!this.#counts(status, text)) return;
    // Half of the holds are let go again; the others stand until the end.
    if (this.#random() < 0.5) return;
    const { id } = JSON.parse(text) as { id: string };
    const released = await this.#asker.ask(this.#url, { method: 'DELETE', path: `/api/holds/${id}`, token });
    this.#counts(released.status, released.text);
  }

  async #cancel(): Promise<void> {
    const session = pick(this.#random, this.#booked);
    this.#booked = this.#booked.filter((each) => each !== session);
    const path = `/api/sessions/${session.id}/cancel`;
    const body = { reason: 'Something came up' };
    const { status, text } = await this.#asker.ask(this.#url, {
      method: 'POST',
      path,
      token: session.token,
      body,
    });
    this.#counts(status, text);
  }

  #counts(status: number, text: string): boolean {
    if (status === 409) return false;
    if (status >= 300) throw new Error(`A change was refused: ${text}`);
    this.changes += 1;
    return true;
  }

  #somebody(): string {
    this.#people += 1;
    return client(`visitor-${this.#people}`);
  }

  #wish() {
    const { coachId, from, durationMinutes } = this.#window;
    const minutes = 30 * between(this.#random, 0, 46);
    const clock = `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
    return { coachId, scheduledAt: `${from}T${clock}:00Z`, durationMinutes };
  }

  [Symbol.dispose](): void {
    this.#asker[Symbol.dispose]();
  }
}

/** Gives a window of one day that the clock alone does not change while a proof runs. */
export function quietDay(coachId: string, daysAhead = 20): Window {
  const day = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
  return { coachId, from: day, to: day, durationMinutes: 60 };
}
