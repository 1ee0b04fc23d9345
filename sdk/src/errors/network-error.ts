import { BookingError, type RequestLabel } from './booking-error.ts';

/** Says that no whole answer came back: offline, refused, cut, or blocked by the browser. Whether the request arrived is unknown. */
export class NetworkError extends BookingError {
  override readonly name = 'NetworkError';

  constructor(request: RequestLabel, cause: unknown) {
    super(`${request.name} got no answer from the server.`, request, cause);
  }
}
