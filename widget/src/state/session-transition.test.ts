import { expect } from '@open-wc/testing';
import type { Session } from '@session-booking/sdk/contract';
import { NOW, instant, sessionAt } from '../test/fixtures.ts';
import { cancellationOf, checkDrafts, completionOf, feedbackOf } from './draft-check.ts';
import { failureOf } from './failure.ts';
import type { SessionMessage } from './session-message.ts';
import { initialSessionState, noDrafts, type SessionState } from './session-state.ts';
import { sessionTransition } from './session-transition.ts';

const after = (state: SessionState, ...messages: SessionMessage[]) =>
  messages.reduce(sessionTransition, state);
const session = (more: Partial<Session> = {}) =>
  sessionAt(instant(NOW), { actions: { complete: { allowed: true }, cancel: { allowed: true } }, ...more });
const shown = (more: Partial<Session> = {}) =>
  after(initialSessionState(NOW), { type: 'session-arrived', session: session(more), now: NOW });
const quote = { fee: null, refund: null, freeUntil: instant(NOW), asOf: instant(NOW), late: false };

describe('the state of a session', () => {
  it('opens what the server allows, and nothing else', () => {
    expect(after(shown(), { type: 'open-panel', panel: 'cancel' }).panel).to.equal('cancel');
    expect(after(shown(), { type: 'open-panel', panel: 'feedback' }).panel).to.equal(null);
  });

  it('has a line to write an action item in', () => {
    const open = after(shown(), { type: 'open-panel', panel: 'complete' });
    expect(open.drafts.actionItems).to.deep.equal(['']);
  });

  it('writes, adds and removes action items', () => {
    const { drafts } = after(
      shown(),
      { type: 'open-panel', panel: 'complete' },
      { type: 'write-item', index: 0, value: 'One' },
      { type: 'add-item' },
      { type: 'write-item', index: 1, value: 'Two' },
      { type: 'remove-item', index: 0 },
    );
    expect(drafts.actionItems).to.deep.equal(['Two']);
  });

  it('keeps what was written when a panel closes, a try fails or the session changes', () => {
    const state = after(
      shown(),
      { type: 'open-panel', panel: 'cancel' },
      { type: 'write', field: 'reason', value: 'A cold' },
      { type: 'began', action: 'cancel' },
      { type: 'action-failed', action: 'cancel', failure: failureOf('network') },
      { type: 'close-panel' },
      { type: 'session-arrived', session: session({ version: 2 }), now: NOW },
    );
    expect(state.drafts.reason).to.equal('A cold');
    expect(state.work.status).to.equal('idle');
  });

  it('leaves everything as it is while something is under way', () => {
    const working = after(
      shown(),
      { type: 'open-panel', panel: 'cancel' },
      { type: 'began', action: 'cancel' },
    );
    expect(after(working, { type: 'close-panel' })).to.equal(working);
    expect(after(working, { type: 'open-panel', panel: 'complete' })).to.equal(working);
  });

  it('closes what a newer session no longer allows, and forgets the old price', () => {
    const state = after(
      shown(),
      { type: 'quote-arrived', quote, now: NOW },
      { type: 'open-panel', panel: 'cancel' },
      { type: 'session-arrived', session: session({ version: 2, actions: {} }), now: NOW },
    );
    expect([state.panel, state.quote]).to.deep.equal([null, null]);
  });

  it('does not go back to an older version, such as an answer that was overtaken', () => {
    const state = after(shown({ version: 3 }), { type: 'session-arrived', session: session(), now: NOW });
    expect(state.session?.version).to.equal(3);
  });

  it('forgets what was written once it is done', () => {
    const state = after(
      shown(),
      { type: 'open-panel', panel: 'complete' },
      { type: 'write', field: 'notes', value: 'Sent' },
      { type: 'began', action: 'complete' },
      { type: 'changed', session: session({ version: 2, status: 'completed' }), now: NOW },
    );
    expect([state.panel, state.drafts]).to.deep.equal([null, noDrafts]);
  });

  it('puts what the server says of a field at that field, by what was asked', () => {
    const failure = failureOf('validation_failed', {
      issues: [
        { path: ['feedback'], code: 'too_big', message: 'Too long' },
        { path: ['actionItems', 3], code: 'too_small', message: 'Write something here.' },
      ],
    });
    const completing = after(shown(), { type: 'action-failed', action: 'complete', failure });
    expect(Object.keys(completing.errors)).to.deep.equal(['feedback', 'actionItems']);
    const rating = after(shown(), { type: 'action-failed', action: 'feedback', failure });
    expect(Object.keys(rating.errors)).to.deep.equal(['clientFeedback']);
    const mended = after(completing, { type: 'write', field: 'feedback', value: 'Short' });
    expect(Object.keys(mended.errors)).to.deep.equal(['actionItems']);
  });
});

describe('what is sent of it', () => {
  it('leaves out what was left empty', () => {
    expect(completionOf({ ...noDrafts, notes: ' ', actionItems: ['', ' Call '] })).to.deep.equal({
      actionItems: ['Call'],
    });
    expect(cancellationOf({ ...noDrafts, reason: ' A cold ' })).to.deep.equal({ reason: 'A cold' });
    expect(feedbackOf({ ...noDrafts, clientRating: 5 })).to.deep.equal({ rating: 5 });
  });

  it('lacks a reason or stars where they are needed', () => {
    expect(checkDrafts('cancel', noDrafts)).to.deep.equal({ reason: { kind: 'missing' } });
    expect(checkDrafts('feedback', noDrafts)).to.deep.equal({ clientRating: { kind: 'missing' } });
    expect(checkDrafts('complete', noDrafts)).to.deep.equal({});
  });
});
