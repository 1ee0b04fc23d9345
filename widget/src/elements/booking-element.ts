import { LitElement } from 'lit';
import type { Localization } from '../locale/localization.ts';
import { RequestEvent, type BookingRequest } from './request-event.ts';

/** Is what all inner elements have in common: a localization comes in, requests go out. */
export class BookingElement extends LitElement {
  static override get properties() {
    return { localization: { attribute: false } };
  }

  declare localization: Localization;

  /** Asks `<session-booking>` for something. */
  protected request(request: BookingRequest): void {
    this.dispatchEvent(new RequestEvent(request));
  }
}
