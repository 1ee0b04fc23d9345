import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Answer } from './attempt.ts';
import { availability } from './contract/availability.ts';
import { ContractError } from './errors/contract-error.ts';
import { isBookingError, isProblem } from './errors/guards.ts';
import { fitting, readAnswer } from './read-answer.ts';
import { anAvailability } from './test/answers.ts';

const request = { name: 'GET /api/coaches/{id}/availability', id: 'request-1' };
const answer = (status: number, body: unknown, type = 'application/json'): Answer => ({
  status,
  headers: new Headers({ 'content-type': type }),
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const read = (given: Answer) => readAnswer(given, request, fitting(availability));
const problemDocument = {
  type: '/problems/slot_taken',
  title: 'That time is taken',
  status: 409,
  code: 'slot_taken',
  detail: 'That time is taken. Choose another.',
  requestId: 'request-of-the-server',
  alternatives: anAvailability().slots,
};

describe('reading an answer', () => {
  it('names what is wrong with one that breaks the contract', () => {
    const { slots, ...rest } = anAvailability();
    const broken = { ...rest, slots: [{ ...slots[0], startsAt: 'tomorrow' }] };
    assert.throws(
      () => read(answer(200, broken)),
      (error) => {
        assert.ok(error instanceof ContractError);
        assert.deepEqual(
          [error.status, error.requestId, error.reasons],
          [200, 'request-1', ['slots.0.startsAt: Invalid input']],
        );
        assert.match(error.message, /^GET \/api\/coaches\/\{id\}\/availability answered 200/);
        return true;
      },
    );
  });

  it('tells an answer that is no JSON', () => {
    for (const text of ['', '<!doctype html>', '{"slots":['])
      assert.throws(() => read(answer(200, text)), ContractError);
  });

  it('gives a refusal with its code, its document and the id in the log', () => {
    const given = answer(409, problemDocument, 'application/problem+json; charset=utf-8');
    assert.throws(
      () => read(given),
      (error) => {
        assert.ok(isProblem(error, 'slot_held', 'slot_taken'));
        assert.equal(error.message, 'That time is taken. Choose another.');
        assert.deepEqual(error.problem, problemDocument);
        assert.equal(error.requestId, 'request-of-the-server');
        assert.equal(isProblem(error, 'too_soon'), false);
        return true;
      },
    );
  });

  it('gives a refusal with a code that only a newer server knows', () => {
    const document = { ...problemDocument, code: 'moon_phase' };
    assert.throws(
      () => read(answer(409, document, 'application/problem+json')),
      (error) => isProblem(error) && error.code === 'moon_phase',
    );
  });

  it('takes a gateway without a problem document for a service that is unavailable', () => {
    for (const status of [502, 503, 504])
      assert.throws(
        () => read(answer(status, '<h1>Bad gateway</h1>', 'text/html')),
        (error) => isProblem(error, 'unavailable') && error.problem.status === status,
      );
  });

  it('tells a refusal that is not of this API', () => {
    assert.throws(() => read(answer(404, '<h1>Not found</h1>', 'text/html')), ContractError);
    assert.throws(() => read(answer(400, { error: 'bad' })), ContractError);
    assert.throws(() => read(answer(503, { code: 7 }, 'application/problem+json')), ContractError);
  });
});

describe('the guards', () => {
  it('know errors of another copy of this SDK, and no others', () => {
    const other = Object.assign(new Error('Taken.'), {
      name: 'ProblemError',
      family: 'session-booking',
      code: 'slot_taken',
    });
    assert.ok(isBookingError(other) && isProblem(other, 'slot_taken'));
    for (const foreign of [
      new DOMException('', 'TimeoutError'),
      new Error(''),
      null,
      { family: 'session-booking' },
    ])
      assert.equal(isBookingError(foreign) || isProblem(foreign), false);
  });
});
