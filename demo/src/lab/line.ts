/** Says what a line does to what goes over it. */
export interface Shape {
  /** True for a line that carries nothing, and says so at once. */
  readonly isCut: boolean;
  /** Milliseconds that each frame, request and answer is kept back. */
  readonly delayMs: number;
  /** Of this many frames one gets lost; 0 for none. */
  readonly dropEvery: number;
}

/** Tells what went over a line; `at` in milliseconds of `performance.now()`. */
export type Traffic =
  | { kind: 'frame-in' | 'frame-out'; text: string; at: number }
  | { kind: 'request'; request: RequestNote; at: number }
  | { kind: 'answer'; request: RequestNote; isRefused: boolean; at: number };

/** Describes a request; the same object in its answer. */
export type RequestNote = { readonly method: string; readonly path: string; readonly body: string };

/** Is a line that can be told to break, as the real ones do without being told. */
export class Line {
  #shape: Shape = { isCut: false, delayMs: 0, dropEvery: 0 };
  #cut = new AbortController();
  #mending: ReturnType<typeof setTimeout> | undefined;
  #frames = 0;
  #news = new EventTarget();
  readonly count = { in: 0, out: 0, lost: 0 };
  /** Number of the calendar that was last told over this line; null before the first. */
  revision: number | null = null;

  get shape(): Shape {
    return this.#shape;
  }

  /** Ends when the line is cut; a line that is mended has another one. */
  get cutSignal(): AbortSignal {
    return this.#cut.signal;
  }

  /** Changes how the line behaves from now on. */
  reshape(changes: Partial<Shape>): void {
    if ('isCut' in changes) clearTimeout(this.#mending);
    const wasCut = this.#shape.isCut;
    this.#shape = { ...this.#shape, ...changes };
    if (wasCut && !this.#shape.isCut) this.#cut = new AbortController();
    if (!wasCut && this.#shape.isCut) this.#cut.abort();
    this.#news.dispatchEvent(new Event('change'));
  }

  /** Cuts the line, and mends it after so many milliseconds. */
  cutFor(ms: number): void {
    this.reshape({ isCut: true });
    this.#mending = setTimeout(() => {
      this.reshape({ isCut: false });
    }, ms);
  }

  /** Decides whether the next frame gets lost. */
  losesNext(): boolean {
    this.#frames += 1;
    const { dropEvery } = this.#shape;
    const isLost = dropEvery > 0 && this.#frames % dropEvery === 0;
    if (isLost) this.count.lost += 1;
    return isLost;
  }

  /** Notes what went over the line. */
  note(traffic: Traffic): void {
    if (traffic.kind === 'frame-in') {
      this.count.in += 1;
      const [, revision] = /"revision":(\d+)/.exec(traffic.text) ?? [];
      if (revision !== undefined) this.revision = Number(revision);
    }
    if (traffic.kind === 'frame-out') this.count.out += 1;
    this.#news.dispatchEvent(new CustomEvent<Traffic>('traffic', { detail: traffic }));
    this.#news.dispatchEvent(new Event('change'));
  }

  /** Calls back for everything that goes over the line. */
  onTraffic(callback: (traffic: Traffic) => void): void {
    this.#news.addEventListener('traffic', (event) => {
      callback((event as CustomEvent<Traffic>).detail);
    });
  }

  /** Calls back when counts or behaviour have changed. */
  onChange(callback: () => void): void {
    this.#news.addEventListener('change', callback);
  }
}
