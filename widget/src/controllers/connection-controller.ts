import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ConnectionStatus, Transport } from '../state/booking-client.ts';
import type { Connection } from './connection.ts';
import { LineFollower } from './line-follower.ts';

/** Says how the widget is kept up to date. */
export interface LineStatus {
  readonly status: ConnectionStatus;
  readonly transport: Transport;
}

interface Surroundings {
  /** Null while nobody is to be followed. */
  readonly connection: () => Connection | null;
  readonly onChange: (status: LineStatus) => void;
}

// A line that is back at once was never missed; saying so would only be restless.
const GRACE_MS = 1500;

/** Follows the status of the line, and lets short cuts pass unsaid. */
export class ConnectionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #around: Surroundings;
  #shown: LineStatus = { status: 'idle', transport: null };
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost & Pick<Node, 'isConnected'>, around: Surroundings) {
    this.#host = host;
    this.#around = around;
    host.addController(this);
    new LineFollower(host, {
      connection: around.connection,
      question: () => true,
      open: ({ connection }, _, guard) => {
        const hear = guard(() => {
          this.#hear({ status: connection.status, transport: connection.transport });
        });
        hear();
        return connection.onChange(hear);
      },
    });
  }

  /** Gets what is to be shown. */
  get shown(): LineStatus {
    return this.#shown;
  }

  hostDisconnected(): void {
    clearTimeout(this.#patience);
  }

  #hear(status: LineStatus): void {
    clearTimeout(this.#patience);
    const isShortCut = status.status === 'reconnecting' && this.#shown.status === 'live';
    if (isShortCut) this.#patience = setTimeout(() => this.#show(status), GRACE_MS);
    else this.#show(status);
  }

  #show(status: LineStatus): void {
    if (status.status === this.#shown.status && status.transport === this.#shown.transport) return;
    this.#shown = status;
    this.#around.onChange(status);
    this.#host.requestUpdate();
  }
}
