/** Bounds what one subject and one socket may do. */
export const realtimeLimits = {
  socketsPerSubject: 5,
  watchesPerSocket: 20,
  frameBytes: 16 * 1024,
  framesPerWindow: 30,
  frameWindowMs: 10_000,
  helloMs: 5000,
  /** Until a hello is answered: clients wait for ten seconds, and some of them go into checking the token. */
  welcomeMs: 5000,
  heartbeatMs: 15_000,
  /** What a reader may leave unread before he is dropped; he resumes by revision. */
  unreadBytes: 512 * 1024,
} as const;

/** Counts frames of one socket; true as long as there are no more than 30 in any 10 seconds. */
export class FrameBudget {
  #times: number[] = [];

  take(now: number): boolean {
    const { frameWindowMs, framesPerWindow } = realtimeLimits;
    this.#times = this.#times.filter((time) => now - time < frameWindowMs);
    this.#times.push(now);
    return this.#times.length <= framesPerWindow;
  }
}
