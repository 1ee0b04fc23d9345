import type { DetailTexts } from '../locale/detail-texts.ts';
import type { Localization } from '../locale/localization.ts';
import { BookingElement } from './booking-element.ts';

/** Is what the elements that show details have in common: they need the texts about days, times and the coach. */
export class DetailElement extends BookingElement {
  declare localization: Localization<DetailTexts>;
}
