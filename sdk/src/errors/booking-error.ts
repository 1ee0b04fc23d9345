/** Names a request in errors: its method and path, and the id under which the server logs it. */
export type RequestLabel = { readonly name: string; readonly id?: string };

/** Begins the family of errors that calls of this SDK reject with; an aborted call rejects with its signal's reason instead. */
export class BookingError extends Error {
  override readonly name: string = 'BookingError';
  /** Marks the family: with two copies of this SDK on one page there are two classes of each name, so `instanceof` is not enough. */
  readonly family = 'session-booking';
  /** Id of the request in the server's log; undefined when it was sent without one. */
  readonly requestId: string | undefined;

  constructor(message: string, request: RequestLabel, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.requestId = request.id;
  }
}
