import { html, nothing, type TemplateResult } from 'lit';
import type { Slot } from '@session-booking/sdk/contract';
import { RequestEvent, type BookingRequest } from './elements/request-event.ts';
import { LoadFailedEvent } from './later-events.ts';
import { messages as firstEnglish } from './locale/en.ts';
import { messages as english } from './locale/en-later.ts';
import type { Messages } from './locale/messages.ts';
import type { Localization } from './locale/localization.ts';
import type { BookingState } from './state/booking-state.ts';
import { mayBeDone, needsAnotherTime } from './state/failure-kinds.ts';
import type { Failure } from './state/failure.ts';
import type { AttributeTrouble, Trouble } from './state/trouble.ts';

const icons = { offline: 'offline', network: 'offline', rate_limited: 'clock', slot_taken: 'clock' } as const;

/** Asks `<session-booking>` for something, from a button that is drawn for it. */
export function ask(event: Event, request: BookingRequest): void {
  event.currentTarget?.dispatchEvent(new RequestEvent(request));
}

/** Draws why coaches or times cannot be shown. */
export function troubleNotice(words: Localization<Messages>, trouble: Trouble): TemplateResult {
  const { messages } = words;
  const failure = trouble.kind === 'load' ? trouble.failure : null;
  const icon = failure ? iconOf(failure) : 'problem';
  return html`<booking-notice
    .localization=${words}
    .heading=${messages.loadFailedTitle}
    .text=${trouble.kind === 'load' ? textOf(messages, trouble.failure) : attributeText(messages, trouble)}
    .icon=${icon}
    .isCalm=${icon !== 'problem'}
    .reference=${failure?.code === 'internal' ? failure.requestId : null}
    .canRetry=${true}
    .retryAt=${failure?.retryAt ?? null}
  ></booking-notice>`;
}

/** Writes what is wrong with an attribute, and the way out. */
export function attributeText(
  { attributes }: Pick<Messages, 'attributes'>,
  trouble: AttributeTrouble,
): string {
  return attributes[trouble.attribute](trouble.value, trouble.allowed.join(', '));
}

/** Writes what went wrong for a page's developer: the server's own words, else the widget's in English. */
export function inEnglish(failure: Failure): string {
  return failure.detail || textOf({ ...firstEnglish, ...english }, failure);
}

/** Tells the page that coaches, times or a session did not come. */
export function tellLoadFailed(host: EventTarget, failure: Failure, error: unknown): void {
  host.dispatchEvent(new LoadFailedEvent({ code: failure.code, message: inEnglish(failure), error }));
}

/** Draws why a booking was not made, with the nearest times where the chosen one is gone. */
export function bookingNotice(
  words: Localization<Messages>,
  state: BookingState,
  failure: Failure,
): TemplateResult {
  const { messages } = words;
  const isTimeGone = needsAnotherTime(failure.code);
  const isListed = isTimeGone && failure.alternatives.length > 0;
  const isForForm = Object.keys(state.formErrors).length > 0;
  const unsure = mayBeDone(failure.code) ? messages.choiceKept : '';
  const sequel = isListed ? messages.theseAreClose : unsure;
  return html`<booking-notice
    .localization=${words}
    .heading=${isTimeGone ? null : messages.bookFailedTitle}
    .text=${`${textOf(messages, failure)} ${sequel}`.trim()}
    .icon=${iconOf(failure)}
    .isCalm=${iconOf(failure) !== 'problem'}
    .reference=${failure.code === 'internal' ? failure.requestId : null}
    .canRetry=${!isTimeGone && !isForForm}
    .retryAt=${failure.retryAt}
  >
    ${isTimeGone ? otherTimes(words, state, failure.alternatives) : nothing}
  </booking-notice>`;
}

function otherTimes(
  words: Localization<Messages>,
  state: BookingState,
  slots: readonly Slot[],
): TemplateResult {
  return html`
    ${
      slots.length > 0
        ? html`<div class="alternatives">${slots.map((slot) => alternative(words, state, slot))}</div>`
        : nothing
    }
    <button
      class="quiet-button"
      type="button"
      @click=${(event: Event) => {
        ask(event, { type: 'show-step', step: 'time' });
      }}
    >
      ${words.messages.chooseAnotherTime}
    </button>
  `;
}

function textOf(
  { failures, unreachable }: Pick<Messages, 'failures' | 'unreachable'>,
  { code }: Failure,
): string {
  if (code === 'network') return unreachable;
  const known: Partial<Record<string, string>> = failures;
  return known[code] ?? failures.unknown;
}

function alternative({ formats }: Localization, { timeZone }: BookingState, slot: Slot): TemplateResult {
  return html`<button
    class="button tabular"
    part="alternative"
    type="button"
    @click=${(event: Event) => {
      ask(event, { type: 'choose-slot', slot });
    }}
  >
    ${formats.moment(Date.parse(slot.startsAt), timeZone)}
  </button>`;
}

function iconOf({ code }: Failure): 'problem' | 'offline' | 'clock' {
  return code in icons ? icons[code as keyof typeof icons] : 'problem';
}
