import type { Session, SessionAction } from '@session-booking/sdk/contract';
import type { SessionActions } from '../session-actions.ts';
import { cancellationOf, checkDrafts, completionOf, feedbackOf } from '../state/draft-check.ts';
import { failureOf, type Failure } from '../state/failure.ts';
import type { ChangeOptions, SessionCalls } from '../state/session-calls.ts';
import type { SessionDrafts } from '../state/session-state.ts';
import type { Connection } from './connection.ts';
import { failureFrom } from './failure-from.ts';
import { IntentKey } from './intent-key.ts';
import { sessionCalls, timeOf } from './session-line.ts';
import type { SessionStore } from './session-store.ts';

/** Names what is done with what stands in the drafts; moving takes a time and has a controller of its own. */
export type Change = Exclude<SessionAction, 'reschedule'>;

interface Surroundings {
  readonly store: SessionStore;
  readonly connection: () => Connection | null;
  /** What the page does itself, in place of a call. */
  readonly page: () => SessionActions | null;
  readonly onChanged: (change: Change, session: Session) => void;
  /** Hears that what is shown is out of date. */
  readonly onOutdated: () => void;
}

/** Wraps what a callback of the page has thrown, to tell it from what the API said. */
class PageError extends Error {}

/** Does one thing at a time with a session, against the version that is shown, and with the same key when tried again. */
export class SessionChangeController {
  readonly #around: Surroundings;
  readonly #key = new IntentKey();

  constructor(around: Surroundings) {
    this.#around = around;
  }

  /** Does it with what stands in the drafts; nothing while another thing is under way. */
  async perform(change: Change): Promise<void> {
    const { store, connection } = this.#around;
    const { session, drafts, work } = store.state;
    const line = connection();
    if (!session || !line || work.status === 'working') return;
    const errors = change === 'start' ? {} : checkDrafts(change, drafts);
    if (Object.keys(errors).length > 0) {
      store.dispatch({ type: 'draft-refused', errors });
      return;
    }
    store.dispatch({ type: 'began', action: change });
    try {
      await this.#send(change, session, line);
    } catch (error) {
      if (store.shows(session)) this.#fail(change, error);
    }
  }

  async #send(change: Change, session: Session, line: Connection): Promise<void> {
    const { store, page, onChanged } = this.#around;
    const { drafts } = store.state;
    const client = await line.client();
    const calls = sessionCalls(client);
    const own = callbackFor(change, page(), session, drafts);
    if (own) await asPage(own);
    const intent = [session.id, session.version, change, drafts];
    const options = { ifMatch: session.version, idempotencyKey: this.#key.for(intent) };
    const after = own ? await calls.get(session.id) : await call(calls, change, session.id, drafts, options);
    const isChanged = after.version !== session.version;
    if (store.shows(session)) {
      this.#key.settle();
      store.dispatch({ type: isChanged ? 'changed' : 'handed-over', session: after, now: timeOf(client) });
    }
    if (isChanged) onChanged(change, after);
  }

  #fail(change: Change, error: unknown): void {
    const failure = error instanceof PageError ? failureOfPage(error) : failureFrom(error, Date.now());
    this.#around.store.dispatch({ type: 'action-failed', action: change, failure });
    if (isOutdated(failure.code)) this.#around.onOutdated();
  }
}

/** Tells whether a refusal says that the session is no longer what is shown. */
export function isOutdated(code: string): boolean {
  return ['version_conflict', 'invalid_transition', 'too_early', 'forbidden', 'not_found'].includes(code);
}

function callbackFor(
  change: Change,
  page: SessionActions | null,
  session: Session,
  drafts: SessionDrafts,
): (() => unknown) | null {
  const { onStart, onComplete, onCancel } = page ?? {};
  if (change === 'start' && onStart) return () => onStart(session);
  if (change === 'complete' && onComplete) return () => onComplete(session, completionOf(drafts));
  if (change === 'cancel' && onCancel) return () => onCancel(session, cancellationOf(drafts));
  return null;
}

async function asPage(own: () => unknown): Promise<void> {
  try {
    await own();
  } catch (error) {
    throw new PageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

function failureOfPage({ message, cause }: PageError): Failure {
  // A page may call the API itself and hand on what that said.
  const failure = failureFrom(cause, Date.now());
  return failure.code === 'unknown' ? failureOf('page', { detail: message }) : failure;
}

function call(
  calls: SessionCalls,
  change: Change,
  id: string,
  drafts: SessionDrafts,
  options: ChangeOptions,
): Promise<Session> {
  switch (change) {
    case 'start':
      return calls.start(id, options);
    case 'complete':
      return calls.complete(id, completionOf(drafts), options);
    case 'cancel':
      return calls.cancel(id, cancellationOf(drafts), options);
    case 'noShow':
      return calls.noShow(id, options);
    case 'feedback':
      return calls.feedback(id, feedbackOf(drafts), options);
  }
}
