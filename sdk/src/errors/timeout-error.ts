import { BookingError, type RequestLabel } from './booking-error.ts';

/** Says that no whole answer came in time. Whether the request arrived is unknown. */
export class TimeoutError extends BookingError {
  override readonly name = 'TimeoutError';
  /** Time that each attempt was given. */
  readonly timeoutMs: number;

  constructor(request: RequestLabel, timeoutMs: number) {
    super(`${request.name} got no answer within ${timeoutMs} ms.`, request);
    this.timeoutMs = timeoutMs;
  }
}
