import { expect } from '@open-wc/testing';
import { nameOf, textOf } from './test/accessible.ts';
import { FakeClient } from './test/fake-client.ts';
import { ines } from './test/fixtures.ts';
import { pickTime, press, timesShown, turnTo } from './test/journey.ts';
import { mount, unmountAll } from './test/mount.ts';
import { allByRole, findByRole, focused, queryByRole, until } from './test/queries.ts';
import type { SessionBooking } from './session-booking.ts';

const attributes = { 'coach-id': ines.id, variant: 'enhanced' };

/** Mounts the enhanced variant; on 7 December the first two of six times are free. */
function mountEnhanced(more: Parameters<typeof mount>[0] = {}) {
  const client = more.client ?? new FakeClient();
  client.statuses.set('2026-12-07T09:00:00Z', 'held');
  client.statuses.set('2026-12-07T13:00:00Z', 'booked');
  client.statuses.set('2026-12-07T14:00:00Z', 'blocked');
  client.statuses.set('2026-12-07T16:30:00Z', 'too_soon');
  return mount({ attributes, ...more, client });
}

async function openDay(widget: SessionBooking, name: RegExp): Promise<HTMLElement> {
  const day = await findByRole(widget, 'button', name);
  day.click();
  await until(() => day.parentElement?.ariaSelected === 'true');
  return day;
}

const text = (widget: SessionBooking) => textOf(widget.shadowRoot).replace(/\s+/g, ' ');

describe('<session-booking variant="enhanced"> and how free a day is', () => {
  afterEach(unmountAll);

  it('says of each day how many times are free, and when only few are left', async () => {
    const { widget } = mountEnhanced();
    await findByRole(widget, 'button', 'Monday, 7 December 2026, 2 times available, few left');
    await findByRole(widget, 'button', 'Tuesday, 8 December 2026, 6 times available');
    await findByRole(widget, 'button', 'Saturday, 5 December 2026, no times available, closed');
  });

  it('tells why a day has none, and leads to the next that has', async () => {
    const { widget } = mountEnhanced();
    await findByRole(widget, 'button', /^Saturday, 5 .* closed$/);
    await openDay(widget, /^Saturday, 5 December/);
    await findByRole(widget, 'heading', 'Saturday 5 December');
    await until(() => text(widget).includes('Inés Robledo has no hours on this day.'));
    await press(widget, 'Next free: Mon 7 Dec, 09:00');
    await findByRole(widget, 'heading', 'Monday 7 December');
    await until(() => nameOf(focused() as Element) === '09:00');
  });

  for (const [status, name, words] of [
    ['booked', 'fully booked', 'Every time on this day is taken.'],
    ['held', 'the last ones are held', /Somebody is booking the last times/],
    ['too_soon', 'too soon', /This day is too close: Inés Robledo needs more notice/],
    ['blocked', 'coach away', 'Inés Robledo is away on this day.'],
  ] as const) {
    it(`tells a day that is ${name} from one that is closed`, async () => {
      const client = new FakeClient();
      for (const time of ['08:00', '08:30', '09:00', '13:00', '14:00', '16:30']) {
        client.statuses.set(`2026-12-09T${time}:00Z`, status);
      }
      const { widget } = mountEnhanced({ client });
      await findByRole(widget, 'button', /few left$/);
      await openDay(widget, new RegExp(`^Wednesday, 9 December 2026, no times available, ${name}$`));
      await until(() => text(widget).search(words) >= 0);
      const group = await findByRole(widget, 'group', 'Available times');
      expect(allByRole(group, 'button')).to.have.length(6);
    });
  }

  it('leaves days alone that are past, or whose times are not known yet', async () => {
    const { widget } = mountEnhanced();
    await timesShown(widget);
    await turnTo(widget, 'January 2027');
    await press(widget, 'Previous month');
    await press(widget, 'Previous month');
    const past = await findByRole(widget, 'button', /^Sunday, 29 November 2026/);
    expect(past.ariaDisabled).to.equal('true');
    past.click();
    expect(past.parentElement?.ariaSelected).to.equal('false');
  });

  it('leads to the first free time from wherever the visitor is, and to it with the focus', async () => {
    const { widget } = mountEnhanced();
    await timesShown(widget);
    await turnTo(widget, 'January 2027', 'February 2027');
    await press(widget, 'First free: Tue 1 Dec, 09:00');
    await findByRole(widget, 'grid', 'December 2026');
    await findByRole(widget, 'heading', 'Tuesday 1 December');
    await until(() => nameOf(focused() as Element) === '09:00');
  });

  it('asks for slots of every status, and for the free ones alone where the page wants no more', async () => {
    const asked = (client: FakeClient) => JSON.stringify(client.callsOf('availability').at(-1)?.asked);
    const { widget, client } = mountEnhanced();
    await timesShown(widget);
    expect(asked(client)).to.contain('"include":"all"');
    const plain = mount({ attributes: { ...attributes, 'show-availability-status': 'false' } });
    await timesShown(plain.widget);
    expect(asked(plain.client)).not.to.contain('include');
    await findByRole(plain.widget, 'button', 'Saturday, 5 December 2026, no times available');
    expect(queryByRole(plain.widget, 'button', /^First free/)).to.equal(undefined);
  });
});

describe('<session-booking variant="enhanced"> and the times of a day', () => {
  afterEach(unmountAll);

  it('shows each with its status, and why it cannot be had', async () => {
    const { widget } = mountEnhanced();
    await openDay(widget, /few left$/);
    const group = await findByRole(widget, 'group', 'Available times');
    await until(() => allByRole(group, 'button').length === 6);
    const times = allByRole(group, 'button').map((button) => [nameOf(button), button.ariaDisabled]);
    expect(times).to.deep.equal([
      ['09:00', null],
      ['09:30', null],
      ['10:00, Held', 'true'],
      ['14:00, Taken', 'true'],
      ['15:00, Not offered', 'true'],
      ['17:30, Too soon', 'true'],
    ]);
    const held = await findByRole(group, 'button', '10:00, Held');
    expect(reasonOf(held)).to.equal('Somebody is booking this time right now. It may come free again.');
    expect(held.tabIndex).to.equal(0);
  });

  it('does not go on with a time that cannot be had', async () => {
    const { widget } = mountEnhanced();
    await openDay(widget, /few left$/);
    (await findByRole(widget, 'button', '14:00, Taken')).click();
    await timesShown(widget);
    expect(queryByRole(widget, 'textbox', 'Name')).to.equal(undefined);
    await pickTime(widget, '09:30');
    await findByRole(widget, 'textbox', 'Name');
  });

  it('marks a time that is kept for the visitor, which he can choose', async () => {
    const client = new FakeClient();
    client.statuses.set('2026-12-07T08:30:00Z', 'held_by_you');
    const { widget } = mountEnhanced({ client });
    await openDay(widget, /^Monday, 7 December 2026, 2 times available/);
    const kept = await findByRole(widget, 'button', '09:30, Held for you');
    expect(kept.ariaDisabled).to.equal(null);
    kept.click();
    await findByRole(widget, 'textbox', 'Name');
  });

  it('gives a time that is taken the place of one that is free', async () => {
    const { widget } = mountEnhanced();
    await openDay(widget, /few left$/);
    const taken = (await findByRole(widget, 'button', '14:00, Taken')).getBoundingClientRect();
    const free = (await findByRole(widget, 'button', '09:30')).getBoundingClientRect();
    expect([taken.width, taken.height]).to.deep.equal([free.width, free.height]);
  });

  it('shows only the free ones to somebody who asked for no more', async () => {
    const { widget } = mountEnhanced({ attributes: { ...attributes, 'show-availability-status': 'false' } });
    await openDay(widget, /^Monday, 7 December 2026, 2 times available$/);
    expect(await timesShown(widget)).to.deep.equal(['09:00', '09:30']);
  });
});

describe('<session-booking variant="enhanced"> and its coach', () => {
  afterEach(unmountAll);

  it('says which languages he speaks, who he is, and what his clock says', async () => {
    const { widget } = mountEnhanced({ attributes: { ...attributes, 'time-zone': 'America/New_York' } });
    await until(() => text(widget).includes('Speaks Spanish and English'));
    expect(text(widget)).to.contain('It is 09:00 in Madrid, 6 hours ahead of you');
    expect(text(widget)).to.contain(ines.bio);
  });

  it('leaves him out where the page does, and shows him to basic where the page wants it', async () => {
    const { widget } = mountEnhanced({ attributes: { ...attributes, 'show-coach-info': 'false' } });
    await findByRole(widget, 'button', /few left$/);
    expect(text(widget)).not.to.contain('Speaks');
    const basic = mount({ attributes: { 'coach-id': ines.id, 'show-coach-info': '' } });
    await until(() => text(basic.widget).includes('Speaks Spanish and English'));
    expect(queryByRole(basic.widget, 'button', /^First free/)).to.equal(undefined);
  });

  it('opens him on a phone, and makes room for the form', async () => {
    const { widget } = mountEnhanced({ width: 390 });
    await timesShown(widget);
    const about = await findByRole(widget, 'button', 'About Inés Robledo');
    about.click();
    await until(() => text(widget).includes('Speaks Spanish and English'));
    await pickTime(widget, '09:30');
    await findByRole(widget, 'textbox', 'Name');
    expect(queryByRole(widget, 'button', 'About Inés Robledo')).to.equal(undefined);
  });

  it('speaks the language of the page', async () => {
    const { widget } = mountEnhanced({ lang: 'de' });
    await until(() => text(widget).includes('Spricht Spanisch und Englisch'));
    await findByRole(widget, 'button', /nur noch wenige$/);
    widget.locale = 'fr';
    await until(() => text(widget).includes('Parle espagnol et anglais'));
  });
});

describe('<session-booking variant="enhanced"> and what does not jump', () => {
  afterEach(unmountAll);

  it('keeps its height from loading to the times in a wide card', async () => {
    const client = new FakeClient();
    const release = client.hold('coach');
    const { widget } = mountEnhanced({ client });
    await until(() => widget.shadowRoot?.querySelector('booking-coach-card'));
    const { height } = widget.getBoundingClientRect();
    release();
    await timesShown(widget);
    await until(() => text(widget).includes('Speaks'));
    expect(widget.getBoundingClientRect().height).to.be.closeTo(height, 4);
  });

  it('keeps the month where it is on a phone', async () => {
    const client = new FakeClient();
    const release = client.hold('coach');
    const { widget } = mountEnhanced({ client, width: 390 });
    await until(() => widget.shadowRoot?.querySelector('booking-coach-card'));
    const month = widget.shadowRoot?.querySelector('booking-calendar') as Element;
    const { top, height } = month.getBoundingClientRect();
    release();
    await timesShown(widget);
    await findByRole(widget, 'button', /^About/);
    expect(month.getBoundingClientRect().top).to.be.closeTo(top, 4);
    expect(month.getBoundingClientRect().height).to.be.closeTo(height, 1);
  });
});

function reasonOf(button: HTMLElement): string | undefined {
  const id = button.getAttribute('aria-describedby') ?? '';
  return (button.getRootNode() as ShadowRoot).getElementById(id)?.textContent.trim();
}
