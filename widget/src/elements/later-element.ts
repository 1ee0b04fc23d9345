import type { Localization } from '../locale/localization.ts';
import type { Messages } from '../locale/messages.ts';
import { BookingElement } from './booking-element.ts';

/** Is what the elements after the first view have in common: they need all texts. */
export class LaterElement extends BookingElement {
  declare localization: Localization<Messages>;
}
