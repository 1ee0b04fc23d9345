import type { Availability, Hold, Session, SlotStatus } from '@session-booking/sdk/contract';
import type {
  AvailabilityQuestion,
  AvailabilityView,
  ConnectionStatus,
  HoldRequest,
  OpenWatch,
  Transport,
  WatchAvailability,
  WatchQuestion,
  WatchSession,
} from '../state/booking-client.ts';
import { FakeClient } from './fake-client.ts';
import { instant } from './fixtures.ts';

const HOLD_MS = 300_000;

/** Plays a server that pushes: what a test says of a start is seen by whoever watches, at once. */
export class LiveClient extends FakeClient {
  readonly held: HoldRequest[] = [];
  readonly released: string[] = [];
  /** Rejects the next question for a hold. */
  refuseHold: Error | null = null;
  readonly #watches = new Map<
    number,
    { question: WatchQuestion; onView: (view: AvailabilityView) => void }
  >();
  readonly #sessionWatches = new Set<(session: Session) => void>();
  readonly #listeners = new Set<() => void>();
  #revision = 1;
  #count = 0;

  /** Lists what is watched now. */
  get watched(): WatchQuestion[] {
    return [...this.#watches.values()].map(({ question }) => question);
  }

  /** Gives a start another status, as if somebody had done something. */
  become(startsAt: string, status: SlotStatus): void {
    this.statuses.set(startsAt, status);
    this.#push();
  }

  /** Gives the line another status. */
  lineBecomes(status: ConnectionStatus, transport: Transport = status === 'live' ? 'socket' : null): void {
    Object.assign(this.#line, { status, transport });
    for (const listener of this.#listeners) listener();
    if (status === 'live') this.#show();
  }

  /** Shows a session to whoever watches one. */
  pushSession(session: Session): void {
    for (const show of this.#sessionWatches) show(session);
  }

  override answerTo(question: AvailabilityQuestion): Availability {
    return { ...super.answerTo(question), revision: this.#revision };
  }

  declare readonly availability: FakeClient['availability'] & { watch: WatchAvailability };
  declare readonly sessions: FakeClient['sessions'] & { watch: WatchSession };

  constructor(...given: ConstructorParameters<typeof FakeClient>) {
    super(...given);
    Object.assign(this.availability, {
      watch: (question: WatchQuestion, onView: (view: AvailabilityView) => void): OpenWatch => {
        const id = (this.#count += 1);
        this.#watches.set(id, { question, onView });
        if (this.#line.status === 'live') onView(this.#viewOf(question));
        return { close: () => this.#watches.delete(id) };
      },
    });
    Object.assign(this.sessions, {
      watch: (_id: string, onSession: (session: Session) => void): OpenWatch => {
        this.#sessionWatches.add(onSession);
        return { close: () => this.#sessionWatches.delete(onSession) };
      },
    });
  }

  readonly holds = {
    create: async (hold: HoldRequest): Promise<Hold> => {
      await Promise.resolve();
      const refusal = this.refuseHold;
      this.refuseHold = null;
      if (refusal) throw refusal;
      const isRenewed = this.held.at(-1)?.scheduledAt === hold.scheduledAt;
      this.held.push(hold);
      for (const [at, status] of this.statuses) if (status === 'held_by_you') this.statuses.delete(at);
      this.become(hold.scheduledAt, 'held_by_you');
      return {
        id: `hold-${this.held.length}`,
        coachId: hold.coachId,
        startsAt: hold.scheduledAt,
        endsAt: instant(Date.parse(hold.scheduledAt) + hold.durationMinutes * 60_000),
        expiresAt: instant(Date.now() + HOLD_MS),
        renewable: !isRenewed,
      };
    },
    release: async (holdId: string): Promise<void> => {
      await Promise.resolve();
      this.released.push(holdId);
    },
  };

  readonly #line: { status: ConnectionStatus; transport: Transport } = {
    status: 'live',
    transport: 'socket',
  };

  readonly connection = Object.assign(this.#line, {
    onChange: (listener: () => void): (() => void) => {
      this.#listeners.add(listener);
      return () => this.#listeners.delete(listener);
    },
  });

  #viewOf(question: WatchQuestion): AvailabilityView {
    const { revision, slots } = this.answerTo({ ...question, include: 'all' });
    return { ...question, revision, slots };
  }

  #push(): void {
    this.#revision += 1;
    this.#show();
  }

  #show(): void {
    for (const { question, onView } of this.#watches.values()) onView(this.#viewOf(question));
  }
}
