import type { Session } from '@session-booking/sdk';

import { giveAttributes } from '../element-attributes.ts';
import { connectLineControls } from '../lab/line-controls.ts';
import type { Attributes } from '../markup.ts';
import { pageElement } from '../page-element.ts';
import { nearness, rowsOf } from './desk-rows.ts';
import { DeskHours } from './desk-hours.ts';
import type { Participant } from './participant.ts';

const PAST_MS = 2 * 3_600_000;
const WATCHED_DAYS = 60;
const DAY_MS = 86_400_000;
const DURATION = 60;

const dayFormat = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const timeFormat = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });

/**
 * Is the coach's place on the page: the sessions that come, as they are now, and each with all that can be done with it.
 * The list is asked for anew whenever the line tells of a change.
 */
export class Desk {
  readonly root = pageElement('desk', HTMLElement);
  readonly hours: DeskHours;
  readonly #participant: Participant;
  readonly #coachId: string;
  readonly #openedAt: number;
  readonly #list = pageElement('desk-list', HTMLElement);
  readonly #days = pageElement('desk-days', HTMLElement);
  readonly #note = pageElement('desk-note', HTMLElement);
  readonly #view = pageElement('desk-session', HTMLElement);
  readonly #stage = pageElement('desk-stage', HTMLElement);
  #look: Attributes = {};
  #isAsking = false;
  #isStale = false;
  #opened: string | null = null;

  constructor(participant: Participant, coachId: string) {
    const { client, line } = participant;
    this.#participant = participant;
    this.#coachId = coachId;
    this.#openedAt = client.now();
    this.hours = new DeskHours(client, coachId);
    connectLineControls(this.root, line, client.connection);
    pageElement('desk-back', HTMLButtonElement).addEventListener('click', () => this.#close());
    line.onTraffic((traffic) => {
      if (traffic.kind === 'frame-in' && traffic.text.startsWith('{"type":"session"')) this.#refresh();
    });
  }

  /** Begins to follow the coach's calendar. */
  follow(): void {
    const { client } = this.#participant;
    const dateIn = (days: number) => new Date(client.now() + days * DAY_MS).toISOString().slice(0, 10);
    const window = { from: dateIn(0), to: dateIn(WATCHED_DAYS), durationMinutes: DURATION };
    client.availability.watch({ coachId: this.#coachId, ...window }, () => this.#refresh());
    this.#refresh();
    setInterval(() => this.#refresh(), 60_000);
  }

  /** Gives the widget that shows a session its attributes. */
  show({ 'coach-id': _coachId, ...look }: Attributes): void {
    this.#look = look;
    const view = this.#stage.querySelector('session-booking');
    const id = view?.getAttribute('existing-session-id');
    if (view && id) giveAttributes(view, this.#attributes(id));
  }

  #refresh(): void {
    this.#isStale = true;
    if (!this.#isAsking) void this.#ask();
  }

  async #ask(): Promise<void> {
    this.#isAsking = true;
    try {
      while (this.#isStale) {
        this.#isStale = false;
        this.#draw(await this.#sessions());
        this.#note.textContent = '';
      }
    } catch {
      this.#note.textContent = 'The list could not be asked for. It comes with the line.';
    } finally {
      this.#isAsking = false;
    }
  }

  async #sessions(): Promise<Session[]> {
    const { client } = this.#participant;
    const from = new Date(client.now() - PAST_MS).toISOString();
    const found: Session[] = [];
    let cursor: string | null | undefined;
    while (cursor !== null) {
      const page = await client.sessions.list({
        coachId: this.#coachId,
        from,
        limit: 100,
        ...(cursor && { cursor }),
      });
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    return found;
  }

  #draw(sessions: Session[]): void {
    const { fresh, next } = rowsOf(sessions, this.#openedAt);
    const focused = this.#focusedRow();
    const groups = [this.#group('Just booked', fresh), this.#group('Next', next)];
    this.#days.replaceChildren(...groups.flat());
    if (focused !== undefined) this.#row(focused)?.focus();
  }

  #group(title: string, sessions: readonly Session[]): HTMLElement[] {
    if (sessions.length === 0) return [];
    const heading = document.createElement('h3');
    heading.textContent = title;
    const list = document.createElement('ul');
    list.append(...sessions.map((session) => this.#item(session)));
    return [heading, list];
  }

  #item(session: Session): HTMLElement {
    const item = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'desk-row';
    button.dataset['session'] = session.id;
    const startsAt = Date.parse(session.startsAt);
    button.append(
      text('b', session.client?.name ?? 'Client'),
      text('time', this.#when(startsAt)),
      text('span', session.title),
      text('em', nearness(session, this.#participant.client.now())),
    );
    button.addEventListener('click', () => this.#open(session.id));
    item.append(button);
    return item;
  }

  #when(startsAt: number): string {
    const day = dayFormat.format(startsAt);
    const isToday = day === dayFormat.format(this.#participant.client.now());
    return `${isToday ? 'Today' : day}, ${timeFormat.format(startsAt)}`;
  }

  #open(id: string): void {
    const view = document.createElement('session-booking');
    view.client = this.#participant.client;
    giveAttributes(view, this.#attributes(id));
    this.#opened = id;
    this.#stage.replaceChildren(view);
    this.#view.hidden = false;
    this.#list.hidden = true;
    pageElement('desk-back', HTMLButtonElement).focus();
  }

  #attributes(id: string): Attributes {
    return { ...this.#look, 'existing-session-id': id, 'aria-label': 'Session, for the coach' };
  }

  #close(): void {
    this.#stage.replaceChildren();
    this.#view.hidden = true;
    this.#list.hidden = false;
    this.#row(this.#opened ?? '')?.focus();
  }

  #focusedRow(): string | undefined {
    const { activeElement } = document;
    return activeElement instanceof HTMLElement ? activeElement.dataset['session'] : undefined;
  }

  #row(id: string): HTMLElement | null {
    return this.#days.querySelector<HTMLElement>(`[data-session="${CSS.escape(id)}"]`);
  }
}

function text(tag: 'time' | 'b' | 'span' | 'em', content: string): HTMLElement {
  const element = document.createElement(tag);
  element.textContent = content;
  return element;
}
