import type { Localization } from '../locale/localization.ts';
import type { Messages } from '../locale/messages.ts';
import { BookingElement } from './booking-element.ts';

/** Is what the elements after the first view have in common: they need all texts, and wait until they have them. */
export class LaterElement extends BookingElement {
  declare localization: Localization<Messages>;

  protected override shouldUpdate(): boolean {
    return 'failures' in this.localization.messages;
  }
}
