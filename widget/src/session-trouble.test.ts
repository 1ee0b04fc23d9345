import { expect } from '@open-wc/testing';
import type { SessionBooking } from './session-booking.ts';
import { nameOf } from './test/accessible.ts';
import { FakeSessions } from './test/fake-sessions.ts';
import { slotAt } from './test/fixtures.ts';
import { fillIn, goElsewhere, pickDay, pickTime, press, pressFocused, writtenIn } from './test/journey.ts';
import { unmountAll } from './test/mount.ts';
import { lostLine, refusal } from './test/problems.ts';
import { findByRole, focused, gone, queryByRole, settled, until } from './test/queries.ts';
import { inHours, isTold, mountSession, says, showSession, wordsIn } from './test/session-page.ts';

/** Lets the page put another session in the place of the one that is shown. */
const showAnother = async (widget: SessionBooking, viewer: 'client' | 'coach' = 'coach') => {
  const id = '018f0000-0000-7000-8000-0000000000f2';
  widget.client = new FakeSessions(viewer, inHours(50), { id, title: 'Another session' });
  widget.setAttribute('existing-session-id', id);
  await findByRole(widget, 'heading', 'Another session');
};

// More than an answer that is at hand needs to reach the screen.
const turnOfTheLoop = () => new Promise((resolve) => setTimeout(resolve));

describe('a session in <session-booking>, when something goes wrong', () => {
  afterEach(unmountAll);

  it('says that there is none, and looks again when asked', async () => {
    const client = new FakeSessions('client', inHours(30));
    client.refuseNext('get', refusal('not_found'));
    const { widget } = mountSession(client);
    await findByRole(widget, 'alert');
    await says(widget, 'This session cannot be shown');
    await says(widget, 'There is no such session, or this link or sign-in may not see it.');
    await press(widget, 'Try again');
    await findByRole(widget, 'heading', 'Weekly check-in');
    await gone(widget, 'alert');
  });

  it('does not say that a session cannot be shown above the one that is', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    client.refuseNext('get', refusal('unavailable'));
    widget.setAttribute('session-status', 'completed');
    await says(widget, 'The service is not available right now.');
    await findByRole(widget, 'heading', 'Weekly check-in');
    expect(wordsIn(widget)).to.not.include('cannot be shown');
    await findByRole(widget, 'button', 'Try again');
  });

  it('says that a link has ended', async () => {
    const client = new FakeSessions('client', inHours(30));
    client.refuseNext('get', refusal('token_expired'));
    const { widget } = mountSession(client);
    await says(widget, 'This link or sign-in has ended.');
  });

  it('reports no failure when the page takes the element off while the session is on its way', async () => {
    const client = new FakeSessions('client', inHours(30));
    const release = client.holdBack('get');
    const { widget, page } = mountSession(client);
    const failed: unknown[] = [];
    widget.addEventListener('load-failed', ({ detail }) => failed.push(detail.code));
    await until(() => client.sessionCallsOf('get').length === 1);
    widget.remove();
    await turnOfTheLoop();
    release();
    await turnOfTheLoop();
    page.append(widget);
    await findByRole(widget, 'heading', 'Weekly check-in');
    expect(failed).to.deep.equal([]);
  });

  it('shows what is now when somebody else was faster, and keeps what was written', async () => {
    const client = new FakeSessions('coach', inHours(0), { status: 'in_progress' });
    const widget = await showSession(client);
    await press(widget, 'Complete session');
    await fillIn(widget, 'Notes', 'Not to be lost');
    client.changeElsewhere({ title: 'Another title' });
    await press(widget, 'Complete session');
    await says(widget, 'Somebody changed this session in the meantime. This is how it is now.');
    await findByRole(widget, 'heading', 'Another title');
    expect(await writtenIn(widget, 'Notes')).to.equal('Not to be lost');
    await press(widget, 'Complete session');
    await isTold(widget, 'Session completed');
  });

  it('closes what the session no longer allows, and says why', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await press(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'A cold');
    client.changeElsewhere({ status: 'in_progress' });
    client.refuseNext('cancel', refusal('invalid_transition'));
    await press(widget, 'Cancel session');
    await says(widget, 'Status: In progress');
    await says(widget, 'Somebody changed this session in the meantime.');
    await gone(widget, 'textbox', 'Reason');
    await gone(widget, 'button', 'Cancel session');
  });

  it('sends the same key when a lost cancellation is tried again', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await press(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'A cold');
    client.refuseNext('cancel', lostLine());
    await press(widget, 'Cancel session');
    await says(widget, 'Not cancelled yet');
    expect(await writtenIn(widget, 'Reason')).to.equal('A cold');
    await until(() => nameOf(focused() as Element) === 'Try again');
    await press(widget, 'Try again');
    await isTold(widget, 'Session cancelled');
    const [first, second] = client.sessionCallsOf('cancel').map(({ options }) => options?.idempotencyKey);
    expect(second).to.equal(first);
    expect(first).to.be.a('string');
  });

  it('keeps the focus of who tries again in the panel, then at what came of it', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await pressFocused(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'A cold');
    client.refuseNext('cancel', lostLine());
    client.refuseNext('cancel', lostLine());
    await pressFocused(widget, 'Cancel session');
    for (const outcome of ['Try again', 'Weekly check-in']) {
      await until(() => nameOf(focused() as Element) === 'Try again');
      const release = client.holdBack('cancel');
      await pressFocused(widget, 'Try again');
      await until(() => focused()?.localName === 'h3' && nameOf(focused() as Element) === 'Cancel session');
      release();
      await until(() => nameOf(focused() as Element) === outcome);
    }
  });

  it('leads the focus to the session when what had it is no longer allowed', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    (await findByRole(widget, 'button', 'Reschedule')).focus();
    client.changeElsewhere({ status: 'cancelled' });
    document.dispatchEvent(new Event('visibilitychange'));
    await says(widget, 'Status: Cancelled');
    await until(() => nameOf(focused() as Element) === 'Weekly check-in');
  });

  it('does not call back who has gone elsewhere on the page before the refusal', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    await press(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'A cold');
    const release = client.holdBack('cancel');
    client.refuseNext('cancel', lostLine());
    await pressFocused(widget, 'Cancel session');
    const button = await findByRole(widget, 'button', 'Cancel session');
    await until(() => button.getAttribute('aria-disabled') === 'true');
    widget.requestUpdate();
    await widget.updateComplete;
    const elsewhere = goElsewhere(widget);
    release();
    await findByRole(widget, 'button', 'Try again');
    await settled();
    expect(focused() === elsewhere, 'the focus stays where the person is').to.equal(true);
  });

  it('cancels nothing while it is not known what that costs', async () => {
    const client = new FakeSessions('client', inHours(30));
    client.refuseNext('quote', refusal('unavailable'));
    const widget = await showSession(client);
    await press(widget, 'Cancel session');
    await says(widget, 'What cancelling costs could not be loaded.');
    await fillIn(widget, 'Reason', 'A cold');
    await press(widget, 'Cancel session');
    expect(client.sessionCallsOf('cancel')).to.deep.equal([]);
    await press(widget, 'Try again');
    await says(widget, 'Free to cancel until');
    await press(widget, 'Cancel session');
    await isTold(widget, 'Session cancelled');
  });

  it('offers close times when the new one was just taken, and moves to one of them', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    const alternatives = [slotAt('2026-12-07T13:00:00Z', 60)];
    client.refuseNext('reschedule', refusal('slot_taken', { alternatives }));
    await press(widget, 'Reschedule');
    await pickDay(widget, 'Monday, 7 December 2026');
    await pickTime(widget, '15:00');
    await press(widget, 'Reschedule');
    await says(widget, 'That time was just taken.');
    await until(() => nameOf(focused() as Element) === 'Mon 7 Dec, 14:00');
    await press(widget, 'Mon 7 Dec, 14:00');
    await press(widget, 'Reschedule');
    await isTold(widget, 'Session rescheduled to Mon 7 Dec, 14:00');
  });

  it('says that the other times cannot be shown, and asks again', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    client.failNext('availability', lostLine());
    await press(widget, 'Reschedule');
    await says(widget, 'The booking service does not answer.');
    await press(widget, 'Try again');
    await pickDay(widget, 'Monday, 7 December 2026');
  });

  it('says what the server says of a field, at the field', async () => {
    const client = new FakeSessions('coach', inHours(0), { status: 'in_progress' });
    const widget = await showSession(client);
    await press(widget, 'Complete session');
    await fillIn(widget, 'Feedback', 'x');
    const issues = [{ path: ['feedback'], code: 'too_big', message: 'Write at most 5000 characters.' }];
    client.refuseNext('complete', refusal('validation_failed', { issues }));
    await press(widget, 'Complete session');
    const box = await findByRole(widget, 'textbox', 'Feedback');
    await until(() => box.getAttribute('aria-invalid') === 'true');
    await says(widget, 'Write at most 5000 characters.');
    expect(nameOf(focused() as Element)).to.equal('Feedback');
  });

  it('leaves the focus in the field that is mended while another one is still wrong', async () => {
    const client = new FakeSessions('coach', inHours(0), { status: 'in_progress' });
    const widget = await showSession(client);
    await press(widget, 'Complete session');
    const issues = ['notes', 'feedback'].map((field) => ({
      path: [field],
      code: 'too_big',
      message: 'Shorter.',
    }));
    client.refuseNext('complete', refusal('validation_failed', { issues }));
    await press(widget, 'Complete session');
    await until(() => nameOf(focused() as Element) === 'Notes');
    const feedback = await findByRole(widget, 'textbox', 'Feedback');
    feedback.focus();
    await fillIn(widget, 'Feedback', 'Brief');
    await until(() => !feedback.hasAttribute('aria-invalid'));
    expect(nameOf(focused() as Element)).to.equal('Feedback');
  });

  it('lets the page do it instead, and shows why the page could not', async () => {
    const client = new FakeSessions('coach', inHours(0));
    const widget = await showSession(client);
    const started: string[] = [];
    widget.sessionActions = {
      onStart: (session) => {
        started.push(session.id);
        return Promise.reject(new Error('The video room is full.'));
      },
    };
    await press(widget, 'Start session');
    await says(widget, 'The video room is full.');
    await says(widget, 'Not started yet');
    expect(client.sessionCallsOf('start')).to.deep.equal([]);
    expect(started).to.deep.equal([client.session.id]);
    widget.sessionActions = {
      onStart: () => {
        client.changeElsewhere({ status: 'in_progress' });
      },
    };
    await press(widget, 'Try again');
    await says(widget, 'Status: In progress');
    expect(client.sessionCallsOf('start')).to.deep.equal([]);
  });

  it('keeps what was written when the page takes a cancellation on itself, and tells of none', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    const asked: unknown[] = [];
    widget.addEventListener('session-cancelled', () => asked.push('told'));
    widget.sessionActions = {
      onCancel: (_session, cancellation) => {
        asked.push(cancellation);
      },
    };
    await press(widget, 'Cancel session');
    await fillIn(widget, 'Reason', 'A cold');
    await says(widget, 'Free to cancel until');
    await press(widget, 'Cancel session');
    await findByRole(widget, 'button', 'Reschedule');
    expect(asked).to.deep.equal([{ reason: 'A cold' }]);
    await press(widget, 'Cancel session');
    expect(await writtenIn(widget, 'Reason')).to.equal('A cold');
  });

  it('reads the session again when the page says that its state is another', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client, { 'session-status': 'scheduled' });
    client.changeElsewhere({ status: 'in_progress' });
    widget.setAttribute('session-status', 'in_progress');
    await says(widget, 'Status: In progress');
  });

  it('can be pressed once while it works', async () => {
    const client = new FakeSessions('coach', inHours(0));
    const widget = await showSession(client);
    const release = client.holdBack('start');
    const button = await findByRole(widget, 'button', 'Start session');
    button.click();
    await until(() => button.getAttribute('aria-disabled') === 'true');
    button.click();
    release();
    await isTold(widget, 'Session started');
    expect(client.sessionCallsOf('start')).to.have.length(1);
  });

  it('tells the page of a late answer about the session before, and goes on showing the present one', async () => {
    const client = new FakeSessions('coach', inHours(0));
    const widget = await showSession(client);
    const started: string[] = [];
    widget.addEventListener('session-started', ({ detail }) => started.push(detail.session.id));
    const release = client.holdBack('start');
    await press(widget, 'Start session');
    await showAnother(widget);
    release();
    await until(() => started.length > 0);
    await turnOfTheLoop();
    expect(started).to.deep.equal([client.session.id]);
    await findByRole(widget, 'heading', 'Another session');
  });

  it('reports no failure of the session before at the present one', async () => {
    const client = new FakeSessions('coach', inHours(0));
    const widget = await showSession(client);
    const release = client.holdBack('start');
    client.refuseNext('start', refusal('invalid_transition'));
    await press(widget, 'Start session');
    await showAnother(widget);
    release();
    await turnOfTheLoop();
    expect(wordsIn(widget)).not.to.contain('Somebody changed this session');
  });

  for (const outcome of ['made', 'refused'] as const) {
    it(`moves the present session while the move of the one before is still to be ${outcome}`, async () => {
      const client = new FakeSessions('client', inHours(30));
      const widget = await showSession(client);
      const moved: string[] = [];
      widget.addEventListener('session-rescheduled', ({ detail }) => moved.push(detail.session.title));
      const release = client.holdBack('reschedule');
      if (outcome === 'refused') client.refuseNext('reschedule', refusal('slot_taken'));
      await press(widget, 'Reschedule');
      await pickDay(widget, 'Monday, 7 December 2026');
      await pickTime(widget, '15:00');
      await press(widget, 'Reschedule');
      await showAnother(widget, 'client');
      await press(widget, 'Reschedule');
      await pickDay(widget, 'Tuesday, 8 December 2026');
      await pickTime(widget, '14:00');
      release();
      await turnOfTheLoop();
      await press(widget, 'Reschedule');
      await isTold(widget, 'Session rescheduled to Tue 8 Dec, 14:00');
      await findByRole(widget, 'heading', 'Another session');
      expect(moved).to.deep.equal(
        outcome === 'made' ? ['Weekly check-in', 'Another session'] : ['Another session'],
      );
    });
  }

  it('reads the session again when the person comes back to the page', async () => {
    const client = new FakeSessions('client', inHours(30));
    const widget = await showSession(client);
    client.changeElsewhere({ status: 'cancelled' });
    document.dispatchEvent(new Event('visibilitychange'));
    await says(widget, 'Status: Cancelled');
    await isTold(widget, 'The session is now: Cancelled');
    expect(queryByRole(widget, 'button', 'Cancel session')).to.equal(undefined);
  });
});
