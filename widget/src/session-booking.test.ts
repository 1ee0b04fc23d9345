import { expect } from '@open-wc/testing';
import { browserTimeZone, placeOf } from './calendar/time-zone.ts';
import { nameOf } from './test/accessible.ts';
import { FakeClient } from './test/fake-client.ts';
import { ines, marcus, slotAt } from './test/fixtures.ts';
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
import { mount, unmountAll } from './test/mount.ts';
import { lostLine, refusal } from './test/problems.ts';
import { allByRole, findByRole, focused, gone, queryByRole, settled, until } from './test/queries.ts';

const FORM = { name: 'Ada Lovelace', email: 'ada@example.com' };

describe('<session-booking> from the first view to the confirmation', () => {
  afterEach(unmountAll);

  it('books a session', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    await fillIn(widget, 'Notes', 'About the new job');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book').map((call) => call.asked)).to.deep.equal([
      {
        coachId: ines.id,
        title: 'First talk',
        description: 'About the new job',
        scheduledAt: '2026-12-07T08:30:00Z',
        durationMinutes: 30,
        sessionTypeId: ines.sessionTypes[0]?.id,
        timeZone: 'Europe/Madrid',
        client: FORM,
      },
    ]);
    expect(nameOf(focused() as Element)).to.equal('Session booked');
  });

  it('opens on the first day with free times', async () => {
    const { widget } = mount();
    expect(await timesShown(widget)).to.deep.equal(['09:00', '09:30', '10:00', '14:00', '15:00', '17:30']);
    await findByRole(widget, 'heading', 'Tuesday 1 December');
    await findByRole(widget, 'grid', 'December 2026');
  });

  it('names days, times, fields and buttons as the contract says', async () => {
    const { widget } = mount();
    await findByRole(widget, 'button', 'Monday, 7 December 2026, 6 times available');
    await findByRole(widget, 'button', 'Saturday, 5 December 2026, no times available');
    await findByRole(widget, 'button', 'Previous month');
    await findByRole(widget, 'button', 'Next month');
    await pickTime(widget, '10:00');
    for (const name of ['Name', 'Email', 'Title', 'Notes']) await findByRole(widget, 'textbox', name);
    await findByRole(widget, 'button', 'Book session');
  });

  it('lets the visitor choose a coach when the page names none', async () => {
    const { widget } = mount({ attributes: {} });
    await findByRole(widget, 'heading', 'Choose a coach');
    await press(widget, /^Marcus Bell/);
    await timesShown(widget);
    await press(widget, 'All coaches');
    await press(widget, /^Inés Robledo/);
    await findByRole(widget, 'radio', /^Coaching session/);
  });

  it('takes the only coach there is without asking', async () => {
    const { widget } = mount({ attributes: {}, client: new FakeClient({ coaches: [marcus] }) });
    await timesShown(widget);
    expect(queryByRole(widget, 'button', 'All coaches')).to.equal(undefined);
  });

  it('asks for the times of the session type that is chosen', async () => {
    const { widget, client } = mount();
    await timesShown(widget);
    (await findByRole(widget, 'radio', /^Deep dive/)).click();
    await until(() =>
      client.callsOf('availability').some(({ asked }) => JSON.stringify(asked).includes('90')),
    );
    await timesShown(widget);
    await pickTime(widget, '09:00');
    expect(await writtenIn(widget, 'Title')).to.equal('Deep dive');
  });

  it('offers what else can be done after a booking, and starts over with name and address kept', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    await fillIn(widget, 'Notes', 'Only for this one');
    await press(widget, 'Book session');
    await findByRole(widget, 'link', 'Change or cancel');
    await press(widget, 'Book another');
    await until(() => client.callsOf('availability').length > 1);
    await pickDay(widget, 'Monday, 7 December 2026');
    expect(await timesShown(widget)).not.to.include('09:30');
    await pickTime(widget, '10:00');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
    expect(await writtenIn(widget, 'Notes')).to.equal('');
  });

  it('leads on with the chosen time after going back from the form', async () => {
    const { widget } = mount();
    await reachForm(widget);
    expect(queryByRole(widget, 'button', 'Continue')).to.equal(undefined);
    await press(widget, 'Back');
    await pressFocused(widget, 'Continue');
    await until(() => nameOf(focused() as Element) === 'Your details');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
    expect(queryByRole(widget, 'button', 'Continue')).to.equal(undefined);
  });

  it('saves the calendar file the server writes', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    await press(widget, 'Book session');
    client.failNext('calendarFile', lostLine());
    await press(widget, 'Add to calendar');
    await findByRole(widget, 'alert', /calendar file could not be made/);
    const saved = new Promise<HTMLAnchorElement>((resolve) => {
      HTMLAnchorElement.prototype.click = function click() {
        Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
        resolve(this);
      };
    });
    await press(widget, 'Add to calendar');
    const link = await saved;
    expect(link.download).to.equal('session.ics');
    expect(await (await fetch(link.href)).text()).to.contain('BEGIN:VCALENDAR');
    await gone(widget, 'alert');
  });
});

describe('<session-booking> and a calendar file that could not be made', () => {
  afterEach(unmountAll);

  it('says nothing of it at the next booking', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    await press(widget, 'Book session');
    client.failNext('calendarFile', lostLine());
    await press(widget, 'Add to calendar');
    await findByRole(widget, 'alert', /calendar file could not be made/);
    await press(widget, 'Book another');
    await pickTime(widget, '10:00');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    await findByRole(widget, 'button', 'Add to calendar');
    expect(allByRole(widget, 'alert').map((alert) => alert.textContent)).to.deep.equal([]);
  });
});

describe('<session-booking> and what cancelling will cost', () => {
  afterEach(unmountAll);
  const lateFee = { amount: 1500, currency: 'EUR' };

  /** Waits for what a screen reader says of the button that books, after its name. */
  const isSaid = async (widget: HTMLElement, text: string) => {
    const button = await findByRole(widget, 'button', 'Book session');
    await until(() => describedBy(button) === text);
  };

  it('says before the booking until when it is free and what it costs then', async () => {
    const { widget, client } = mount();
    client.quoted = { lateFee };
    await reachForm(widget);
    const free = 'Free to cancel until Sun 6 Dec, 09:30.';
    await isSaid(widget, `${free} After that 50%: €15.`);
    expect(client.callsOf('quote').map((call) => call.asked)).to.deep.equal([
      {
        coachId: ines.id,
        scheduledAt: '2026-12-07T08:30:00Z',
        durationMinutes: 30,
        sessionTypeId: ines.sessionTypes[0]?.id,
      },
    ]);
    client.quoted = {};
    await press(widget, 'Back');
    await pickTime(widget, '10:00');
    await isSaid(widget, 'Free to cancel until Sun 6 Dec, 10:00.');
  });

  /** Books, and gets what the confirmation says. */
  const saidWhenBooked = async (widget: HTMLElement) => {
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    return widget.shadowRoot?.querySelector('booking-confirmation')?.shadowRoot?.textContent ?? '';
  };

  it('says the same once it is booked', async () => {
    const { widget, client } = mount();
    client.quoted = { lateFee };
    await reachForm(widget);
    const sentence = 'Free to cancel until Sun 6 Dec, 09:30. After that 50%: €15.';
    await isSaid(widget, sentence);
    expect(await saidWhenBooked(widget)).to.contain(sentence);
  });

  it('says no sum any more where the terms have changed until then', async () => {
    const { widget, client } = mount();
    const freeUntil = '2026-12-06T08:30:00Z';
    client.quoted = { lateFee, policy: { freeUntil, lateFeePercent: 40 } };
    await reachForm(widget);
    await isSaid(widget, 'Free to cancel until Sun 6 Dec, 09:30. After that 40%: €15.');
    const said = await saidWhenBooked(widget);
    expect(said).to.contain('Free to cancel until Sun 6 Dec, 09:30.');
    expect(said).not.to.contain('€15');
  });

  it('says the fee that is due from the first moment on', async () => {
    const { widget, client } = mount();
    client.quoted = { lateFee, late: true };
    await reachForm(widget);
    await isSaid(widget, 'This close to the session, cancelling costs 50%: €15.');
  });

  it('goes on saying what is known of the chosen time when that cannot be asked once more', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const free = 'Free to cancel until Sun 6 Dec, 09:30.';
    await isSaid(widget, free);
    client.failNext('quote', lostLine());
    // Another variant asks for everything anew.
    widget.variant = 'enhanced';
    await until(() => client.callsOf('quote').length === 2);
    await settled();
    await isSaid(widget, free);
  });

  it('says nothing where nothing is known, and books all the same', async () => {
    const { widget, client } = mount();
    client.failNext('quote', lostLine());
    await reachForm(widget);
    await until(() => client.callsOf('quote').length === 1);
    await isSaid(widget, '');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
  });
});

describe('<session-booking> and what the visitor typed', () => {
  afterEach(unmountAll);

  it('keeps it when he goes back and chooses another time', async () => {
    const { widget } = mount();
    await reachForm(widget);
    await press(widget, 'Back');
    await pickTime(widget, '15:00');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
    expect(await writtenIn(widget, 'Email')).to.equal(FORM.email);
  });

  it('keeps it when the page moves the element', async () => {
    const { widget, page, client } = mount();
    await reachForm(widget);
    const elsewhere = document.createElement('div');
    page.append(elsewhere);
    elsewhere.append(widget);
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('coach')).to.have.length(1);
  });

  it('keeps it when the page takes the element off and puts it back later', async () => {
    const { widget, page } = mount();
    await reachForm(widget);
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve));
    page.append(widget);
    expect(await writtenIn(widget, 'Email')).to.equal(FORM.email);
  });

  it('keeps it when the page changes its suggestion', async () => {
    const { widget } = mount({ attributes: { 'coach-id': ines.id, 'client-name': 'Somebody' } });
    await pickTime(widget, '09:00');
    expect(await writtenIn(widget, 'Name')).to.equal('Somebody');
    await fillIn(widget, 'Name', 'Ada');
    widget.clientName = 'Somebody else';
    await widget.updateComplete;
    expect(await writtenIn(widget, 'Name')).to.equal('Ada');
  });

  it('asks again for what was on its way when the element left the page', async () => {
    const client = new FakeClient();
    const release = client.hold('availability');
    const { widget, page } = mount({ client });
    await until(() => client.callsOf('availability').length === 1);
    widget.remove();
    await new Promise((resolve) => setTimeout(resolve));
    expect(client.calls.at(-1)?.signal?.aborted).to.equal(true);
    release();
    page.append(widget);
    await timesShown(widget);
  });
});

describe('<session-booking> when a booking does not go through', () => {
  afterEach(unmountAll);

  it('offers the nearest times when the chosen one was taken, and keeps the form', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const alternatives = ['2026-12-07T08:00:00Z', '2026-12-07T09:00:00Z', '2026-12-07T13:00:00Z'];
    client.failNext('book', refusal('slot_taken', { alternatives: alternatives.map((at) => slotAt(at)) }));
    client.booked.add('2026-12-07T08:30:00Z');
    await press(widget, 'Book session');
    const alert = await findByRole(widget, 'alert');
    expect(alert.textContent).to.contain('That time was just taken. These are close:');
    await until(() => nameOf(focused() as Element) === 'Mon 7 Dec, 09:00');
    const book = await findByRole(widget, 'button', 'Book session');
    expect(book.getAttribute('aria-disabled')).to.equal('true');
    book.focus();
    book.click();
    expect(client.callsOf('book')).to.have.length(1);
    expect(nameOf(focused() as Element)).to.equal('Mon 7 Dec, 09:00');
    await press(widget, 'Mon 7 Dec, 10:00');
    await gone(widget, 'alert');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('availability').length).to.be.greaterThan(1);
  });

  it('finds near times by itself when the server names none', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', refusal('outside_schedule'));
    await press(widget, 'Book session');
    await findByRole(widget, 'button', 'Mon 7 Dec, 09:00');
    await press(widget, 'Choose another time');
    expect(await timesShown(widget)).to.include('09:00');
  });

  it('tries the same booking again with the same key after the line was lost', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    await press(widget, 'Try again');
    await findByRole(widget, 'heading', 'Session booked');
    const [first, second] = client.callsOf('book');
    expect(first?.idempotencyKey).to.be.a('string').and.equal(second?.idempotencyKey);
  });

  it('keeps the focus of who tries again in the form, then at what came of it', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', lostLine());
    client.failNext('book', lostLine());
    await pressFocused(widget, 'Book session');
    for (const outcome of ['Try again', 'Session booked']) {
      await until(() => nameOf(focused() as Element) === 'Try again');
      const release = client.hold('book');
      await pressFocused(widget, 'Try again');
      await until(() => nameOf(focused() as Element) === 'Your details');
      release();
      await until(() => nameOf(focused() as Element) === outcome);
    }
  });

  it('leaves the focus to who has left the form while he waits', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', lostLine());
    await pressFocused(widget, 'Book session');
    const release = client.hold('book');
    await pressFocused(widget, 'Try again');
    await until(() => nameOf(focused() as Element) === 'Your details');
    (focused() as HTMLElement).blur();
    release();
    await findByRole(widget, 'heading', 'Session booked');
    await settled();
    expect(focused()).to.equal(document.body);
  });

  it('calls nobody back for what was asked and could not be had, once he has gone elsewhere', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const release = client.hold('book');
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    const button = await findByRole(widget, 'button', 'Book session');
    await until(() => button.getAttribute('aria-disabled') === 'true');
    await press(widget, 'Back');
    const elsewhere = goElsewhere(widget);
    release();
    await findByRole(widget, 'button', 'Try again');
    await settled();
    expect(focused() === elsewhere, 'the focus stays where the visitor is').to.equal(true);
  });

  it('takes a new key when the visitor changed something before trying again', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', lostLine());
    await press(widget, 'Book session');
    await findByRole(widget, 'alert');
    await fillIn(widget, 'Notes', 'One thing more');
    await press(widget, 'Book session');
    await findByRole(widget, 'heading', 'Session booked');
    const [first, second] = client.callsOf('book');
    expect(first?.idempotencyKey).not.to.equal(second?.idempotencyKey);
  });

  it('cannot be sent twice', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const release = client.hold('book');
    const button = await findByRole(widget, 'button', 'Book session');
    button.click();
    button.click();
    await widget.updateComplete;
    button.click();
    await until(() => button.getAttribute('aria-disabled') === 'true');
    button.click();
    release();
    await findByRole(widget, 'heading', 'Session booked');
    expect(client.callsOf('book')).to.have.length(1);
  });

  it('marks the empty and the malformed fields, and goes to the first of them', async () => {
    const { widget, client } = mount();
    await pickTime(widget, '09:00');
    await fillIn(widget, 'Email', 'ada at example');
    await press(widget, 'Book session');
    const name = await findByRole(widget, 'textbox', 'Name');
    await until(() => focused() === name);
    expect(describedBy(name)).to.equal('Write your name.');
    const email = await findByRole(widget, 'textbox', 'Email');
    expect(describedBy(email)).to.equal('Write an email address like name@example.com.');
    expect(email.getAttribute('aria-invalid')).to.equal('true');
    expect(client.callsOf('book')).to.have.length(0);
    await fillIn(widget, 'Name', 'Ada');
    await until(() => !name.hasAttribute('aria-invalid'));
  });

  it('goes to a field that is still wrong at each press, and leaves the focus where something is typed', async () => {
    const { widget } = mount();
    await pickTime(widget, '09:00');
    const button = await findByRole(widget, 'button', 'Book session');
    const name = await findByRole(widget, 'textbox', 'Name');
    button.click();
    await until(() => focused() === name);
    button.focus();
    button.click();
    await until(() => focused() === name);
    const email = await findByRole(widget, 'textbox', 'Email');
    email.focus();
    await fillIn(widget, 'Email', 'ada@example.com');
    await until(() => !email.hasAttribute('aria-invalid'));
    expect(nameOf(focused() as Element)).to.equal('Email');
  });

  it('shows what the server says of a field beneath it', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const issues = [
      { path: ['title'], code: 'too_big', message: 'Write at most 200 characters.' },
      { path: ['client', 'email'], code: 'invalid', message: 'Write an email address.' },
    ];
    client.failNext('book', refusal('validation_failed', { issues }));
    await press(widget, 'Book session');
    const email = await findByRole(widget, 'textbox', 'Email');
    await until(() => focused() === email);
    expect(describedBy(email)).to.equal('Write an email address.');
    expect(describedBy(await findByRole(widget, 'textbox', 'Title'))).to.equal(
      'Write at most 200 characters.',
    );
    expect(await writtenIn(widget, 'Email')).to.equal(FORM.email);
  });

  it('says when to try again after too many requests', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    client.failNext('book', refusal('rate_limited', {}, 40_000));
    await press(widget, 'Book session');
    const button = await findByRole(widget, 'button', 'Try again in 40 seconds');
    button.click();
    expect(client.callsOf('book')).to.have.length(1);
  });
});

describe('<session-booking> when times do not come', () => {
  afterEach(unmountAll);

  for (const [code, words] of [
    ['unauthorized', /sign-in of this page is not accepted/],
    ['forbidden', /account may not do this/],
    ['unavailable', /not available right now/],
    ['internal', /went wrong on the server.*Reference: req-1/],
  ] as const) {
    it(`says so and tries again: ${code}`, async () => {
      const client = new FakeClient();
      client.failNext('coach', refusal(code));
      const { widget } = mount({ client });
      const alert = await findByRole(widget, 'alert');
      expect(alert.textContent.replace(/\s+/g, ' ')).to.match(words);
      await press(widget, 'Try again');
      await timesShown(widget);
    });
  }

  it('gives the focus of who tried again to the calendar, as soon as there is one', async () => {
    const client = new FakeClient();
    client.failNext('coach', lostLine());
    client.failNext('coach', lostLine());
    const { widget } = mount({ client });
    await pressFocused(widget, 'Try again');
    await until(() => nameOf(focused() as Element) === 'Try again');
    await pressFocused(widget, 'Try again');
    await timesShown(widget);
    await until(() => nameOf(focused() as Element).startsWith('Tuesday, 1 December 2026'));
  });

  it('names the attribute when there is no such coach', async () => {
    const client = new FakeClient();
    client.failNext('coach', refusal('not_found'));
    const { widget } = mount({ client, attributes: { 'coach-id': 'nobody' } });
    const alert = await findByRole(widget, 'alert');
    expect(alert.textContent).to.contain('The times cannot be shown');
    expect(alert.textContent).to.contain('nobody').and.contain('coach-id');
    await findByRole(widget, 'button', 'Try again');
  });

  it('says how to write a length that is no number', async () => {
    const { widget } = mount({ attributes: { 'coach-id': ines.id, 'duration-minutes': 'an hour' } });
    const alert = await findByRole(widget, 'alert');
    expect(alert.textContent).to.contain('“an hour” is not a number of minutes. Put one such as 60');
  });

  it('tells the page that nothing came, in words for its log, each time', async () => {
    const told: { code: string; message: string }[] = [];
    const client = new FakeClient();
    client.failNext('coach', lostLine());
    const { widget } = mount({ client });
    widget.addEventListener('load-failed', ({ detail }) => told.push(detail));
    await findByRole(widget, 'alert');
    client.failNext('coach', refusal('not_found'));
    await press(widget, 'Try again');
    await until(() => told.length === 2);
    expect(told.map(({ code }) => code)).to.deep.equal(['network', 'not_found']);
    expect(told[0]?.message).to.equal('The booking service does not answer.');
  });

  /** Turns to a month that does not come. */
  const turnInVain = async () => {
    const { widget, client } = mount();
    await timesShown(widget);
    // The one after the first is asked for ahead of time.
    await until(() => client.callsOf('availability').length === 1);
    const recover = client.failAll('availability', lostLine());
    await turnTo(widget, 'January 2027', 'February 2027');
    await findByRole(widget, 'alert', /does not answer/);
    recover();
    return widget;
  };

  it('shows the developer of the page what his own token or client failed with', async () => {
    const told: unknown[] = [];
    const original = Object.getOwnPropertyDescriptor(console, 'error') ?? {};
    Object.defineProperty(console, 'error', {
      ...original,
      value: (...words: unknown[]) => told.push(words.at(-1)),
    });
    try {
      const client = new FakeClient();
      const fault = new Error('The sign-in of the page is down.');
      client.failNext('coach', fault);
      const { widget } = mount({ client, attributes: { 'coach-id': ines.id } });
      await findByRole(widget, 'alert');
      await until(() => told.length > 0);
      expect(told).to.deep.equal([fault]);
    } finally {
      Object.defineProperty(console, 'error', original);
    }
  });

  it('keeps the calendar when only another month does not come', async () => {
    const widget = await turnInVain();
    await press(widget, 'Try again');
    await timesShown(widget);
  });

  it('shows a month it knows again, though the next one did not come', async () => {
    const widget = await turnInVain();
    await press(widget, 'Previous month');
    await gone(widget, 'alert', /./);
    await timesShown(widget);
  });

  it('leads to the next free time from a month that has none', async () => {
    const client = new FakeClient({
      slotsOn: (date) => (date === '2026-12-03' || date === '2027-02-10' ? [`${date}T09:00:00Z`] : []),
    });
    const { widget } = mount({ client });
    await timesShown(widget);
    await press(widget, 'Next month');
    await press(widget, 'Next free: Wed 10 Feb, 10:00');
    expect(await timesShown(widget)).to.deep.equal(['10:00']);
    await findByRole(widget, 'grid', 'February 2027');
  });

  /** Goes on from an empty month to the next free time, in a month whose times are held back. */
  async function leadToFebruary() {
    const client = new FakeClient({
      slotsOn: (date) => (date === '2026-12-03' || date === '2027-02-10' ? [`${date}T09:00:00Z`] : []),
    });
    const { widget } = mount({ client });
    await timesShown(widget);
    await press(widget, 'Next month');
    await findByRole(widget, 'button', /^Next free/);
    const release = client.hold('availability');
    await pressFocused(widget, 'Next free: Wed 10 Feb, 10:00');
    await until(() => nameOf(focused() as Element).startsWith('Wednesday, 10 February 2027'));
    return { widget, release };
  }

  it('leads there with the focus, by way of the day, when that month is still on its way', async () => {
    const { release } = await leadToFebruary();
    release();
    await until(() => nameOf(focused() as Element) === '10:00');
  });

  it('leads nobody on who has moved the focus before that month is here', async () => {
    const { widget, release } = await leadToFebruary();
    const other = await findByRole(widget, 'button', 'Next month');
    other.focus();
    release();
    await timesShown(widget);
    await settled();
    expect(focused() === other, 'the focus stays where the visitor is').to.equal(true);
  });

  it('opens on the month of the first free time, however far', async () => {
    const client = new FakeClient({
      slotsOn: (date) => (date === '2027-02-10' ? [`${date}T09:00:00Z`] : []),
    });
    const { widget } = mount({ client });
    expect(await timesShown(widget)).to.deep.equal(['10:00']);
  });

  it('says so when nothing is free at all, and looks again', async () => {
    const days: string[] = [];
    const client = new FakeClient({ slotsOn: (date) => (days.includes(date) ? [`${date}T09:00:00Z`] : []) });
    const { widget } = mount({ client });
    const button = await findByRole(widget, 'button', 'Try again');
    days.push('2026-12-11');
    button.click();
    expect(await timesShown(widget)).to.deep.equal(['10:00']);
  });

  it('shows the answer to the last question when months are turned quickly', async () => {
    const { widget, client } = mount({ client: new FakeClient({ horizonDays: 400 }) });
    await timesShown(widget);
    const release = client.hold('availability');
    await turnTo(widget, 'January 2027', 'February 2027', 'March 2027', 'April 2027', 'May 2027');
    await until(() => client.callsOf('availability').some(({ signal }) => signal?.aborted));
    release();
    await pickDay(widget, 'Tuesday, 4 May 2027');
    await findByRole(widget, 'heading', 'Tuesday 4 May');
  });
});

function describedBy(field: Element): string {
  const root = field.getRootNode() as ShadowRoot;
  const id = field.getAttribute('aria-describedby') ?? '';
  return root.getElementById(id)?.textContent.trim() ?? '';
}

describe('<session-booking> and the page around it', () => {
  afterEach(unmountAll);

  it('tells the page what happens, in order, and success only after the server said yes', async () => {
    const { widget, client, page } = mount();
    const heard: string[] = [];
    for (const name of [
      'availability-loaded',
      'slot-selected',
      'booking-submitted',
      'booking-failed',
      'session-booked',
    ]) {
      page.addEventListener(name, () => heard.push(name));
    }
    widget.onError = ({ code }) => heard.push(`onError ${code}`);
    widget.onSuccess = ({ title }) => heard.push(`onSuccess ${title}`);
    await reachForm(widget);
    client.failNext('book', refusal('internal'));
    await press(widget, 'Book session');
    await press(widget, 'Try again');
    await findByRole(widget, 'heading', 'Session booked');
    expect(heard.filter((name, index) => name !== heard[index - 1])).to.deep.equal([
      'availability-loaded',
      'slot-selected',
      'booking-submitted',
      'booking-failed',
      'onError internal',
      'booking-submitted',
      'session-booked',
      'onSuccess First talk',
    ]);
  });

  it('shows one session type or length when the page fixes it', async () => {
    const fixed: Record<string, string>[] = [{ 'session-type': 'Deep dive' }, { 'duration-minutes': '90' }];
    for (const attributes of fixed) {
      const { widget } = mount({ attributes: { 'coach-id': ines.id, ...attributes } });
      await timesShown(widget);
      expect(allByRole(widget, 'radio')).to.deep.equal([]);
      await pickTime(widget, '09:00');
      expect(await writtenIn(widget, 'Title')).to.equal('Deep dive');
    }
  });

  it('follows the attribute to another coach, and keeps the form', async () => {
    const { widget } = mount();
    await reachForm(widget);
    widget.coachId = marcus.id;
    await findByRole(widget, 'heading', 'Marcus Bell');
    await pickTime(widget, '10:00');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
  });

  it('follows it once a booking that was under way is done with, and not before', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const answer = client.hold('book');
    await press(widget, 'Book session');
    widget.coachId = marcus.id;
    await widget.updateComplete;
    answer();
    await findByRole(widget, 'heading', 'Session booked');
    await press(widget, 'Book another');
    await findByRole(widget, 'heading', 'Marcus Bell');
    await pickTime(widget, '10:00');
    expect(await writtenIn(widget, 'Name')).to.equal(FORM.name);
  });

  it('lets a booking be tried again that was refused meanwhile, and follows it on the way back', async () => {
    const { widget, client } = mount();
    await reachForm(widget);
    const answer = client.hold('book');
    client.failNext('book', refusal('unavailable'));
    await press(widget, 'Book session');
    widget.coachId = marcus.id;
    await widget.updateComplete;
    answer();
    await findByRole(widget, 'alert');
    await findByRole(widget, 'heading', 'Inés Robledo');
    await press(widget, 'Back');
    await findByRole(widget, 'heading', 'Marcus Bell');
  });

  it('speaks the language of the page, follows it, and yields to its own attribute', async () => {
    const { widget, page } = mount({ lang: 'de' });
    await findByRole(widget, 'grid', 'Dezember 2026');
    await findByRole(widget, 'button', 'Montag, 7. Dezember 2026, 6 Termine frei');
    page.lang = 'fr-CA';
    await findByRole(widget, 'grid', 'décembre 2026');
    widget.locale = 'es';
    await findByRole(widget, 'group', 'Horas libres');
  });

  it('is written from right to left in Arabic', async () => {
    const { widget } = mount({ lang: 'ar' });
    const grid = await findByRole(widget, 'grid', 'ديسمبر 2026');
    expect(getComputedStyle(grid).direction).to.equal('rtl');
  });

  it('shows times and days in the zone the visitor chooses', async () => {
    const { widget } = mount();
    await timesShown(widget);
    await press(widget, /^Time zone: Madrid/);
    await fillIn(widget, 'Search time zones', 'auckland', 'combobox');
    (await findByRole(widget, 'option', /^Auckland/)).click();
    await findByRole(widget, 'button', /^Time zone: Auckland/);
    expect(await timesShown(widget)).to.deep.equal(['21:00', '21:30', '22:00']);
    await pickDay(widget, 'Wednesday, 2 December 2026');
    // 14:00 in Madrid is 02:00 of the next day in Auckland.
    expect(await timesShown(widget)).to.include('02:00');
  });

  it('shows times in the zone of the browser when the page takes its own away', async () => {
    const { widget } = mount({ attributes: { 'coach-id': ines.id, 'time-zone': 'Pacific/Kiritimati' } });
    await findByRole(widget, 'button', /^Time zone: Kiritimati/);
    widget.removeAttribute('time-zone');
    await findByRole(widget, 'button', new RegExp(`^Time zone: ${placeOf(browserTimeZone())}`));
  });
});
