import type { SocketClass } from '@session-booking/sdk';

import type { Line } from './line.ts';

const LOST = 1006;

/** Makes a class of sockets that go over a line: real ones, whose frames the line keeps back, loses or refuses. */
export function socketsOver(line: Line): SocketClass {
  return class extends ShapedSocket {
    constructor(url: string, protocols?: string | string[]) {
      super(line, url, protocols);
    }
  };
}

/** Has the face of a `WebSocket` and one behind it. */
class ShapedSocket extends EventTarget {
  static readonly CONNECTING = WebSocket.CONNECTING;
  static readonly OPEN = WebSocket.OPEN;
  static readonly CLOSING = WebSocket.CLOSING;
  static readonly CLOSED = WebSocket.CLOSED;
  readonly #line: Line;
  readonly #real: WebSocket | null;
  /** What has happened on this side of the line, which hears of things later. */
  #state: number = WebSocket.CONNECTING;
  /** When the last thing that was kept back is due, so that nothing overtakes it. */
  #dueAt = 0;

  constructor(line: Line, url: string, protocols?: string | string[]) {
    super();
    this.#line = line;
    this.#real = line.shape.isCut ? null : new WebSocket(url, protocols);
    if (this.#real) this.#follow(this.#real);
    else queueMicrotask(() => this.#lose());
  }

  get readyState(): number {
    return this.#state;
  }

  set binaryType(type: BinaryType) {
    if (this.#real) this.#real.binaryType = type;
  }

  send(data: string): void {
    if (this.#state !== WebSocket.OPEN)
      throw new DOMException('The socket is not open.', 'InvalidStateError');
    this.#line.note({ kind: 'frame-out', text: data, at: performance.now() });
    if (this.#line.losesNext()) return;
    this.#later(() => {
      if (this.#real?.readyState === WebSocket.OPEN) this.#real.send(data);
    });
  }

  close(code?: number, reason?: string): void {
    if (this.#state < WebSocket.CLOSING) this.#state = WebSocket.CLOSING;
    this.#real?.close(code, reason);
  }

  #follow(real: WebSocket): void {
    const { cutSignal } = this.#line;
    cutSignal.addEventListener('abort', () => this.#lose(), { once: true });
    real.addEventListener('open', () => this.#later(() => this.#opened()));
    real.addEventListener('message', ({ data }: MessageEvent<unknown>) => this.#received(data));
    real.addEventListener('close', ({ code, reason, wasClean }) => {
      this.#later(() => this.#closed(new CloseEvent('close', { code, reason, wasClean })));
    });
  }

  #opened(): void {
    if (this.#state !== WebSocket.CONNECTING) return;
    this.#state = WebSocket.OPEN;
    this.dispatchEvent(new Event('open'));
  }

  #received(data: unknown): void {
    if (this.#line.losesNext()) return;
    this.#later(() => {
      if (this.#state !== WebSocket.OPEN) return;
      this.#line.note({ kind: 'frame-in', text: String(data), at: performance.now() });
      this.dispatchEvent(new MessageEvent('message', { data }));
    });
  }

  /** Ends as a line ends that was cut: nobody says goodbye. */
  #lose(): void {
    this.#real?.close();
    this.#closed(new CloseEvent('close', { code: LOST, wasClean: false }));
  }

  #closed(event: CloseEvent): void {
    if (this.#state === WebSocket.CLOSED) return;
    this.#state = WebSocket.CLOSED;
    if (!event.wasClean) this.dispatchEvent(new Event('error'));
    this.dispatchEvent(event);
  }

  #later(run: () => void): void {
    const now = performance.now();
    this.#dueAt = Math.max(this.#dueAt, now + this.#line.shape.delayMs);
    if (this.#dueAt <= now) run();
    else setTimeout(run, this.#dueAt - now);
  }
}
