import type { Slot } from '@session-booking/sdk/contract';
import { dayNews } from './day-news.ts';
import type { Localization } from './locale/localization.ts';
import type { Messages } from './locale/messages.ts';
import type { BookingState } from './state/booking-state.ts';
import { holdOnSlot, secondsLeft } from './state/held.ts';
import { listedSlots, shownDay, shownSlots } from './state/select.ts';

const LAST_MINUTE_SECONDS = 60;
// More than these are heard as a count, not one by one.
const MOST_NAMED = 3;

type News = (before: BookingState, now: BookingState, words: Localization<Messages>) => string | null;

/** Writes what a screen reader should be told of what is pushed and held; null when there is nothing. */
export interface LiveNews {
  /** Tells once that a hold has a minute left, and once that it is over; not each second. */
  readonly ofHold: News;
  /** Tells in one sentence what others did to the times of the day that is shown before and after. */
  readonly ofTimes: News;
}

/** Knows what to tell while one looks. */
export const liveNews: LiveNews = {
  ofHold: (before, now, { messages }) => {
    const [held, was] = [holdOnSlot(now), holdOnSlot(before)];
    if (!held || held.id !== was?.id) return null;
    const [left, leftBefore] = [secondsLeft(held, now.now), secondsLeft(was, before.now)];
    if (left === 0 && leftBefore > 0) return messages.holdOver;
    return left <= LAST_MINUTE_SECONDS && leftBefore > LAST_MINUTE_SECONDS ? messages.holdEndsSoon : null;
  },
  ofTimes: (before, now, words) => {
    const day = shownDay(now);
    if (day === null || now.calendar.revision <= before.calendar.revision) return null;
    const [free, freeBefore] = [shownSlots(now), shownSlots(before)];
    const [held, heldBefore] = [heldSlots(now), heldSlots(before)];
    const changes = [
      { slots: without(without([...freeBefore, ...heldBefore], free), held), text: words.messages.justTaken },
      { slots: without(held, heldBefore), text: words.messages.justHeld },
      { slots: without(free, freeBefore), text: words.messages.freeAgain },
    ].filter(({ slots }) => slots.length > 0);
    if (changes.length === 0) return null;
    if (changes.flatMap(({ slots }) => slots).length > MOST_NAMED) return dayNews(now, words, day);
    const list = (slots: readonly Slot[]) =>
      slots.map(({ startsAt }) => words.formats.time(Date.parse(startsAt), now.timeZone)).join(', ');
    return [
      ...changes.map(({ slots, text }) => text(list(slots))),
      words.messages.timesAvailable(free.length),
    ].join(' ');
  },
};

function heldSlots(state: BookingState): readonly Slot[] {
  return listedSlots(state).filter((slot) => slot.status === 'held');
}

function without(slots: readonly Slot[], others: readonly Slot[]): readonly Slot[] {
  const starts = new Set(others.map(({ startsAt }) => startsAt));
  return slots.filter(({ startsAt }) => !starts.has(startsAt));
}
