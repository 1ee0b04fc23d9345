import { expect } from '@open-wc/testing';
import type { SessionDetail, SessionRescheduledDetail } from './session-events.ts';
import { deepElements, nameOf, textOf } from './test/accessible.ts';
import { passTime } from './test/clock.ts';
import { FakeSessions } from './test/fake-sessions.ts';
import { NOW, instant } from './test/fixtures.ts';
import { fillIn, pickDay, pickTime, press, pressKey, writtenIn } from './test/journey.ts';
import { unmountAll } from './test/mount.ts';
import { allByRole, findByRole, focused, gone, queryByRole, until } from './test/queries.ts';
import { watchTimers } from './test/timers.ts';
import { giveStars, inHours, isTold, mountSession, says, showSession, wordsIn } from './test/session-page.ts';

const heard = (widget: EventTarget, type: keyof HTMLElementEventMap) => {
  const details: SessionDetail[] = [];
  widget.addEventListener(type, (event) => details.push((event as CustomEvent<SessionDetail>).detail));
  return details;
};

const buttons = (widget: Element) => allByRole(widget, 'button').map(nameOf);

describe('a session in <session-booking>', () => {
  afterEach(unmountAll);

  it('says what the page knows of it while it is on its way', async () => {
    const client = new FakeSessions('client', inHours(30), { status: 'in_progress' });
    const release = client.holdBack('get');
    const { widget } = mountSession(client, { 'session-status': 'in_progress' });
    await says(widget, 'Status: In progress');
    expect(queryByRole(widget, 'heading', 'Weekly check-in')).to.equal(undefined);
    release();
    await findByRole(widget, 'heading', 'Weekly check-in');
  });

  it('shows a session through a client whose methods need their object', async () => {
    const client = new FakeSessions('client', inHours(30));
    Object.assign(client.sessions, {
      title: 'Kept in the object',
      get(this: { title: string }) {
        return Promise.resolve({ ...client.seen(), title: this.title });
      },
    });
    const { widget } = mountSession(client);
    await findByRole(widget, 'heading', 'Kept in the object');
  });

  it('asks for no times to book', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await says(widget, 'Inés Robledo');
    expect(client.callsOf('availability')).to.deep.equal([]);
    expect(client.callsOf('coaches')).to.deep.equal([]);
  });

  it('shows its client who, when, where and for how much', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    await says(widget, 'Inés Robledo');
    await says(widget, 'Tue 1 Dec, 15:00 – 16:00');
    await says(widget, 'in 30 hours');
    await says(widget, 'Madrid (GMT+1)');
    await says(widget, '60 min · €90');
    await says(widget, 'Free to cancel until Mon 15:00 (in 6 hours). After that 50%: €45.');
    expect(buttons(widget).filter((name) => !name.startsWith('Time zone'))).to.deep.equal([
      'Reschedule',
      'Cancel session',
      'Add to calendar',
    ]);
  });

  it('shows its coach the client, and what only a coach may do', async () => {
    const widget = await showSession(new FakeSessions('coach', inHours(0.1)));
    await findByRole(widget, 'heading', 'Ada Lovelace');
    await findByRole(widget, 'button', 'Start session');
    expect(queryByRole(widget, 'button', 'Client did not come')).to.equal(undefined);
  });

  it('offers nothing to do where the page switches that off', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)), {
      'show-session-actions': 'false',
    });
    await says(widget, 'Scheduled');
    expect(queryByRole(widget, 'button', 'Cancel session')).to.equal(undefined);
  });

  it('counts down to the start by the server, and asks it again then', async () => {
    const startsAt = instant(NOW + 15 * 60_000 + 300);
    const client = new FakeSessions('coach', startsAt);
    const widget = await showSession(client);
    const start = await findByRole(widget, 'button', 'Start session');
    expect(start.getAttribute('aria-disabled')).to.equal('true');
    await says(widget, 'You can start in 00:01');
    start.click();
    expect(client.sessionCallsOf('start')).to.deep.equal([]);
    passTime(300);
    await until(() => !start.hasAttribute('aria-disabled'));
    await isTold(widget, 'You can start the session now.');
  });

  it('goes from start to completed with notes, stars and what to do next', async () => {
    const client = new FakeSessions('coach', inHours(0));
    const widget = await showSession(client);
    const started = heard(widget, 'session-started');
    const completed = heard(widget, 'session-completed');
    await press(widget, 'Start session');
    await isTold(widget, 'Session started');
    await press(widget, 'Complete session');
    await until(() => nameOf(focused() as Element) === 'Complete session');
    await fillIn(widget, 'Notes', 'Doubts about the new team');
    await giveStars(widget, '4 stars');
    await fillIn(widget, 'Feedback', 'Brave steps');
    await fillIn(widget, 'Action item 1', 'Call Robin');
    pressKey(await findByRole(widget, 'textbox', 'Action item 1'), 'Enter');
    await until(() => nameOf(focused() as Element) === 'Action item 2');
    await fillIn(widget, 'Action item 2', 'Sleep');
    await press(widget, 'Add action item');
    await press(widget, 'Complete session');
    await isTold(widget, 'Session completed');
    expect(client.sessionCallsOf('complete').map(({ asked }) => asked)).to.deep.equal([
      {
        notes: 'Doubts about the new team',
        rating: 4,
        feedback: 'Brave steps',
        actionItems: ['Call Robin', 'Sleep'],
      },
    ]);
    await says(widget, 'Doubts about the new team');
    await findByRole(widget, 'img', '4 stars');
    expect(allByRole(widget, 'listitem').map((item) => item.textContent)).to.deep.equal([
      'Call Robin',
      'Sleep',
    ]);
    expect(started.map(({ session }) => session.status)).to.deep.equal(['in_progress']);
    expect(completed.map(({ session }) => session.status)).to.deep.equal(['completed']);
    expect(nameOf(focused() as Element)).to.equal('Weekly check-in');
  });

  it('removes an action item and keeps the focus near', async () => {
    const client = new FakeSessions('coach', inHours(0), { status: 'in_progress' });
    const widget = await showSession(client);
    await press(widget, 'Complete session');
    await fillIn(widget, 'Action item 1', 'One');
    await press(widget, 'Add action item');
    await fillIn(widget, 'Action item 2', 'Two');
    await press(widget, 'Remove action item 1');
    await gone(widget, 'textbox', 'Action item 2');
    expect(await writtenIn(widget, 'Action item 1')).to.equal('Two');
    expect(nameOf(focused() as Element)).to.equal('Action item 1');
    await isTold(widget, 'Action item removed');
    await press(widget, 'Remove action item 1');
    await until(() => nameOf(focused() as Element) === 'Add action item');
  });

  it('lets its client rate it once', async () => {
    const client = new FakeSessions('client', inHours(-2), { status: 'completed', feedback: 'Well done' });
    const widget = await showSession(client);
    await says(widget, 'Feedback from Inés Robledo');
    await press(widget, 'Rate session');
    await press(widget, 'Send feedback');
    await says(widget, 'Choose one to five stars.');
    expect(focused()?.getAttribute('aria-label')).to.equal('1 star');
    await giveStars(widget, '5 stars');
    await fillIn(widget, 'Feedback', 'Clear and kind');
    await press(widget, 'Send feedback');
    await isTold(widget, 'Feedback sent');
    expect(client.sessionCallsOf('feedback').map(({ asked }) => asked)).to.deep.equal([
      { rating: 5, feedback: 'Clear and kind' },
    ]);
    await says(widget, 'Your feedback');
    await gone(widget, 'button', 'Rate session');
  });

  it('shows the fee before a late cancellation, and what came of it after', async () => {
    const client = new FakeSessions('client', inHours(20));
    const widget = await showSession(client);
    const cancelled = heard(widget, 'session-cancelled');
    await press(widget, 'Cancel session');
    await says(widget, 'Cancelling now costs 50%: €45.');
    await press(widget, 'Cancel session');
    await says(widget, 'Write a few words about why.');
    expect(nameOf(focused() as Element)).to.equal('Reason');
    await fillIn(widget, 'Reason', 'A cold');
    (await findByRole(widget, 'checkbox', 'Ask for a refund of €45')).click();
    await press(widget, 'Cancel session');
    await isTold(widget, 'Session cancelled');
    expect(client.sessionCallsOf('cancel').map(({ asked }) => asked)).to.deep.equal([
      { reason: 'A cold', requestRefund: true },
    ]);
    await says(widget, 'You cancelled this session');
    await says(widget, /Fee\s*€45\s*Refund\s*€45 · asked for/);
    expect(cancelled).to.have.length(1);
    expect(buttons(widget).filter((name) => !name.startsWith('Time zone'))).to.deep.equal([]);
  });

  it('turns dearer on the screen when the free time ends, by asking again', async () => {
    const client = new FakeSessions('client', instant(NOW + 24 * 3_600_000 + 300));
    const widget = await showSession(client);
    await press(widget, 'Cancel session');
    await says(widget, /Free to cancel until Mon 09:00 \(in \d seconds?\)\. After that 50%: €45\./);
    passTime(400);
    await says(widget, 'Cancelling now costs 50%: €45.');
    await isTold(widget, 'Cancelling now costs 50%: €45.');
    expect(client.sessionCallsOf('quote').length).to.be.greaterThan(1);
  });

  it('costs the client nothing when the coach cancels', async () => {
    const widget = await showSession(new FakeSessions('coach', inHours(2)));
    await press(widget, 'Cancel session');
    await says(widget, 'Your cancelling costs the client nothing.');
    expect(queryByRole(widget, 'checkbox')).to.equal(undefined);
  });

  it('records that the client did not come', async () => {
    const client = new FakeSessions('coach', inHours(-0.5));
    const widget = await showSession(client);
    await press(widget, 'Client did not come');
    await says(widget, 'charged like a late cancellation: 50% of the price.');
    await press(widget, 'Record no-show');
    await isTold(widget, 'Recorded that the client did not come');
    await says(widget, 'The client did not come');
  });

  it('closes what is open by Escape, gives the focus back and keeps what was written', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    await press(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'Half a thought');
    pressKey(await findByRole(widget, 'textbox', 'Reason'), 'Escape');
    await until(() => nameOf(focused() as Element) === 'Cancel session');
    await press(widget, 'Cancel session');
    expect(await writtenIn(widget, 'Reason')).to.equal('Half a thought');
    await press(widget, 'Keep session');
    await findByRole(widget, 'button', 'Reschedule');
  });

  it('moves to another time with the same calendar', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    const moved: SessionRescheduledDetail[] = [];
    widget.addEventListener('session-rescheduled', (event) => moved.push(event.detail));
    await press(widget, 'Reschedule');
    await pickDay(widget, 'Monday, 7 December 2026');
    await pickTime(widget, '14:00');
    await says(widget, /Booked for\s*Tue 1 Dec, 15:00 – 16:00\s*New time\s*Mon 7 Dec, 14:00 – 15:00/);
    await press(widget, 'Choose another time');
    await pickTime(widget, '15:00');
    await press(widget, 'Reschedule');
    await isTold(widget, 'Session rescheduled to Mon 7 Dec, 15:00');
    expect(client.sessionCallsOf('reschedule').map(({ asked }) => asked)).to.deep.equal([
      { scheduledAt: '2026-12-07T14:00:00Z' },
    ]);
    expect(moved.map(({ previous }) => previous.startsAt)).to.deep.equal([inHours(30)]);
    await says(widget, 'Mon 7 Dec, 15:00 – 16:00');
  });

  it('names what the client wrote at the booking as the form does', async () => {
    for (const viewer of ['client', 'coach'] as const) {
      const widget = await showSession(new FakeSessions(viewer, inHours(30)));
      await says(widget, /Notes\s*About the new job/);
    }
  });

  it('says of all that a coach may write at the end that it is optional, at the end of the line', async () => {
    const widget = await showSession(new FakeSessions('coach', inHours(0), { status: 'in_progress' }));
    await press(widget, 'Complete session');
    await says(widget, /Notes\s*Optional · Only you see these/);
    await says(widget, /Feedback\s*Optional · The client reads this/);
    await says(widget, /Action items\s*Optional · The client reads this/);
    const hints = [...deepElements(widget.shadowRoot ?? widget)].filter(
      (each) => /^Optional/.test(textOf(each).trim()) && each.children.length === 0,
    );
    const ends = hints.map((hint) => Math.round(hint.getBoundingClientRect().right));
    expect(ends).to.have.length(4);
    expect(new Set(ends).size, `ends at ${ends.join(', ')}`).to.equal(1);
  });

  it('says while a new time is chosen that this is what is done', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    await press(widget, 'Reschedule');
    await findByRole(widget, 'heading', 'Choose a new time');
    await findByRole(widget, 'group', 'Choose a new time');
    await pickDay(widget, 'Monday, 7 December 2026');
    await pickTime(widget, '14:00');
    await findByRole(widget, 'heading', 'Reschedule');
    await gone(widget, 'heading', 'Choose a new time');
  });

  it('says at the session that it was moved, until something else is done', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    await press(widget, 'Reschedule');
    await pickDay(widget, 'Monday, 7 December 2026');
    await pickTime(widget, '14:00');
    await press(widget, 'Reschedule');
    await says(widget, /Session rescheduled to Mon 7 Dec, 14:00\s*Status: Scheduled/);
    await press(widget, 'Cancel session');
    await press(widget, 'Keep session');
    await findByRole(widget, 'button', 'Reschedule');
    expect(wordsIn(widget)).to.not.match(/rescheduled to .+Status/);
  });

  it('looks for a new time in the month of the session first', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(24 * 40)));
    await press(widget, 'Reschedule');
    await findByRole(widget, 'grid', 'January 2027');
  });

  it('leads on to the next month with free times when that of the session has none', async () => {
    const client = new FakeSessions('client', inHours(30));
    const december = { from: '2026-12-01', to: '2026-12-31', durationMinutes: 60 };
    for (const { startsAt } of client.answerTo({ coachId: client.session.coachId, ...december }).slots) {
      client.booked.add(startsAt);
    }
    const widget = await showSession(client);
    await press(widget, 'Reschedule');
    await findByRole(widget, 'grid', 'January 2027');
    await findByRole(widget, 'group', 'Available times');
  });

  it('leads back to the first free time when none comes in or after the month of the session', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(24 * 200)));
    await press(widget, 'Reschedule');
    await findByRole(widget, 'grid', 'December 2026');
    await findByRole(widget, 'group', 'Available times');
  });

  it('keeps its time when the person goes back', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await press(widget, 'Reschedule');
    await findByRole(widget, 'grid', 'December 2026');
    await press(widget, 'Keep this time');
    await until(() => nameOf(focused() as Element) === 'Reschedule');
    expect(client.sessionCallsOf('reschedule')).to.deep.equal([]);
  });

  it('shows its times in another zone when the person chooses one', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    await press(widget, /^Time zone/);
    await fillIn(widget, 'Search time zones', 'new york', 'combobox');
    (await findByRole(widget, 'option', /New York/)).click();
    await says(widget, 'Tue 1 Dec, 09:00 – 10:00');
    await says(widget, 'Tue 1 Dec, 15:00 in Madrid');
  });

  it('books again when the page takes the session away', async () => {
    const widget = await showSession(new FakeSessions('client', inHours(30)));
    widget.removeAttribute('existing-session-id');
    widget.setAttribute('coach-id', '018f0000-0000-7000-8000-000000000001');
    await findByRole(widget, 'grid', 'December 2026');
    widget.setAttribute('existing-session-id', '018f0000-0000-7000-8000-0000000000f1');
    await findByRole(widget, 'heading', 'Weekly check-in');
  });

  it('follows nothing any more once it has left the page', async () => {
    const timers = watchTimers();
    const client = new FakeSessions('coach', instant(NOW + 15 * 60_000 + 5000));
    const widget = await showSession(client);
    await says(widget, 'You can start in 00:05');
    expect(timers.pending(1000), 'the countdown, and the moment to ask again').to.equal(2);
    widget.remove();
    expect(timers.pending(1000)).to.equal(0);
    timers.stop();
    const looks = client.sessionCalls.length;
    document.dispatchEvent(new Event('visibilitychange'));
    // One turn of the loop is more than an ask needs to reach a client that is at hand.
    await new Promise((resolve) => setTimeout(resolve));
    expect(client.sessionCalls.length).to.equal(looks);
  });
});
