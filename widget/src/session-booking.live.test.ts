import { expect } from '@open-wc/testing';
import { passTime } from './test/clock.ts';
import { ines, slotAt } from './test/fixtures.ts';
import {
  fillIn,
  goElsewhere,
  pickDay,
  pickTime,
  press,
  pressFocused,
  reachForm,
  timesShown,
  turnTo,
  writtenIn,
} from './test/journey.ts';
import { LiveClient } from './test/live-client.ts';
import { mount, unmountAll } from './test/mount.ts';
import { lostLine, refusal } from './test/problems.ts';
import { allByRole, findByRole, focused, gone, queryByRole, settled, until } from './test/queries.ts';
import { nameOf } from './test/accessible.ts';

// Loaded here, so that no test waits for the first download of what all of them use.
before(() => Promise.all([import('./second-act.ts'), import('./live-act.ts'), import('./detail-act.ts')]));

const NINE = '2026-12-07T08:00:00Z';
const HALF_PAST_NINE = '2026-12-07T08:30:00Z';
const TEN = '2026-12-07T09:00:00Z';

function mountLive(attributes: Record<string, string> = {}) {
  const client = new LiveClient();
  const { widget, page } = mount({
    client,
    attributes: { variant: 'realtime', 'coach-id': ines.id, ...attributes },
  });
  const heard: string[] = [];
  for (const type of ['slot-held', 'session-booked', 'booking-failed', 'connection-changed'] as const) {
    widget.addEventListener(type, () => heard.push(type));
  }
  return { widget, client, page, heard };
}

const isWatched = (client: LiveClient) => until(() => client.watched.length > 0);
const lineSays = (widget: Element, words: string) =>
  until(() => queryByRole(widget, 'status')?.textContent.trim() === words);
const newsOf = (widget: Element) => widget.shadowRoot?.querySelector('[aria-live]')?.textContent ?? '';
const alertIn = (widget: Element) => findByRole(widget, 'alert');
const textIn = async (widget: Element, role: string) => (await findByRole(widget, role)).textContent.trim();

describe('<session-booking variant="realtime"> while others book', () => {
  afterEach(unmountAll);

  it('follows the shown month only, and nothing after it has left the page', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    expect(client.watched).to.deep.equal([
      { coachId: ines.id, from: '2026-12-01', to: '2026-12-31', durationMinutes: 30 },
    ]);
    await press(widget, 'Next month');
    await until(() => client.watched[0]?.from === '2027-01-01');
    expect(client.watched).to.have.length(1);
    widget.remove();
    await until(() => client.watched.length === 0);
  });

  it('shows at once that a time is taken, says so once, and leaves the focus where it is', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    const day = await findByRole(widget, 'button', /^Monday, 7 December 2026, 6 times available/);
    day.focus();
    client.become(HALF_PAST_NINE, 'booked');
    await findByRole(widget, 'button', /^Monday, 7 December 2026, 5 times available/);
    expect(newsOf(widget)).to.equal('Just taken: 09:30. 5 times available');
    expect(nameOf(focused() as Element)).to.match(/^Monday, 7 December 2026/);
    client.become(HALF_PAST_NINE, 'available');
    await until(() => newsOf(widget) === 'Free again: 09:30. 6 times available');
  });

  it('keeps the focus on a time that somebody holds, then gives back', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    // What draws times that are not free is there.
    await findByRole(widget, 'button', /^First free: /);
    (await findByRole(widget, 'button', '10:00')).focus();
    client.become(TEN, 'held');
    await until(() => nameOf(focused() as Element) === '10:00, Held');
    client.become(TEN, 'booked');
    await until(() => nameOf(focused() as Element) === '10:00, Taken');
    client.become(TEN, 'available');
    await until(() => nameOf(focused() as Element) === '10:00');
  });

  it('does not scroll to a time that somebody holds while the visitor reads on', async () => {
    const { widget, client, page } = mountLive();
    page.style.paddingBlockEnd = '300vh';
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    await findByRole(widget, 'button', 'Monday, 7 December 2026, 6 times available');
    (await findByRole(widget, 'button', '10:00')).focus();
    window.scrollTo(0, 2 * window.innerHeight);
    const { scrollY } = window;
    client.become(TEN, 'held');
    await until(() => nameOf(focused() as Element) === '10:00, Held');
    expect(window.scrollY).to.equal(scrollY);
  });

  it('leads the focus to another time where only free ones are shown and the last one is taken', async () => {
    const { widget, client } = mountLive({ 'show-availability-status': 'false' });
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    (await findByRole(widget, 'button', '17:30')).focus();
    client.become('2026-12-07T16:30:00Z', 'booked');
    await until(() => nameOf(focused() as Element) === '09:00');
  });

  it('calls a time held while it is only held, and taken when it is taken', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    client.become(HALF_PAST_NINE, 'held');
    await until(() => newsOf(widget) === 'Held by somebody else: 09:30. 5 times available');
    client.become(HALF_PAST_NINE, 'booked');
    await until(() => newsOf(widget) === 'Just taken: 09:30. 5 times available');
    client.statuses.set(NINE, 'held');
    client.become(TEN, 'booked');
    await until(
      () => newsOf(widget) === 'Just taken: 10:00. Held by somebody else: 09:00. 3 times available',
    );
  });

  it('stays on the day it opened on when the last time of that day goes', async () => {
    const client = new LiveClient({
      slotsOn: (date) => (date === '2026-12-07' || date === '2026-12-08' ? [`${date}T08:00:00Z`] : []),
    });
    const { widget } = mount({ client, attributes: { variant: 'realtime', 'coach-id': ines.id } });
    await isWatched(client);
    await findByRole(widget, 'heading', 'Monday 7 December');
    client.become(NINE, 'held');
    await findByRole(widget, 'button', /^09:00, Held/);
    await findByRole(widget, 'heading', 'Monday 7 December');
  });

  it('asks where the next free time is when the last one of the month is taken', async () => {
    const client = new LiveClient({
      slotsOn: (date) =>
        date === '2026-12-07' ? [NINE] : date === '2027-01-11' ? ['2027-01-11T08:00:00Z'] : [],
    });
    const { widget } = mount({ client, attributes: { variant: 'realtime', 'coach-id': ines.id } });
    await isWatched(client);
    client.become(NINE, 'booked');
    await findByRole(widget, 'button', /^Next free: .*11 Jan/);
  });

  it('lets go of the chosen time when it is taken meanwhile, keeps the form and offers the nearest', async () => {
    const { widget, client } = mountLive({ 'enable-optimistic-updates': 'false' });
    client.refuseHold = lostLine();
    await reachForm(widget);
    const box = await findByRole(widget, 'textbox', 'Notes');
    box.focus();
    client.become(HALF_PAST_NINE, 'held');
    expect((await alertIn(widget)).textContent).to.contain('Somebody else is booking that time right now.');
    await findByRole(widget, 'button', /7 Dec.*09:00/);
    expect(await writtenIn(widget, 'Name')).to.equal('Ada Lovelace');
    expect(nameOf(focused() as Element)).to.equal('Notes');
  });

  it('says how the line is, without saying each short cut', async () => {
    const { widget, client, heard } = mountLive();
    await isWatched(client);
    await until(async () => (await textIn(widget, 'status')) === 'Live');
    client.lineBecomes('reconnecting');
    client.lineBecomes('live');
    expect(heard.filter((type) => type === 'connection-changed')).to.have.length(1);
    client.lineBecomes('offline');
    await lineSays(widget, 'Offline');
    client.lineBecomes('live', 'polling');
    await lineSays(widget, 'Live, a few seconds behind');
  });

  it('takes back that times could not be shown once they are', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    // The month after the first is asked for ahead of time.
    await until(() => client.callsOf('availability').length === 2);
    client.lineBecomes('offline');
    const recover = client.failAll('availability', lostLine());
    await turnTo(widget, 'January 2027', 'February 2027');
    await findByRole(widget, 'alert', /does not answer/);
    recover();
    client.lineBecomes('live');
    await gone(widget, 'alert', /does not answer/);
    await findByRole(widget, 'grid', 'February 2027');
    await findByRole(widget, 'group', 'Available times');
  });

  it('books what was lost on its way once the line is live again, under its key', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    await alertIn(widget);
    client.lineBecomes('offline');
    await lineSays(widget, 'Offline');
    client.lineBecomes('live');
    await findByRole(widget, 'heading', 'Session booked');
    const keys = client.callsOf('book').map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(1);
  });

  it('leaves to the visitor what he has changed meanwhile', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    await alertIn(widget);
    client.lineBecomes('offline');
    await lineSays(widget, 'Offline');
    await fillIn(widget, 'Name', 'Ad');
    client.lineBecomes('live');
    await lineSays(widget, 'Live');
    await settled();
    expect(client.callsOf('book')).to.have.length(1);
  });

  it('says how the line is in any variant, where the page wants that shown', async () => {
    const { widget, client } = mountLive({ variant: 'basic', 'show-connection-status': '' });
    await isWatched(client);
    await lineSays(widget, 'Live');
    client.lineBecomes('offline');
    await lineSays(widget, 'Offline');
  });

  it('shows no line where the page switches that off, and follows all the same', async () => {
    const { widget, client } = mountLive({ 'show-connection-status': 'false' });
    await isWatched(client);
    expect(queryByRole(widget, 'status')).to.equal(undefined);
  });

  it('opens no watch by an update that was under way when the widget left the page', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    widget.requestUpdate();
    widget.remove();
    await widget.updateComplete;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(client.watched).to.deep.equal([]);
  });

  it('does nothing of it in the other variants', async () => {
    for (const variant of ['basic', 'enhanced']) {
      const client = new LiveClient();
      const { widget } = mount({ client, attributes: { variant, 'coach-id': ines.id } });
      await reachForm(widget);
      await press(widget, 'Book session');
      await findByRole(widget, 'heading', 'Session booked');
      expect(client.watched).to.deep.equal([]);
      expect(client.held).to.deep.equal([]);
    }
  });
});

describe('<session-booking variant="realtime"> holds the chosen time', () => {
  afterEach(unmountAll);

  it('for the visitor, tells the page, and books with it', async () => {
    const { widget, client, heard } = mountLive();
    await reachForm(widget);
    expect(await textIn(widget, 'timer')).to.equal('Held for you: 05:00');
    expect(client.held).to.deep.equal([
      { coachId: ines.id, scheduledAt: HALF_PAST_NINE, durationMinutes: 30 },
    ]);
    expect(heard).to.include('slot-held');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book')[0]?.asked).to.deep.include({ holdId: 'hold-1' });
    expect(client.released).to.deep.equal([]);
  });

  it('moves the hold when another time is chosen, and keeps showing its own as free', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    await press(widget, 'Back');
    await findByRole(widget, 'button', /^Monday, 7 December 2026, 6 times available/);
    await pickTime(widget, '10:00');
    await until(() => client.held.length === 2);
    expect(client.held[1]?.scheduledAt).to.equal(TEN);
    expect(client.released).to.deep.equal([]);
  });

  it('offers the nearest times when somebody else holds it, with everything typed kept', async () => {
    const { widget, client } = mountLive();
    await pickDay(widget, 'Monday, 7 December 2026');
    client.refuseHold = refusal('slot_held', { alternatives: [slotAt(NINE), slotAt(TEN)] });
    await pickTime(widget, '09:30');
    expect((await alertIn(widget)).textContent).to.contain('Somebody else is booking that time right now.');
    await press(widget, /7 Dec.*10:00/);
    await until(() => client.held.length === 1);
    await gone(widget, 'alert');
    expect(await textIn(widget, 'timer')).to.contain('05:00');
  });

  it('goes on without one when there is no answer, and lets the booking decide', async () => {
    const { widget, client } = mountLive();
    client.refuseHold = lostLine();
    await reachForm(widget);
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book')[0]?.asked).not.to.have.property('holdId');
  });

  it('offers more time in the last minute, once', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    expect(queryByRole(widget, 'button', 'Hold it longer')).to.equal(undefined);
    passTime(241_000);
    await press(widget, 'Hold it longer');
    await until(() => client.held.length === 2);
    await until(() => queryByRole(widget, 'timer')?.textContent.includes('05:00'));
    passTime(250_000);
    await until(() => queryByRole(widget, 'timer')?.textContent.includes('00:5'));
    expect(queryByRole(widget, 'button', 'Hold it longer')).to.equal(undefined);
  });

  it('moves nothing when it offers more time', async () => {
    const { widget } = mountLive();
    await reachForm(widget);
    const line = (await findByRole(widget, 'timer')).parentElement;
    const before = line?.offsetHeight;
    passTime(241_000);
    await findByRole(widget, 'button', 'Hold it longer');
    expect(line?.offsetHeight).to.equal(before);
  });

  it('gives the focus of who asked for more time to the time he has', async () => {
    const { widget } = mountLive();
    await reachForm(widget);
    const timer = await findByRole(widget, 'timer');
    passTime(241_000);
    await pressFocused(widget, 'Hold it longer');
    await until(() => timer.textContent.includes('05:00'));
    await until(() => focused() === timer);
  });

  it('says when it is over, and books all the same', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    passTime(301_000);
    await until(() => queryByRole(widget, 'timer')?.textContent.includes('No longer held'));
    expect(newsOf(widget)).to.contain('No longer held for you');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book')[0]?.asked).not.to.have.property('holdId');
  });

  it('holds the same time again for who goes back and chooses it anew', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    passTime(301_000);
    await until(() => queryByRole(widget, 'timer')?.textContent.includes('No longer held'));
    await press(widget, 'Back');
    await pickTime(widget, '09:30');
    await until(() => client.held.length === 2);
    await until(() => queryByRole(widget, 'timer')?.textContent.includes('05:00'));
  });

  it('books without the hold that ran out on the way', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    client.failNext('book', refusal('hold_expired'));
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    const [first, second] = client.callsOf('book');
    expect(first?.asked).to.have.property('holdId');
    expect(second?.asked).not.to.have.property('holdId');
    expect(second?.idempotencyKey).not.to.equal(first?.idempotencyKey);
  });

  it('sends the very same again after a lost answer, though the time is taken by then and the hold is over', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    await alertIn(widget);
    passTime(301_000);
    client.become(NINE, 'booked');
    expect((await alertIn(widget)).textContent).not.to.contain('taken');
    await press(widget, 'Try again');
    await findByRole(widget, 'heading', 'Session booked');
    const [first, second] = client.callsOf('book');
    expect(first?.asked).to.have.property('holdId');
    expect(second?.asked).to.deep.equal(first?.asked);
    expect(second?.idempotencyKey).to.equal(first?.idempotencyKey);
  });

  it('gives it back when the widget leaves the page, or another session type is chosen', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    await findByRole(widget, 'timer');
    await press(widget, 'Back');
    (await findByRole(widget, 'radio', /^Coaching session/)).click();
    await until(() => client.released.length === 1);
    await pickDay(widget, 'Monday, 7 December 2026');
    await pickTime(widget, '09:00');
    await until(() => client.held.length === 2);
    await findByRole(widget, 'timer');
    widget.remove();
    await until(() => client.released.length === 2);
    expect(client.released).to.deep.equal(['hold-1', 'hold-2']);
  });
});

describe('<session-booking variant="realtime"> books before the answer', () => {
  afterEach(unmountAll);

  it('shows what is being confirmed at once, and calls it booked only when the server has said so', async () => {
    const { widget, client, heard } = mountLive();
    await reachForm(widget);
    const release = client.hold('book');
    await press(widget, 'Book session');
    const heading = await findByRole(widget, 'heading', 'Confirming…');
    await until(() => focused() === heading);
    expect(queryByRole(widget, 'heading', 'Session booked')).to.equal(undefined);
    expect(heard).not.to.include('session-booked');
    expect(allByRole(widget, 'button', 'Add to calendar')).to.have.length(0);
    release();
    await findByRole(widget, 'heading', 'Session booked');
    expect(heard).to.include('session-booked');
  });

  it('keeps the focus on the heading when the answer comes, and says once that the session is booked', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    const release = client.hold('book');
    const said: string[] = [];
    const region = widget.shadowRoot?.querySelector('[aria-live]');
    const listener = new MutationObserver(() => said.push(newsOf(widget)));
    listener.observe(region as Element, { childList: true, characterData: true, subtree: true });
    await press(widget, 'Book session');
    const confirming = await findByRole(widget, 'heading', 'Confirming…');
    await until(() => focused() === confirming);
    release();
    const booked = await findByRole(widget, 'heading', 'Session booked');
    expect(focused() === booked, 'the heading has the focus').to.equal(true);
    await until(() => newsOf(widget).startsWith('Session booked'));
    listener.disconnect();
    expect(said.filter((news) => news.includes('Session booked'))).to.have.length(1);
  });

  it('goes back to the form with all that was typed and the nearest times when it is refused', async () => {
    const { widget, client, heard } = mountLive();
    await reachForm(widget);
    const release = client.hold('book');
    client.failNext('book', refusal('slot_taken', { alternatives: [slotAt(NINE), slotAt(TEN)] }));
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Confirming…');
    release();
    const nearest = await findByRole(widget, 'button', /7 Dec.*09:00/);
    await until(() => focused() === nearest);
    expect(heard).not.to.include('session-booked');
    expect(heard).to.include('booking-failed');
    expect(newsOf(widget)).to.equal('Not booked yet');
    expect(await writtenIn(widget, 'Email')).to.equal('ada@example.com');
    nearest.click();
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
  });

  it('does not call back who has gone elsewhere on the page before the refusal', async () => {
    const { widget, client } = mountLive();
    await reachForm(widget);
    const release = client.hold('book');
    client.failNext('book', refusal('slot_taken', { alternatives: [slotAt(NINE), slotAt(TEN)] }));
    await pressFocused(widget, 'Book session');
    const confirming = await findByRole(widget, 'heading', 'Confirming…');
    await until(() => focused() === confirming);
    widget.requestUpdate();
    await widget.updateComplete;
    const elsewhere = goElsewhere(widget);
    release();
    await findByRole(widget, 'button', /7 Dec.*09:00/);
    await settled();
    expect(focused() === elsewhere, 'the focus stays where the visitor is').to.equal(true);
  });

  it('waits for the answer where the page switches that off', async () => {
    const { widget, client } = mountLive({ 'enable-optimistic-updates': 'false' });
    await reachForm(widget);
    const release = client.hold('book');
    await press(widget, 'Book session');
    await until(() => client.callsOf('book').length === 1);
    expect(queryByRole(widget, 'heading', 'Confirming…')).to.equal(undefined);
    release();
    await findByRole(widget, 'heading', 'Session booked');
  });
});

describe('the times of a day, live', () => {
  afterEach(unmountAll);

  it('never lets a time be chosen that is not free', async () => {
    const { widget, client } = mountLive();
    await isWatched(client);
    await pickDay(widget, 'Monday, 7 December 2026');
    client.become(HALF_PAST_NINE, 'held');
    await findByRole(widget, 'button', /^Monday, 7 December 2026, 5 times available/);
    const shown = await timesShown(widget);
    const button = allByRole(await findByRole(widget, 'group', 'Available times'), 'button', /^09:30/)[0];
    button?.click();
    expect(shown.length).to.be.at.least(5);
    expect(queryByRole(widget, 'textbox', 'Name')).to.equal(undefined);
  });
});
