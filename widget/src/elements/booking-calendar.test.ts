import { expect, fixture, html } from '@open-wc/testing';
import { messages } from '../locale/en.ts';
import { messages as arabic } from '../locale/ar.ts';
import { createLocalization } from '../locale/localization.ts';
import { nameOf } from '../test/accessible.ts';
import { press, pressKey } from '../test/journey.ts';
import { allByRole, findByRole, focused } from '../test/queries.ts';
import type { BookingCalendar, DayNote } from './booking-calendar.ts';
import { defineElements } from './define-elements.ts';
import { type BookingRequest, RequestEvent } from './request-event.ts';

const days = new Map([
  ['2026-12-07', { length: 6 }],
  ['2026-12-08', { length: 1 }],
]);

interface Shown {
  calendar: BookingCalendar;
  asked: BookingRequest[];
}

/** Shows December 2026 and turns to the month that is asked for. */
async function show(
  more: { dir?: 'rtl'; language?: 'ar'; month?: string | null; isUnanswered?: true } = {},
): Promise<Shown> {
  defineElements();
  const asked: BookingRequest[] = [];
  const words = more.language ? createLocalization('ar', arabic) : createLocalization('en', messages);
  const calendar = await fixture<BookingCalendar>(html`
    <booking-calendar
      dir=${more.dir ?? 'ltr'}
      style="--_control: 36px; --_day: 40px; --_large: 17px; --_small: 13px; --_radius: 8px"
      .localization=${words}
      .month=${more.month === undefined ? '2026-12' : more.month}
      .bounds=${{ first: '2026-11', last: '2028-11' }}
      .days=${days}
      .selected=${'2026-12-07'}
      .today=${'2026-12-02'}
      .status=${'complete'}
    ></booking-calendar>
  `);
  calendar.addEventListener(RequestEvent.type, (event) => {
    if (!(event instanceof RequestEvent)) return;
    const { request } = event;
    asked.push(request);
    if (request.type !== 'show-month') return;
    if (more.isUnanswered) return;
    calendar.month = request.month;
    calendar.bounds = { ...calendar.bounds };
  });
  return { calendar, asked };
}

async function pressOn(
  calendar: BookingCalendar,
  key: string,
  more: KeyboardEventInit = {},
): Promise<string> {
  pressKey(focused() ?? calendar, key, more);
  await calendar.updateComplete;
  await calendar.updateComplete;
  return (focused() as HTMLElement).dataset['date'] ?? '';
}

describe('<booking-calendar>', () => {
  it('is a grid named by its month, with one day in the tab order', async () => {
    const { calendar } = await show();
    const grid = await findByRole(calendar, 'grid', 'December 2026');
    const inOrder = allByRole(grid, 'button').filter((day) => day.tabIndex === 0);
    expect(inOrder.map(nameOf)).to.deep.equal(['Monday, 7 December 2026, 6 times available']);
    expect(allByRole(grid, 'columnheader').map((header) => header.getAttribute('abbr'))).to.include('Monday');
  });

  it('marks the chosen day, today, and the days without a time', async () => {
    const { calendar } = await show();
    const chosen = await findByRole(calendar, 'button', /^Monday, 7/);
    expect(chosen.parentElement?.ariaSelected).to.equal('true');
    const today = await findByRole(calendar, 'button', /^Wednesday, 2 December/);
    expect(today.ariaCurrent).to.equal('date');
    expect(today.ariaDisabled).to.equal('true');
    await findByRole(calendar, 'button', 'Tuesday, 8 December 2026, 1 time available');
  });

  it('asks for a day with times, and not for one without', async () => {
    const { calendar, asked } = await show();
    (await findByRole(calendar, 'button', /^Tuesday, 8/)).click();
    (await findByRole(calendar, 'button', /^Wednesday, 9/)).click();
    expect(asked).to.deep.equal([{ type: 'choose-day', day: '2026-12-08' }]);
  });

  for (const [key, date] of [
    ['ArrowRight', '2026-12-08'],
    ['ArrowLeft', '2026-12-06'],
    ['ArrowDown', '2026-12-14'],
    ['ArrowUp', '2026-11-30'],
    ['Home', '2026-12-07'],
    ['End', '2026-12-13'],
    ['PageDown', '2027-01-07'],
    ['PageUp', '2026-11-07'],
  ] as const) {
    it(`moves by ${key}`, async () => {
      const { calendar } = await show();
      calendar.focus();
      expect(await pressOn(calendar, key)).to.equal(date);
      expect((focused() as HTMLElement).tabIndex).to.equal(0);
    });
  }

  for (const [keys, dates] of [
    [
      ['PageDown', 'PageUp'],
      ['2027-01-07', '2026-12-07'],
    ],
    [['ArrowUp'], ['2026-11-30']],
    [
      ['End', 'ArrowDown', 'ArrowDown', 'ArrowDown'],
      ['2026-12-13', '2026-12-20', '2026-12-27', '2027-01-03'],
    ],
    [
      ['End', 'PageDown', 'ArrowLeft'],
      ['2026-12-13', '2027-01-13', '2027-01-12'],
    ],
  ] as const) {
    it(`keeps the day by ${keys.join(', ')} though nobody answers yet`, async () => {
      const { calendar } = await show({ isUnanswered: true });
      calendar.focus();
      const reached: string[] = [];
      for (const key of keys) reached.push(await pressOn(calendar, key));
      expect(reached).to.deep.equal(dates);
    });
  }

  it('turns at once and counts each press, though nobody answers yet', async () => {
    const { calendar, asked } = await show({ isUnanswered: true });
    await press(calendar, 'Next month');
    await findByRole(calendar, 'grid', 'January 2027');
    await press(calendar, 'Next month');
    await findByRole(calendar, 'grid', 'February 2027');
    await press(calendar, 'Previous month');
    await findByRole(calendar, 'grid', 'January 2027');
    const months = asked.map((request) => ('month' in request ? request.month : null));
    expect(months.filter(Boolean)).to.deep.equal(['2027-01', '2027-02', '2027-01']);
  });

  it('moves by a year with Shift, and stays where there is nothing beyond', async () => {
    const { calendar, asked } = await show();
    calendar.focus();
    expect(await pressOn(calendar, 'PageDown', { shiftKey: true })).to.equal('2027-12-07');
    expect(await pressOn(calendar, 'PageDown', { shiftKey: true })).to.equal('2027-12-07');
    expect(asked).to.deep.equal([{ type: 'show-month', month: '2027-12' }]);
  });

  it('moves the other way where text runs from right to left', async () => {
    const { calendar } = await show({ dir: 'rtl', language: 'ar' });
    calendar.focus();
    expect(await pressOn(calendar, 'ArrowLeft')).to.equal('2026-12-08');
  });

  for (const language of ['en', 'ar'] as const) {
    it(`keeps the weekdays apart in the narrowest card, with their full names: ${language}`, async () => {
      const { calendar } = await show(language === 'ar' ? { dir: 'rtl', language } : {});
      calendar.style.inlineSize = '273px';
      const headers = allByRole(calendar, 'columnheader');
      for (const header of headers) {
        const text = document.createRange();
        text.selectNodeContents(header);
        const { width } = text.getBoundingClientRect();
        expect(width, header.textContent).to.be.at.most(header.clientWidth - 4);
      }
      const monday = language === 'ar' ? 'الاثنين' : 'Monday';
      expect(headers.map((header) => header.getAttribute('abbr'))).to.include(monday);
    });
  }

  it('leaves other keys, and those with Control, to the browser', async () => {
    const { calendar } = await show();
    calendar.focus();
    for (const init of [{ key: 'Tab' }, { key: 'ArrowRight', ctrlKey: true }]) {
      const event = new KeyboardEvent('keydown', {
        ...init,
        bubbles: true,
        composed: true,
        cancelable: true,
      });
      focused()?.dispatchEvent(event);
      expect(event.defaultPrevented, init.key).to.equal(false);
    }
  });

  it('does not lead before the first month', async () => {
    const { calendar, asked } = await show({ month: '2026-11' });
    const previous = await findByRole(calendar, 'button', 'Previous month');
    previous.click();
    expect(previous.ariaDisabled).to.equal('true');
    expect(asked).to.deep.equal([]);
  });

  it('keeps its height while its month is unknown and in every month', async () => {
    const { calendar } = await show();
    const { height } = calendar.getBoundingClientRect();
    for (const month of [null, '2027-02', '2027-08']) {
      calendar.month = month;
      await calendar.updateComplete;
      expect(calendar.getBoundingClientRect().height, String(month)).to.be.closeTo(height, 1);
    }
  });
});

describe('<booking-calendar> with notes on its days', () => {
  const notes: Record<string, DayNote> = {
    '2026-12-08': { text: 'few left', isFew: true },
    '2026-12-09': { text: 'fully booked', isFew: false },
  };
  const detail = { noteOf: (date: string) => notes[date] ?? null };

  it('adds them to the names, and lets a day be pressed that has a reason for having no times', async () => {
    const { calendar, asked } = await show();
    calendar.detail = detail;
    await calendar.updateComplete;
    await findByRole(calendar, 'button', 'Tuesday, 8 December 2026, 1 time available, few left');
    const full = await findByRole(calendar, 'button', /^Wednesday, 9/);
    expect(nameOf(full)).to.equal('Wednesday, 9 December 2026, no times available, fully booked');
    expect(full.ariaDisabled).to.equal(null);
    full.click();
    (await findByRole(calendar, 'button', /^Thursday, 10/)).click();
    expect(asked).to.deep.equal([{ type: 'choose-day', day: '2026-12-09' }]);
  });
});
