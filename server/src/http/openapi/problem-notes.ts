import type { ProblemCode } from '@session-booking/sdk/contract';

/** Says of every problem when it happens and what to do about it. */
export const problemNotes: Record<ProblemCode, string> = {
  malformed_json:
    'The body cannot be read: it is not JSON or not UTF-8, nests deeper than 20 levels, or has a key twice. Send it again as one JSON object.',
  unauthorized:
    'The token is missing, or its signature, issuer, audience or claims are not accepted. Get a token and send it as `Authorization: Bearer …`.',
  token_expired: 'The token was good once. Renew it and repeat the request.',
  forbidden: 'Who you are is known, but your role may not do this. Ask somebody who may.',
  not_found: 'The thing does not exist, or it is not yours to see; both look the same.',
  method_not_allowed: 'The address exists, the method does not. The `Allow` header lists those that do.',
  slot_taken: 'Somebody booked first. `alternatives` has the three nearest free slots.',
  slot_held:
    'Somebody else is filling in the form for that time. It may be free again in a few minutes; `alternatives` has the three nearest free slots.',
  too_early: 'The action is right, the moment is not. Repeat it at `availableAt`.',
  invalid_transition:
    'The session is not in the state this needs, perhaps because somebody else was faster. Read it again; `actions` says what is possible.',
  hold_expired: 'Your hold has ended. Book without it, or hold the time again.',
  request_in_progress:
    'The first request with this `Idempotency-Key` has not been answered yet. Repeat it after `Retry-After`.',
  version_conflict: 'What you read has changed since. Read it again, decide again, send the new `If-Match`.',
  payload_too_large: 'The body is larger than 64 KiB.',
  unsupported_media_type: 'The body is not `application/json` in UTF-8, or it is compressed.',
  validation_failed: 'Some fields cannot be accepted. `issues` names each of them and what to give instead.',
  outside_schedule:
    'The coach does not work then, or no session starts at that minute. Choose a listed slot.',
  too_soon: 'The time has passed, or the coach needs more notice. Choose a later slot.',
  beyond_horizon: 'The coach does not take bookings that far ahead yet. Choose an earlier slot.',
  nonexistent_local_time:
    'The clocks skip that wall time. Choose another, or send an instant with an offset.',
  idempotency_key_reused:
    'This `Idempotency-Key` belongs to another request of the last 24 hours. Make a new key for a new request.',
  rate_limited: 'Too many requests in a minute. Wait as long as `Retry-After` says.',
  booking_limit:
    'You have booked as much as one person may in an hour, or as much as may be open with one coach. Wait, or cancel a session.',
  internal:
    'The server made a mistake; nothing of it is your doing. Try again, and name the `requestId` when you report it.',
  unavailable:
    'The server cannot reach what it needs. Nothing was changed, as far as it knows. Repeat after `Retry-After`, with the same `Idempotency-Key`.',
};
