import { defineElement } from './elements/define-element.ts';
import { pageDefaults } from './page-defaults.ts';
import { SessionBooking } from './session-booking.ts';

/** Holds an answer that was asked for before the element was there to ask. */
export interface EarlyVisit {
  readonly url: string;
  readonly response: Promise<Response>;
}

/** Starts the widgets of a page: with the server their script came from, and the answers that were asked for early. */
export function start({ apiUrl, early }: { apiUrl: string; early: EarlyVisit[] }): void {
  pageDefaults.apiUrl = apiUrl;
  pageDefaults.fetch = (input, init) => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const index = early.findIndex((visit) => visit.url === url);
    const [taken] = index < 0 ? [] : early.splice(index, 1);
    return taken ? taken.response.catch(() => fetch(input, init)) : fetch(input, init);
  };
  defineElement('session-booking', SessionBooking);
}
