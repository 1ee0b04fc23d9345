import { BookingError, type RequestLabel } from './booking-error.ts';

/** Says that an answer came which the contract does not allow, for example from a server that is something else. */
export class ContractError extends BookingError {
  override readonly name = 'ContractError';
  /** HTTP status of the answer. */
  readonly status: number;
  /** What is wrong with it, for example `availability.slots.0.startsAt: Invalid input`. */
  readonly reasons: readonly string[];

  constructor(request: RequestLabel, status: number, reasons: readonly string[]) {
    super(`${request.name} answered ${status} against the contract. ${reasons.join('; ')}`, request);
    this.status = status;
    this.reasons = reasons;
  }
}
