import type { ActionState, CancellationQuote, Session, SessionAction } from '@session-booking/sdk/contract';
import type {
  CancellationRequest,
  ChangeOptions,
  ClientFeedback,
  Completion,
  SessionCalls,
} from '../state/session-calls.ts';
import { FakeClient } from './fake-client.ts';
import { instant, sessionAt } from './fixtures.ts';
import { refusal } from './problems.ts';

const MINUTE_MS = 60_000;
const NOT_YOURS: ActionState = { allowed: false, code: 'forbidden' };
const OVER: ActionState = { allowed: false, code: 'invalid_transition' };
const MAY: ActionState = { allowed: true };

/** Remembers one call about a session. */
export interface FakeSessionCall {
  name: keyof SessionCalls;
  asked: unknown;
  options: ChangeOptions | undefined;
}

/** Plays a booking server that has one session, as one viewer sees it; the viewer's clock is the test's. */
export class FakeSessions extends FakeClient {
  readonly sessionCalls: FakeSessionCall[] = [];
  /** The session as it is on the server. */
  session: Session;
  viewer: 'client' | 'coach';
  readonly #refusals = new Map<keyof SessionCalls, Error[]>();
  readonly #gates = new Map<keyof SessionCalls, Promise<void>>();
  readonly #done = new Map<string, Session>();

  constructor(viewer: 'client' | 'coach', startsAt: string, more: Partial<Session> = {}) {
    super();
    this.viewer = viewer;
    const price = { amount: 9000, currency: 'EUR' };
    const base = { title: 'Weekly check-in', description: 'About the new job', durationMinutes: 60, price };
    const endsAt = instant(Date.parse(startsAt) + 60 * MINUTE_MS);
    this.session = sessionAt(startsAt, { ...base, endsAt, ...more });
    Object.assign(this.sessions, this.#calls());
  }

  readonly now = (): number => Date.now();

  /** Lets the next call of a name reject. */
  refuseNext(name: keyof SessionCalls, error: Error): void {
    this.#refusals.set(name, [...(this.#refusals.get(name) ?? []), error]);
  }

  /** Holds back all answers of a name until the returned function is called. */
  holdBack(name: keyof SessionCalls): () => void {
    let release: () => void = () => undefined;
    this.#gates.set(
      name,
      new Promise<void>((resolve) => {
        release = resolve;
      }),
    );
    return () => {
      this.#gates.delete(name);
      release();
    };
  }

  /** Lists the calls of a name. */
  sessionCallsOf(name: keyof SessionCalls): FakeSessionCall[] {
    return this.sessionCalls.filter((call) => call.name === name);
  }

  /** Changes the session behind the viewer's back. */
  changeElsewhere(change: Partial<Session>): void {
    this.session = { ...this.session, ...change, version: this.session.version + 1 };
  }

  /** Shows the session as the server would now. */
  seen(): Session {
    const { session, viewer } = this;
    const isClient = viewer === 'client';
    return { ...session, notes: isClient ? null : session.notes, actions: this.#actions() };
  }

  #calls(): SessionCalls {
    const change = async (
      name: keyof SessionCalls,
      asked: unknown,
      options: ChangeOptions | undefined,
      make: () => Partial<Session>,
    ) => {
      await this.#answer({ name, asked, options });
      const key = options?.idempotencyKey ?? '';
      const before = this.#done.get(key);
      if (before) return before;
      if (options?.ifMatch !== undefined && options.ifMatch !== this.session.version) {
        throw refusal('version_conflict');
      }
      this.changeElsewhere(make());
      this.#done.set(key, this.seen());
      return this.seen();
    };
    return {
      get: async (id) => {
        await this.#answer({ name: 'get', asked: id, options: undefined });
        if (id !== this.session.id) throw refusal('not_found');
        return this.seen();
      },
      quote: async () => {
        await this.#answer({ name: 'quote', asked: null, options: undefined });
        return this.quoteNow();
      },
      start: (_id, options) =>
        change('start', null, options, () => ({ status: 'in_progress', startedAt: instant(Date.now()) })),
      complete: (_id, completion, options) =>
        change('complete', completion, options, () => this.#completed(completion)),
      cancel: (_id, request, options) => change('cancel', request, options, () => this.#cancelled(request)),
      noShow: (_id, options) =>
        change('noShow', null, options, () =>
          this.#cancelled({ reason: 'The client did not come.' }, 'no_show'),
        ),
      reschedule: (_id, time, options) =>
        change('reschedule', time, options, () => this.#moved(time.scheduledAt)),
      feedback: (_id, feedback, options) =>
        change('feedback', feedback, options, () => this.#rated(feedback)),
    };
  }

  /** Says what cancelling would cost the viewer now. */
  quoteNow(): CancellationQuote {
    const { price, policy } = this.session;
    const late = Date.now() > Date.parse(policy.freeUntil);
    const full = price?.amount ?? 0;
    const due = this.viewer === 'client' ? (full * policy.lateFeePercent) / 100 : 0;
    const money = (amount: number) => price && { amount, currency: price.currency };
    return {
      fee: money(late ? due : 0),
      refund: money(full - (late ? due : 0)),
      lateFee: money(due),
      freeUntil: policy.freeUntil,
      asOf: instant(Date.now()),
      late,
    };
  }

  #completed({ notes, rating, feedback, actionItems }: Completion): Partial<Session> {
    return {
      status: 'completed',
      completedAt: instant(Date.now()),
      notes: notes ?? null,
      rating: rating ?? null,
      feedback: feedback ?? null,
      actionItems: actionItems ?? [],
    };
  }

  #cancelled({ reason, requestRefund }: CancellationRequest, type: string | null = null): Partial<Session> {
    const { fee, refund, late } = this.quoteNow();
    return {
      status: 'cancelled',
      cancellation: {
        ...{ type, reason, by: this.viewer, at: instant(Date.now()), late, fee },
        refund: { requested: requestRefund ?? false, amount: refund },
      },
    };
  }

  #moved(scheduledAt: string): Partial<Session> {
    const start = Date.parse(scheduledAt);
    return {
      startsAt: scheduledAt,
      endsAt: instant(start + this.session.durationMinutes * MINUTE_MS),
      policy: { ...this.session.policy, freeUntil: instant(start - 24 * 60 * MINUTE_MS) },
    };
  }

  #rated({ rating, feedback }: ClientFeedback): Partial<Session> {
    return { clientFeedback: { rating, feedback: feedback ?? null, at: instant(Date.now()) } };
  }

  #actions(): Record<SessionAction, ActionState> {
    const { status, startsAt, clientFeedback } = this.session;
    const from = (state: Session['status'], action: ActionState = MAY) => (status === state ? action : OVER);
    const since = (at: number): ActionState =>
      Date.now() >= at ? MAY : { allowed: false, code: 'too_early', availableAt: instant(at) };
    const start = Date.parse(startsAt);
    const isClient = this.viewer === 'client';
    return {
      start: isClient ? NOT_YOURS : from('scheduled', since(start - 15 * MINUTE_MS)),
      complete: isClient ? NOT_YOURS : from('in_progress'),
      cancel: from('scheduled'),
      reschedule: from('scheduled', isClient && Date.now() >= start ? OVER : MAY),
      feedback: isClient ? from('completed', clientFeedback ? OVER : MAY) : NOT_YOURS,
      noShow: isClient ? NOT_YOURS : from('scheduled', since(start + 15 * MINUTE_MS)),
    };
  }

  async #answer(call: FakeSessionCall): Promise<void> {
    this.sessionCalls.push(call);
    await this.#gates.get(call.name);
    const [error, ...others] = this.#refusals.get(call.name) ?? [];
    this.#refusals.set(call.name, others);
    if (error) throw error;
  }
}
