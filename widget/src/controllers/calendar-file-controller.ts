import type { Session } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from './connection.ts';

/** Knows which session is shown. */
export interface SessionHolder {
  readonly state: { readonly session: Session | null };
}

interface Saving {
  readonly sessionId: string;
  status: 'idle' | 'working' | 'failed';
}

/** Saves the shown session as a calendar file, as the API writes it. */
export class CalendarFileController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: SessionHolder;
  readonly #connection: () => Connection | null;
  #last: Saving | null = null;

  constructor(host: ReactiveControllerHost, store: SessionHolder, connection: () => Connection | null) {
    this.#host = host;
    this.#store = store;
    this.#connection = connection;
    host.addController(this);
  }

  /** Says how the last saving of the shown session went. */
  get status(): Saving['status'] {
    const last = this.#last;
    return last && last.sessionId === this.#store.state.session?.id ? last.status : 'idle';
  }

  hostConnected(): void {
    this.#last = null;
  }

  /** Gets the file and hands it to the browser as a download. */
  async save(): Promise<void> {
    const { session } = this.#store.state;
    const line = this.#connection();
    if (!session || !line || this.status === 'working') return;
    const saving: Saving = { sessionId: session.id, status: 'working' };
    this.#last = saving;
    this.#host.requestUpdate();
    try {
      const client = await line.client();
      download(await client.sessions.calendarFile(session.id), 'session.ics');
      saving.status = 'idle';
    } catch {
      // The visitor sees that it failed and can press the button again; nothing else depends on it.
      saving.status = 'failed';
    }
    this.#host.requestUpdate();
  }
}

function download(text: string, name: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/calendar;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
