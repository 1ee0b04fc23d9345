import { html, nothing, type TemplateResult } from 'lit';
import type { Slot } from '@session-booking/sdk/contract';
import { RequestEvent, type BookingRequest } from './elements/request-event.ts';
import type { FatalAttribute } from './locale/messages.ts';
import type { Localization } from './locale/localization.ts';
import type { BookingState } from './state/booking-state.ts';
import { needsAnotherTime, type Failure } from './state/failure.ts';

const icons = { offline: 'offline', network: 'offline', rate_limited: 'clock', slot_taken: 'clock' } as const;

function ask(event: Event, request: BookingRequest): void {
  event.currentTarget?.dispatchEvent(new RequestEvent(request));
}

/** Draws an attribute of the page that leaves nothing to show. */
export function attributeNotice(
  words: Localization,
  { attribute, value, allowed }: { attribute: FatalAttribute; value: string; allowed: readonly string[] },
): TemplateResult {
  return html`<booking-notice
    .localization=${words}
    .heading=${words.messages.loadFailedTitle}
    .text=${words.messages.attributes[attribute](value, allowed.join(', '))}
    .canRetry=${true}
  ></booking-notice>`;
}

/** Draws why the coaches or times did not come. */
export function loadNotice(words: Localization, state: BookingState, failure: Failure): TemplateResult {
  const { messages } = words;
  const blamed = blamedAttribute(state, failure);
  if (blamed) return attributeNotice(words, blamed);
  return html`<booking-notice
    .localization=${words}
    .heading=${messages.loadFailedTitle}
    .text=${messages.failures[failure.code]}
    .icon=${iconOf(failure)}
    .isCalm=${iconOf(failure) !== 'problem'}
    .reference=${failure.code === 'internal' ? failure.requestId : null}
    .canRetry=${true}
    .retryAt=${failure.retryAt}
  ></booking-notice>`;
}

/** Draws why a booking was not made, with the nearest times where the chosen one is gone. */
export function bookingNotice(words: Localization, state: BookingState, failure: Failure): TemplateResult {
  const { messages } = words;
  const isTimeGone = needsAnotherTime(failure.code);
  const isListed = isTimeGone && failure.alternatives.length > 0;
  const isForForm = Object.keys(state.formErrors).length > 0;
  return html`<booking-notice
    .localization=${words}
    .heading=${isTimeGone ? null : messages.bookFailedTitle}
    .text=${
      isListed
        ? `${messages.failures[failure.code]} ${messages.theseAreClose}`
        : messages.failures[failure.code]
    }
    .icon=${iconOf(failure)}
    .isCalm=${iconOf(failure) !== 'problem'}
    .reference=${failure.code === 'internal' ? failure.requestId : null}
    .canRetry=${!isTimeGone && !isForForm}
    .retryAt=${failure.retryAt}
  >
    ${
      isListed
        ? html`<div class="alternatives">
            ${failure.alternatives.map((slot) => alternative(words, state, slot))}
          </div>`
        : nothing
    }
    ${
      isTimeGone
        ? html`<button
            class="quiet-button"
            type="button"
            @click=${(event: Event) => {
              ask(event, { type: 'show-step', step: 'time' });
            }}
          >
            ${messages.chooseAnotherTime}
          </button>`
        : nothing
    }
  </booking-notice>`;
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

/** Finds the attribute that the server's refusal is about. */
function blamedAttribute({ wish }: BookingState, { code, issues }: Failure) {
  const isAbout = (name: string) => issues.some(({ path }) => path.at(-1) === name);
  if (wish.coachId !== null && (code === 'not_found' || isAbout('coachId') || isAbout('id'))) {
    return { attribute: 'coach-id', value: wish.coachId, allowed: [] } as const;
  }
  if (wish.durationMinutes !== null && isAbout('durationMinutes')) {
    const allowed = issues.map((issue) => issue.message);
    return { attribute: 'duration-minutes', value: String(wish.durationMinutes), allowed } as const;
  }
  return null;
}
