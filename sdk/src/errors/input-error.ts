import { BookingError } from './booking-error.ts';

/** Says that this SDK was called with something it cannot work with. Nothing was sent, and trying again cannot help. */
export class InputError extends BookingError {
  override readonly name = 'InputError';
  /** What was given wrongly, for example `timeoutMs` or `coachId`. */
  readonly field: string;

  constructor(field: string, wanted: string) {
    super(`${field} must be ${wanted}`, { name: field });
    this.field = field;
  }
}
