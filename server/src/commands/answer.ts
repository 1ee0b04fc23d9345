/** What a command answers, ready to send: the body is JSON text, so that a replay is byte for byte. */
export type Answer = {
  status: number;
  /** `ETag`, `Location`, `Cache-Control` and the like, by lower-case name. */
  headers: Record<string, string>;
  /** Empty for 204 and 304. */
  body: string;
  /** True when the answer was kept under an idempotency key. */
  replayed: boolean;
  /** True when the clock alone has changed it, so that nobody's older copy is good enough. */
  isFleeting?: boolean;
};

/** What a command answers piece by piece, with status 200: text that is too long to be kept whole. */
export type StreamedAnswer = {
  /** By lower-case name. */
  headers: Record<string, string>;
  /** Ends early when nobody reads on. */
  chunks: AsyncIterable<string>;
};

/** Carries what a request brings along beside its body. */
export type Call = {
  requestId: string;
  /** The address the request came to, without a slash at the end. */
  baseUrl: string;
  /** The caller's `Idempotency-Key` and the fingerprint of the whole request; null when he gave no key. */
  idempotency: { key: string; fingerprint: string } | null;
  /** `If-Match` as it came. */
  ifMatch?: string | null;
};

/** Makes an answer with a JSON body. */
export function jsonAnswer(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return { status, headers, body: JSON.stringify(value), replayed: false };
}
