import type { Session } from '@session-booking/sdk/contract';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Connection } from './connection.ts';

/** Knows which session is shown. */
export interface SessionHolder {
  readonly state: { readonly session: Session | null };
}

/** Saves the shown session as a calendar file, as the API writes it. */
export class CalendarFileController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #store: SessionHolder;
  readonly #connection: () => Connection | null;
  #status: 'idle' | 'working' | 'failed' = 'idle';

  constructor(host: ReactiveControllerHost, store: SessionHolder, connection: () => Connection | null) {
    this.#host = host;
    this.#store = store;
    this.#connection = connection;
    host.addController(this);
  }

  /** Says how the last saving went. */
  get status(): 'idle' | 'working' | 'failed' {
    return this.#status;
  }

  hostConnected(): void {
    this.#status = 'idle';
  }

  /** Gets the file and hands it to the browser as a download. */
  async save(): Promise<void> {
    const { session } = this.#store.state;
    const line = this.#connection();
    if (!session || !line || this.#status === 'working') return;
    this.#become('working');
    try {
      const client = await line.client();
      download(await client.sessions.calendarFile(session.id), 'session.ics');
      this.#become('idle');
    } catch {
      // The visitor sees that it failed and can press the button again; nothing else depends on it.
      this.#become('failed');
    }
  }

  #become(status: 'idle' | 'working' | 'failed'): void {
    this.#status = status;
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
