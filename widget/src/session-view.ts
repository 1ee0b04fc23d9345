import type { Localization } from './locale/localization.ts';
import type { SessionTexts } from './locale/session-texts.ts';
import type { BookingState } from './state/booking-state.ts';
import type { SessionPanel, SessionState } from './state/session-state.ts';

/** Holds all that the view of a session is drawn from. */
export interface SessionView {
  readonly state: SessionState;
  /** The other times, while one is chosen. */
  readonly times: BookingState;
  readonly words: Localization<SessionTexts>;
  /** False while texts are on their way: nothing with words in it shows. */
  readonly isReady: boolean;
  readonly timeZone: string;
  /** What the page says of the session before it is here. */
  readonly knownStatus: string | null;
  /** False where only the session is shown, without anything to do. */
  readonly hasActions: boolean;
  readonly calendarFile: 'idle' | 'working' | 'failed';
  /** What was open last. */
  readonly lastPanel: SessionPanel | null;
  /** True while the last thing that was done to it is that its time was changed. */
  readonly isMoved: boolean;
}
