import type { Session } from '@session-booking/sdk';
import type { SessionBooking } from '@session-booking/widget';

import { giveAttributes } from '../element-attributes.ts';
import { connectLineControls } from '../lab/line-controls.ts';
import type { Attributes } from '../markup.ts';
import { part } from '../page-element.ts';
import type { Participant } from './participant.ts';

/** Is one visitor's place on the page: his widget, then the session he booked, over his own line. */
export class Seat {
  readonly root: HTMLElement;
  readonly #participant: Participant;
  readonly #stage: HTMLElement;
  #booking: SessionBooking;
  #attributes: Attributes = {};
  #session: Session | null = null;

  constructor(root: HTMLElement, participant: Participant) {
    this.root = root;
    this.#participant = participant;
    this.#stage = part(root, '[data-stage]', HTMLElement);
    this.#booking = this.#widget();
    connectLineControls(root, participant.line, participant.client.connection);
    root.addEventListener('session-booked', ({ detail }) => this.#booked(detail.session));
    this.#button('[data-open-session]').addEventListener('click', () => this.#openSession());
    this.#button('[data-book-again]').addEventListener('click', () => this.#bookAgain());
  }

  /** Gives what is shown its attributes, and puts the widget on the page at the first time. */
  show(attributes: Attributes): void {
    this.#attributes = attributes;
    giveAttributes(this.#booking, attributes);
    const view = this.#stage.querySelector('session-booking');
    const id = view?.getAttribute('existing-session-id');
    if (view && id) giveAttributes(view, this.#sessionAttributes(id));
    if (!this.#stage.hasChildNodes()) this.#stage.append(this.#booking);
  }

  #widget(): SessionBooking {
    const widget = document.createElement('session-booking');
    // Before it is upgraded, so that it never speaks as anybody else.
    widget.client = this.#participant.client;
    return widget;
  }

  #booked(session: Session): void {
    this.#session = session;
    this.#offer('[data-open-session]');
  }

  #openSession(): void {
    if (!this.#session) return;
    const view = this.#widget();
    giveAttributes(view, this.#sessionAttributes(this.#session.id));
    this.#stage.replaceChildren(view);
    this.#offer('[data-book-again]');
  }

  #bookAgain(): void {
    this.#booking = this.#widget();
    giveAttributes(this.#booking, this.#attributes);
    this.#stage.replaceChildren(this.#booking);
    part(this.root, '[data-after]', HTMLElement).hidden = true;
  }

  #sessionAttributes(id: string): Attributes {
    const { 'coach-id': _coachId, ...look } = this.#attributes;
    return { ...look, 'existing-session-id': id, 'aria-label': `${this.#participant.name}’s session` };
  }

  /** Shows one of the buttons beneath the card, and the focus with it if it was on the other. */
  #offer(selector: string): void {
    const after = part(this.root, '[data-after]', HTMLElement);
    const hadFocus = after.contains(document.activeElement);
    after.hidden = false;
    for (const button of after.querySelectorAll('button')) button.hidden = !button.matches(selector);
    if (hadFocus) this.#button(selector).focus();
  }

  #button(selector: string): HTMLButtonElement {
    return part(this.root, selector, HTMLButtonElement);
  }
}
