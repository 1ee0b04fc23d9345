import type {
  Availability,
  BookingQuote,
  Coach,
  Session,
  Slot,
  SlotStatus,
} from '@session-booking/sdk/contract';
import { addDays, weekdayOf } from '../calendar/plain-date.ts';
import { dateIn } from '../calendar/time-zone.ts';
import type {
  AvailabilityQuestion,
  BookingClient,
  BookingRequest,
  QuoteQuestion,
} from '../state/booking-client.ts';
import { ines, instant, marcus, NOW, sessionAt } from './fixtures.ts';

type CallName = 'coach' | 'coaches' | 'quote' | 'availability' | 'book' | 'calendarFile';

/** Remembers one call. */
export interface FakeCall {
  name: CallName;
  asked: unknown;
  idempotencyKey?: string | undefined;
  signal?: AbortSignal | undefined;
}

interface Options {
  coaches?: Coach[];
  /** Decides which starts are free; weekdays from tomorrow, six in the morning and afternoon, when left out. */
  slotsOn?: (date: string, question: AvailabilityQuestion) => string[];
  horizonDays?: number;
}

/** Plays a booking server in memory, whose answers a test can hold back or turn into failures. */
export class FakeClient implements BookingClient {
  readonly calls: FakeCall[] = [];
  readonly booked = new Set<string>();
  /** Starts that are not free for another reason than a booking of the test. */
  readonly statuses = new Map<string, SlotStatus>();
  /** What the next quotes say in place of a booking that costs nothing. */
  quoted: Partial<BookingQuote> = {};
  readonly #options: Required<Options>;
  readonly #failures = new Map<CallName, Error[]>();
  readonly #broken = new Map<CallName, Error>();
  readonly #gates = new Map<CallName, Promise<void>>();

  constructor(options: Options = {}) {
    this.#options = { coaches: [ines, marcus], slotsOn: workingDay, horizonDays: 90, ...options };
  }

  /** Lets the next call of a name reject. */
  failNext(name: CallName, error: Error): void {
    this.#failures.set(name, [...(this.#failures.get(name) ?? []), error]);
  }

  /** Lets all calls of a name reject until the returned function is called. */
  failAll(name: CallName, error: Error): () => void {
    this.#broken.set(name, error);
    return () => this.#broken.delete(name);
  }

  /** Holds back all answers of a name until the returned function is called. */
  hold(name: CallName): () => void {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.#gates.set(name, gate);
    return () => {
      this.#gates.delete(name);
      release();
    };
  }

  /** Lists the calls of a name. */
  callsOf(name: CallName): FakeCall[] {
    return this.calls.filter((call) => call.name === name);
  }

  readonly coaches = {
    get: async (id: string, options?: { signal?: AbortSignal }): Promise<Coach> => {
      await this.#answer({ name: 'coach', asked: id, signal: options?.signal });
      const coach = this.#options.coaches.find((each) => each.id === id);
      if (!coach) throw new Error(`The test has no coach ${id}.`);
      return coach;
    },
    list: async (options?: { signal?: AbortSignal }): Promise<{ items: Coach[] }> => {
      await this.#answer({ name: 'coaches', asked: null, signal: options?.signal });
      return { items: this.#options.coaches };
    },
    quote: async (
      coachId: string,
      booking: QuoteQuestion,
      options?: { signal?: AbortSignal },
    ): Promise<BookingQuote> => {
      await this.#answer({ name: 'quote', asked: { coachId, ...booking }, signal: options?.signal });
      const freeUntil = Date.parse(booking.scheduledAt) - 24 * 3_600_000;
      return {
        ...{ price: null, lateFee: null, late: false },
        policy: { freeUntil: instant(freeUntil), lateFeePercent: 50 },
        asOf: instant(Date.now()),
        ...this.quoted,
      };
    },
  };

  readonly availability = {
    list: async (
      question: AvailabilityQuestion,
      options?: { signal?: AbortSignal },
    ): Promise<Availability> => {
      await this.#answer({ name: 'availability', asked: question, signal: options?.signal });
      return this.answerTo(question);
    },
  };

  readonly sessions = {
    book: async (
      request: BookingRequest,
      options?: { signal?: AbortSignal; idempotencyKey?: string },
    ): Promise<Session> => {
      await this.#answer({ name: 'book', asked: request, idempotencyKey: options?.idempotencyKey });
      this.booked.add(request.scheduledAt);
      return sessionAt(request.scheduledAt, {
        id: `018f0000-0000-7000-8000-0000000000f${this.booked.size}`,
        title: request.title,
        coachId: request.coachId,
        client: request.client ?? null,
        endsAt: instant(Date.parse(request.scheduledAt) + request.durationMinutes * 60_000),
        durationMinutes: request.durationMinutes,
      });
    },
    calendarFile: async (sessionId: string): Promise<string> => {
      await this.#answer({ name: 'calendarFile', asked: sessionId });
      return 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n';
    },
  };

  /** Computes what the server would answer now. */
  answerTo(question: AvailabilityQuestion): Availability {
    const { coachId, from, to, durationMinutes } = question;
    const timeZone = this.#options.coaches.find((each) => each.id === coachId)?.timeZone ?? 'UTC';
    const slots = this.#slots(question, from, to);
    const last = addDays(dateIn(timeZone, Date.now()), this.#options.horizonDays);
    const next = this.#slots({ ...question, include: undefined }, from, last)[0];
    return {
      coachId,
      timeZone,
      revision: this.booked.size,
      from,
      to,
      durationMinutes,
      slots,
      nextAvailable: next?.startsAt ?? null,
    };
  }

  #slots(question: AvailabilityQuestion, from: string, to: string): Slot[] {
    const timeZone = this.#options.coaches.find((each) => each.id === question.coachId)?.timeZone ?? 'UTC';
    const last = addDays(dateIn(timeZone, Date.now()), this.#options.horizonDays);
    const slots: Slot[] = [];
    for (let date = from; date <= to && date <= last; date = addDays(date, 1)) {
      for (const startsAt of this.#options.slotsOn(date, question)) {
        const start = Date.parse(startsAt);
        const status = this.#statusOf(instant(start));
        if (start <= Date.now() || (status !== 'available' && question.include !== 'all')) continue;
        const endsAt = instant(start + question.durationMinutes * 60_000);
        slots.push({ startsAt: instant(start), endsAt, status });
      }
    }
    return slots;
  }

  #statusOf(startsAt: string): SlotStatus {
    return this.booked.has(startsAt) ? 'booked' : (this.statuses.get(startsAt) ?? 'available');
  }

  async #answer(call: FakeCall): Promise<void> {
    this.calls.push(call);
    await this.#gates.get(call.name);
    call.signal?.throwIfAborted();
    const [failure, ...others] = this.#failures.get(call.name) ?? [];
    this.#failures.set(call.name, others);
    const error = failure ?? this.#broken.get(call.name);
    if (error) throw error;
  }
}

/** Gives six starts on weekdays, at 09:00, 09:30, 10:00, 14:00, 15:00 and 17:30 in Madrid's winter. */
export function workingDay(date: string): string[] {
  if (weekdayOf(date) > 5 || Date.parse(date) <= NOW) return [];
  return ['08:00', '08:30', '09:00', '13:00', '14:00', '16:30'].map((time) => `${date}T${time}:00Z`);
}
