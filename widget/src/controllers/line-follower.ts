import type { ReactiveController } from 'lit';
import type { Connection } from './connection.ts';
import type { HostOnPage } from './host-on-page.ts';
import { liveLine, type LiveLine } from './live-line.ts';

/** Drops what comes after the question it belongs to was replaced. */
type Guard = <Arguments extends unknown[]>(
  listener: (...args: Arguments) => void,
) => (...args: Arguments) => void;

/** Says what to follow over the line of a connection. */
export interface Followed<Question> {
  /** Null while nobody is to be followed. */
  readonly connection: () => Connection | null;
  /** Null while there is nothing to follow. */
  readonly question: () => Question | null;
  /** Opens a watch and returns what closes it; `guard` wraps every listener it is given. */
  readonly open: (line: LiveLine, question: Question, guard: Guard) => () => void;
}

/** Keeps one watch open for what is asked at the moment, and none while the widget is not on the page. Owns the watch, not the line. */
export class LineFollower<Question> implements ReactiveController {
  readonly #host: HostOnPage;
  readonly #followed: Followed<Question>;
  #line: Connection | null = null;
  #key = '';
  #leave: (() => void) | null = null;
  /** Counts the questions, so that one that was replaced while the line loaded is not opened. */
  #turn = 0;

  constructor(host: HostOnPage, followed: Followed<Question>) {
    this.#host = host;
    this.#followed = followed;
    host.addController(this);
  }

  hostConnected(): void {
    this.#host.requestUpdate();
  }

  hostDisconnected(): void {
    this.#close();
  }

  /** Follows what is asked now; an update that was under way when the widget left the page opens nothing. */
  hostUpdated(): void {
    if (!this.#host.isConnected) return;
    const line = this.#followed.connection();
    const question = line && this.#followed.question();
    const key = question === null ? '' : JSON.stringify(question);
    if (line === this.#line && key === this.#key) return;
    this.#close();
    this.#line = line;
    this.#key = key;
    if (line && question !== null) void this.#open(line, question);
  }

  async #open(connection: Connection, question: Question): Promise<void> {
    const turn = this.#turn;
    // Without what watches, things are as fresh as the last answer, as in the other variants; the next update tries again.
    const line = await liveLine(connection).catch(() => null);
    if (turn !== this.#turn) return;
    if (!line) {
      this.#close();
      return;
    }
    this.#leave = this.#followed.open(line, question, (listener) => (...args) => {
      if (turn === this.#turn) listener(...args);
    });
  }

  #close(): void {
    this.#turn += 1;
    this.#leave?.();
    this.#leave = null;
    this.#line = null;
    this.#key = '';
  }
}
