import type { BookingClient, Schedule } from '@session-booking/sdk';

import { pageElement } from '../page-element.ts';
import { withHoursFrom } from './open-hours.ts';

const OPEN = 'Open two hours from now';
const CLOSE = 'Close them again';

/** Opens and closes two hours of the coach's day; the buttons of the page that do so say which it is. */
export class DeskHours {
  readonly #client: BookingClient;
  readonly #coachId: string;
  readonly #buttons = [
    pageElement('desk-hours', HTMLButtonElement),
    pageElement('try-hours', HTMLButtonElement),
  ];
  readonly #said = pageElement('desk-said', HTMLElement);
  /** The schedule as it was before; null while nothing was opened. */
  #before: Schedule | null = null;
  #isBusy = false;

  constructor(client: BookingClient, coachId: string) {
    this.#client = client;
    this.#coachId = coachId;
    for (const button of this.#buttons) button.addEventListener('click', () => void this.#turn());
  }

  async #turn(): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    this.#said.textContent = '';
    try {
      if (this.#before) await this.#close(this.#before);
      else await this.#open();
    } catch (error) {
      this.#said.textContent = error instanceof Error ? error.message : String(error);
    } finally {
      this.#isBusy = false;
    }
  }

  async #open(): Promise<void> {
    const { version, ...schedule } = await this.#client.coaches.schedule.get(this.#coachId);
    const wished = withHoursFrom(schedule, this.#client.now());
    await this.#client.coaches.schedule.replace(this.#coachId, wished, { ifMatch: version });
    this.#before = schedule;
    this.#say('Open. Both visitors have the new times for today.', CLOSE);
  }

  async #close(before: Schedule): Promise<void> {
    await this.#client.coaches.schedule.replace(this.#coachId, before);
    this.#before = null;
    this.#say('Closed. What was booked stays booked.', OPEN);
  }

  #say(what: string, next: string): void {
    this.#said.textContent = what;
    for (const button of this.#buttons) button.textContent = next;
  }
}
