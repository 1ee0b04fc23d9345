import { expect } from '@open-wc/testing';
import type { ActionState, CancellationQuote, Session } from '@session-booking/sdk/contract';
import { NOW, instant, sessionAt } from '../test/fixtures.ts';
import { isSeenByClient, nextChangeAt, offeredActions, wantedQuote } from './session-select.ts';
import { initialSessionState } from './session-state.ts';

const HOUR = 3_600_000;
const may: ActionState = { allowed: true };
const notYours: ActionState = { allowed: false, code: 'forbidden' };
const over: ActionState = { allowed: false, code: 'invalid_transition' };
const from = (at: number): ActionState => ({ allowed: false, code: 'too_early', availableAt: instant(at) });

const session = (actions: Session['actions'], more: Partial<Session> = {}) =>
  sessionAt(instant(NOW + 30 * HOUR), { actions, ...more });
const state = (shown: Session, more = {}) => ({ ...initialSessionState(NOW), session: shown, ...more });
const quote: CancellationQuote = {
  fee: null,
  refund: null,
  freeUntil: instant(NOW + 6 * HOUR),
  asOf: instant(NOW),
  late: false,
};

describe('what is offered with a session', () => {
  it('is what the server allows, the most likely first', () => {
    const actions = { noShow: over, cancel: may, reschedule: may, start: may, feedback: notYours };
    const names = offeredActions(session(actions)).map(({ action }) => action);
    expect(names).to.deep.equal(['start', 'reschedule', 'cancel']);
  });

  it('is starting too, with its moment, while only time is missing', () => {
    const at = NOW + HOUR;
    expect(offeredActions(session({ start: from(at), noShow: from(at) }))).to.deep.equal([
      { action: 'start', isAllowed: false, availableAt: at },
    ]);
  });

  it('is nothing that the server does not speak of, or refuses by a code yet unknown', () => {
    expect(offeredActions(session({ start: { allowed: false, code: 'on_holiday' } }))).to.deep.equal([]);
    expect(offeredActions(session({}))).to.deep.equal([]);
  });
});

describe('who looks at a session', () => {
  it('is its client unless rating it is not his to do', () => {
    expect(isSeenByClient(session({ feedback: over }))).to.equal(true);
    expect(isSeenByClient(session({ feedback: notYours }))).to.equal(false);
  });
});

describe('the moment to ask the server again', () => {
  it('is the first of those it has named, and the start itself', () => {
    const shown = session({ start: from(NOW + 8 * HOUR), noShow: from(NOW + 31 * HOUR) });
    expect(nextChangeAt(state(shown))).to.equal(NOW + 8 * HOUR);
    expect(nextChangeAt(state(session({ start: may })))).to.equal(NOW + 30 * HOUR);
  });

  it('is just after the free time, which its last moment belongs to', () => {
    expect(nextChangeAt(state(session({}), { quote }))).to.equal(NOW + 6 * HOUR + 1);
    expect(nextChangeAt(state(session({}), { quote: { ...quote, late: true } }))).to.equal(NOW + 30 * HOUR);
  });

  it('stays where it is when the server is behind the clock here', () => {
    expect(nextChangeAt(state(session({ start: from(NOW - HOUR) })))).to.equal(NOW - HOUR);
  });

  it('is none once all is over', () => {
    expect(nextChangeAt(state(session({ start: over }, { status: 'cancelled' })))).to.equal(null);
    expect(nextChangeAt(initialSessionState(NOW))).to.equal(null);
  });
});

describe('the price of cancelling', () => {
  it('is asked for by a client at once, by others when they are about to cancel', () => {
    const mine = session({ cancel: may, feedback: over });
    const theirs = session({ cancel: may, feedback: notYours });
    expect(wantedQuote(state(mine))).to.be.a('string');
    expect(wantedQuote(state(theirs))).to.equal(null);
    expect(wantedQuote(state(theirs, { panel: 'cancel' }))).to.be.a('string');
  });

  it('is asked for anew with each version, and not where nothing can be cancelled', () => {
    const first = wantedQuote(state(session({ cancel: may })));
    expect(wantedQuote(state(session({ cancel: may }, { version: 2 })))).to.not.equal(first);
    expect(wantedQuote(state(session({ cancel: over })))).to.equal(null);
  });
});
