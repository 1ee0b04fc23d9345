import type { LitElement } from 'lit';
import type { Checked } from './attribute-check.ts';
import type { BookingSettings } from './booking-settings.ts';
import type { BookingStore } from './controllers/booking-store.ts';
import type { Connection } from './controllers/connection.ts';
import type { Localization } from './locale/localization.ts';

/** Is what the second act works with, and whom it tells. */
export interface Stage {
  readonly store: BookingStore;
  readonly connection: () => Connection | null;
  /** Gives the way to the API, also where no times are asked for. */
  readonly line: () => Connection | null;
  readonly localization: () => Localization;
  /** Tells whether the texts of the wanted language are here. */
  readonly isReady: () => boolean;
}

/** Is the element the second act plays on. */
export type Host = LitElement &
  Checked &
  Pick<
    BookingSettings,
    | 'onSuccess'
    | 'onError'
    | 'client'
    | 'variant'
    | 'existingSessionId'
    | 'sessionStatus'
    | 'sessionActions'
    | 'showSessionActions'
  >;
