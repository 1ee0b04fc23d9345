import type { Localization } from '../locale/localization.ts';
import type { SessionTexts } from '../locale/session-texts.ts';
import { BookingElement } from './booking-element.ts';
import type { SessionAsk } from './session-ask.ts';

/** Is what the elements of an existing session have in common: all texts come in, requests about the session go out. */
export class SessionElement extends BookingElement {
  declare localization: Localization<SessionTexts>;

  /** Moves focus to the heading, so that a screen reader says where the person is now, or what became of the session. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('h3')?.focus();
  }

  /** Asks `<session-booking>` for something about the session. */
  protected ask(ask: SessionAsk): void {
    this.request({ type: 'session', ask });
  }
}
