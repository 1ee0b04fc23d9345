import type { Issue, ProblemCode } from '@session-booking/sdk/contract';
import type { DomainSlot } from './slot.ts';

/** Carries what a refusal can tell beside its code and its sentence. */
export type RefusalDetails = {
  /** With `validation_failed`: one entry a field. */
  issues?: Issue[];
  /** With `slot_taken` and `slot_held`: the nearest free slots, by start. */
  alternatives?: DomainSlot[];
  /** With `too_early`: epoch milliseconds from which it is allowed. */
  availableAt?: number;
  retryAfterMs?: number;
};

/** Says no to a request for a reason the contract knows; the message is read by a person. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly details: RefusalDetails;

  constructor(code: ProblemCode, message: string, details: RefusalDetails = {}) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/** Makes the refusal of one field of a request. */
export function invalidField(path: (string | number)[], code: string, message: string): Refusal {
  return new Refusal('validation_failed', message, { issues: [{ path, code, message }] });
}
