import { expect } from '@open-wc/testing';
import { nameOf } from './test/accessible.ts';
import { FakeSessions } from './test/fake-sessions.ts';
import { slotAt } from './test/fixtures.ts';
import { fillIn, pickDay, pickTime, press, writtenIn } from './test/journey.ts';
import { unmountAll } from './test/mount.ts';
import { lostLine, refusal } from './test/problems.ts';
import { findByRole, focused, gone, queryByRole, until } from './test/queries.ts';
import { inHours, isTold, mountSession, says, showSession } from './test/session-page.ts';

describe('a session in <session-booking>, when something goes wrong', () => {
  afterEach(unmountAll);

  it('says that there is none, and looks again when asked', async () => {
    const client = new FakeSessions('client', inHours(30));
    client.refuseNext('get', refusal('not_found'));
    const { widget } = mountSession(client);
    await findByRole(widget, 'alert');
    await says(widget, 'There is no such session, or this link or sign-in may not see it.');
    await press(widget, 'Try again');
    await findByRole(widget, 'heading', 'Weekly check-in');
    await gone(widget, 'alert');
  });

  it('says that a link has ended', async () => {
    const client = new FakeSessions('client', inHours(30));
    client.refuseNext('get', refusal('token_expired'));
    const { widget } = mountSession(client);
    await says(widget, 'This link or sign-in has ended.');
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
    await press(widget, 'Move session');
    await says(widget, 'That time was just taken.');
    await until(() => nameOf(focused() as Element) === 'Mon 7 Dec, 14:00');
    await press(widget, 'Mon 7 Dec, 14:00');
    await press(widget, 'Move session');
    await isTold(widget, 'Session moved to Mon 7 Dec, 14:00');
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
