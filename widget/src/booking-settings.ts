import { LitElement, type PropertyDeclaration } from 'lit';
import type { Session } from '@session-booking/sdk/contract';
import { numeric, onOff } from './attributes.ts';
import type { TokenSource } from './controllers/connection.ts';
import type { BookingFailedDetail } from './later-events.ts';
import type { SessionActions } from './session-actions.ts';
import type { BookingClient } from './state/booking-client.ts';
import type { Wish } from './state/booking-state.ts';
import type { Theme } from './themes.ts';
import { featuresOf, type Variant } from './variants.ts';

/** Is what a page can set on `<session-booking>`, by attribute or property; nothing here draws or asks anything. */
export class BookingSettings extends LitElement {
  static override get properties() {
    return {
      variant: {},
      coachId: { attribute: 'coach-id' },
      sessionType: { attribute: 'session-type' },
      durationMinutes: { attribute: 'duration-minutes', converter: numeric },
      apiUrl: { attribute: 'api-url' },
      token: {},
      client: { attribute: false },
      showAvailabilityStatus: { attribute: 'show-availability-status', converter: onOff },
      showConnectionStatus: { attribute: 'show-connection-status', converter: onOff },
      showCoachInfo: { attribute: 'show-coach-info', converter: onOff },
      enableOptimisticUpdates: { attribute: 'enable-optimistic-updates', converter: onOff },
      showSessionActions: { attribute: 'show-session-actions', converter: onOff },
      clientName: { attribute: 'client-name' },
      clientEmail: { attribute: 'client-email' },
      remember: { converter: onOff },
      locale: {},
      timeZone: { attribute: 'time-zone' },
      theme: { reflect: true },
      existingSessionId: { attribute: 'existing-session-id' },
      sessionStatus: { attribute: 'session-status' },
      sessionActions: { attribute: false },
      onSuccess: { attribute: false },
      onError: { attribute: false },
    };
  }

  /** What the widget does beyond booking: `basic`, `enhanced` or `realtime`. */
  declare variant: Variant;
  /** The coach to book; without one the visitor chooses. */
  declare coachId: string | null;
  /** Id or title of the session type to book; without one the visitor chooses. */
  declare sessionType: string | null;
  /** Length of the session to book; without one the visitor chooses. */
  declare durationMinutes: number | null;
  /** Address of the booking server; that of the script tag, else the page's own. */
  declare apiUrl: string | null;
  /** Token of who is signed in, or as a property a function that gives it; visitors need none. */
  declare token: TokenSource | null;
  /** A ready client of the SDK, or of any other backend; `apiUrl` and `token` are then not used. */
  declare client: BookingClient | null;
  /** Whether days and times show how free they are, and why not; the variant decides when left out. */
  declare showAvailabilityStatus: boolean | undefined;
  /** Whether it is shown that the line to the server is live; the variant decides when left out. */
  declare showConnectionStatus: boolean | undefined;
  /** Whether a card tells who the coach is; the variant decides when left out. */
  declare showCoachInfo: boolean | undefined;
  /** Whether a booking shows at once, before the server has said yes; the variant decides when left out. */
  declare enableOptimisticUpdates: boolean | undefined;
  /** Whether anything can be done with the session that is shown; the variant decides when left out. */
  declare showSessionActions: boolean | undefined;
  /** Suggests a name in the form. */
  declare clientName: string | null;
  /** Suggests an e-mail address in the form. */
  declare clientEmail: string | null;
  /** Keeps a visitor's token when the tab is closed. */
  declare remember: boolean | undefined;
  /** BCP 47 tag of the language and region; the page's, else the browser's. */
  declare locale: string | null;
  /** IANA zone that times are first shown in; the browser's when left out. */
  declare timeZone: string | null;
  /** `light`, `dark`, or `auto` for the `color-scheme` of the page. */
  declare theme: Theme;
  /** Id of a session to show, with its actions, instead of booking one. */
  declare existingSessionId: string | null;
  /** What the page knows of that session's state, shown until the session is here. */
  declare sessionStatus: string | null;
  /** What the page does itself with that session, in place of the widget's calls. */
  declare sessionActions: SessionActions | null;
  /** Called with the session when the server has booked it. */
  declare onSuccess: ((session: Session) => void) | null;
  /** Called when a booking was refused or got lost. */
  declare onError: ((failure: BookingFailedDetail) => void) | null;

  constructor() {
    super();
    // A switch is undefined while the page says nothing of it, everything else null.
    for (const [name, options] of Object.entries<PropertyDeclaration>(BookingSettings.properties))
      if (options.converter !== onOff) Object.assign(this, { [name]: null });
    this.variant = 'basic';
    this.theme = 'auto';
  }

  /** Gets what the page asks for; an empty attribute asks for nothing. */
  protected get wish(): Wish {
    return {
      coachId: this.coachId?.trim() || null,
      sessionType: this.sessionType?.trim() || null,
      durationMinutes: this.durationMinutes ?? null,
      name: this.clientName ?? '',
      email: this.clientEmail ?? '',
      isSignedIn: Boolean(this.token),
      features: featuresOf(this.variant, {
        availabilityStatus: this.showAvailabilityStatus,
        connectionStatus: this.showConnectionStatus,
        coachInfo: this.showCoachInfo,
        optimisticUpdates: this.enableOptimisticUpdates,
        sessionActions: this.showSessionActions,
      }),
    };
  }
}
