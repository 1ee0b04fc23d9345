/** Holds how fast live updates go about things; all in milliseconds. */
export type Pace = {
  /** Pause before a new attempt: spread over a range that grows with the time away. */
  readonly pause: { readonly leastMs: number; readonly mostMs: number };
  /** The same while HTTP answers and the line does not: rarely, since something else carries. */
  readonly blockedPause: { readonly leastMs: number; readonly mostMs: number };
  /** How long connecting, and then the greeting, may take. */
  readonly welcomeMs: number;
  /** A line that did not last this long is one more failure as far as pauses go. */
  readonly lastingMs: number;
  /** How often the token is looked at. A line whose token ends is closed and comes again, so this only spares that. */
  readonly renewMs: number;
  /** How long the answer to a sign of life may take. */
  readonly answerMs: number;
  /** The same where the page has a reason to doubt the line. */
  readonly doubtMs: number;
  /** How often everything is asked for while there is no line, and what the server refuses for now is tried again. */
  readonly pollMs: number;
  /** How often a session is read although the line is live: what may be done with it also changes by the clock alone. */
  readonly sessionMs: number;
  /** How long the line outlives its last watch: a page that changes months closes one and opens the next. */
  readonly lingerMs: number;
};

/** Sets the pace of a page. */
export const pace: Pace = {
  // Spread, so that a node that stops does not send everybody to the next one in the same moment.
  pause: { leastMs: 250, mostMs: 5000 },
  blockedPause: { leastMs: 20_000, mostMs: 40_000 },
  welcomeMs: 10_000,
  lastingMs: 3000,
  renewMs: 60_000,
  answerMs: 5000,
  doubtMs: 2500,
  pollMs: 15_000,
  sessionMs: 60_000,
  lingerMs: 1000,
};
