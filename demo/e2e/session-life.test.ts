import { createBookingClient, createDemoToken, type Session } from '@session-booking/sdk';
import assert from 'node:assert/strict';
import { afterEach, describe, test } from 'node:test';

import { axeFindings } from './support/axe.ts';
import { startClockedServer } from './support/clocked-server.ts';
import type { Visitor } from './support/visitor.ts';
import { useWorldAround } from './support/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the whole life of a session, by a clock that is set', () => {
  const world = useWorldAround(startClockedServer);
  afterEach(() => world.server.setClock(new Date().toISOString()));

  const says = (visitor: Visitor, words: string | RegExp) =>
    visitor.page.getByText(words).filter({ visible: true }).first().waitFor();

  /** Books as a stranger, and gives the session with the link that leads back to it. */
  const book = async (title: string): Promise<{ session: Session; manageUrl: string }> => {
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    await visitor.button('Next month').click();
    await visitor.pickDay(2);
    await visitor.pickTime();
    const terms = /^Free to cancel until .+ After that \d+%: .+\.$/;
    const said = await visitor.page.getByText(terms).filter({ visible: true }).first().innerText();
    await visitor.fillForm({ title });
    await visitor.book();
    await visitor.seesBooked();
    await says(visitor, said);
    const link = visitor.page.getByRole('link', { name: 'Change or cancel' });
    const manageUrl = (await link.getAttribute('href')) ?? '';
    const [session] = await world.sessionsNamed(title);
    assert.ok(session);
    return { session, manageUrl };
  };

  /** Opens the session as its coach, on a page of the site. */
  const asCoach = async ({ id, coachId }: Session): Promise<Visitor> => {
    const { token } = await createDemoToken({ apiUrl: world.server.origin }, { role: 'coach', coachId });
    return world.visit({ attributes: { 'existing-session-id': id, token } });
  };

  test('the coach starts and completes it, then the client comes back by his link and rates it', async () => {
    const { session, manageUrl } = await book('From start to stars');
    await world.server.setClock(session.startsAt, -20 * MINUTE);
    const coach = await asCoach(session);
    const start = coach.button('Start session');
    await start.waitFor();
    assert.equal(await start.getAttribute('aria-disabled'), 'true', 'twenty minutes before it is too early');
    assert.equal(await coach.button('Client did not come').count(), 0);

    await world.server.setClock(session.startsAt, -5 * MINUTE);
    await coach.page.reload();
    await start.click();
    await coach.button('Complete session').click();
    await coach.field('Notes').fill('For my eyes only');
    await coach.page.getByRole('radio', { name: '4 stars' }).check({ force: true });
    await coach.page.getByRole('textbox', { name: 'Feedback' }).fill('A good first step');
    await coach.page.getByRole('textbox', { name: 'Action item 1' }).fill('Write to Robin');
    assert.deepEqual(await axeFindings(coach.page), []);
    await coach.button('Complete session').click();
    await says(coach, 'For my eyes only');

    const client = await world.visit({ address: manageUrl });
    await says(client, 'A good first step');
    await says(client, 'Write to Robin');
    assert.equal(await client.page.getByText('For my eyes only').count(), 0, 'notes are the coach’s own');
    await client.button('Rate session').click();
    await client.page.getByRole('radio', { name: '5 stars' }).check({ force: true });
    await client.button('Send feedback').click();
    await says(client, 'Your feedback');
    assert.deepEqual(await axeFindings(client.page), []);
    const [after] = await world.sessionsNamed('From start to stars');
    assert.equal(after?.status, 'completed');
    assert.deepEqual([after.rating, after.actionItems], [4, ['Write to Robin']]);
    assert.equal(after.clientFeedback?.rating, 5);
  });

  test('who cancels late sees the fee first, and is charged exactly that', async () => {
    const { session, manageUrl } = await book('Cancelled late');
    await world.server.setClock(session.startsAt, -23 * HOUR);
    const client = await world.visit({ address: manageUrl });
    await client.button('Cancel session').click();
    const cost = client.page.getByText(/^Cancelling now costs \d+%: .+\.$/).filter({ visible: true });
    const [, shown = ''] = /: (.+)\.$/.exec(await cost.innerText()) ?? [];
    await client.page.getByRole('textbox', { name: 'Reason' }).fill('A cold');
    await client.page.getByRole('checkbox', { name: /^Ask for a refund of/ }).check();
    await client.button('Cancel session').click();
    await says(client, /^You cancelled this session/);
    const [after] = await world.sessionsNamed('Cancelled late');
    assert.ok(after?.cancellation?.fee);
    const { fee, late, refund, reason } = after.cancellation;
    assert.equal(Number(shown.replace(/[^\d.]/g, '')) * 100, fee.amount);
    assert.deepEqual([late, refund.requested, reason], [true, true, 'A cold']);
    assert.ok(fee.amount > 0);
  });

  test('who books late is told first what cancelling will cost', async () => {
    const { session } = await book('Booked in time');
    const visitor = await world.visit({ attributes: await world.coach('Inés') });
    await visitor.button('Next month').click();
    await visitor.pickDay(2);
    // By that clock his token has ended; another one takes its place.
    visitor.expects(/status of 401/);
    await world.server.setClock(session.startsAt, -20 * HOUR);
    await visitor.pickTime();
    const cost = visitor.page
      .getByText(/^This close to the session, cancelling costs \d+%: .+\.$/)
      .filter({ visible: true });
    const [, shown = ''] = /: (.+)\.$/.exec(await cost.innerText()) ?? [];
    assert.deepEqual(await axeFindings(visitor.page), []);
    await visitor.fillForm({ title: 'Booked late' });
    await visitor.book();
    await visitor.seesBooked();
    const [late] = await world.sessionsNamed('Booked late');
    assert.ok(late?.price);
    const feeAmount = (late.price.amount * late.policy.lateFeePercent) / 100;
    assert.equal(Number(shown.replace(/[^\d.]/g, '')) * 100, feeAmount);
  });

  test('who cancels in time pays nothing', async () => {
    const { session, manageUrl } = await book('Cancelled in time');
    await world.server.setClock(session.startsAt, -25 * HOUR);
    const client = await world.visit({ address: manageUrl });
    await client.button('Cancel session').click();
    await says(client, /^Free to cancel until .+ After that \d+%: .+\.$/);
    await client.page.getByRole('textbox', { name: 'Reason' }).fill('Plans');
    await client.button('Cancel session').click();
    await says(client, /^You cancelled this session/);
    const [after] = await world.sessionsNamed('Cancelled in time');
    assert.equal(after?.cancellation?.fee?.amount, 0);
  });

  test('a client moves it to another time, and the old one is free again', async () => {
    const { session, manageUrl } = await book('Moved');
    const client = await world.visit({ address: manageUrl });
    await client.button('Reschedule').click();
    await client.pickDay(4);
    await client.times.getByRole('button').first().click();
    await client.button('Reschedule').click();
    await says(client, /^Session rescheduled to/);
    const [after] = await world.sessionsNamed('Moved');
    assert.equal(after?.id, session.id);
    assert.notEqual(after.startsAt, session.startsAt);
    const { availability } = createBookingClient({ apiUrl: world.server.origin });
    const date = session.startsAt.slice(0, 10);
    const { slots } = await availability.list({
      coachId: session.coachId,
      from: date,
      to: date,
      durationMinutes: session.durationMinutes,
    });
    assert.ok(slots.some(({ startsAt }) => startsAt === session.startsAt));
  });

  test('a coach records that nobody came', async () => {
    const { session } = await book('Nobody came');
    await world.server.setClock(session.startsAt, 16 * MINUTE);
    const coach = await asCoach(session);
    await coach.button('Client did not come').click();
    await coach.button('Record no-show').click();
    await says(coach, 'The client did not come');
    const [after] = await world.sessionsNamed('Nobody came');
    assert.equal(after?.cancellation?.type, 'no_show');
  });

  test('who is overtaken by the other side sees what is now, and loses nothing he typed before', async () => {
    const { session, manageUrl } = await book('Overtaken');
    const client = await world.visit({ address: manageUrl });
    client.expects(/status of 4(09|12)/);
    await client.button('Cancel session').click();
    await client.page.getByRole('textbox', { name: 'Reason' }).fill('Half a thought');
    const { token } = await createDemoToken(
      { apiUrl: world.server.origin },
      { role: 'coach', coachId: session.coachId },
    );
    await createBookingClient({ apiUrl: world.server.origin, token }).sessions.cancel(session.id, {
      reason: 'Ill',
    });
    await client.button('Cancel session').click();
    assert.match(await client.seesAlert(), /Somebody changed this session in the meantime/);
    await says(client, /^Cancelled by the coach/);
  });

  test('a manage link leaves the address bar, survives a reload, and saves the calendar file', async () => {
    const { manageUrl } = await book('Kept in the tab');
    const client = await world.visit({ address: manageUrl });
    await client.button('Cancel session').waitFor();
    assert.equal(client.page.url(), `${world.server.origin}/manage`);
    assert.deepEqual(await axeFindings(client.page), []);
    await client.page.reload();
    await client.button('Cancel session').waitFor();
    const saved = client.page.waitForEvent('download');
    await client.button('Add to calendar').click();
    assert.match((await saved).suggestedFilename(), /\.ics$/);
    assert.deepEqual((await client.stored()).cookies, []);
  });

  test('a link that has ended, or is not whole, says so and shows nothing', async () => {
    const { session, manageUrl } = await book('Long over');
    await world.server.setClock(session.endsAt, 25 * HOUR);
    const late = await world.visit({ address: manageUrl });
    late.expects(/status of 401/);
    assert.match(await late.seesAlert(), /This link or sign-in has ended/);
    assert.equal(await late.page.getByText('Long over').count(), 0);
    const cut = await world.visit({ address: manageUrl.slice(0, manageUrl.indexOf('#token=') + 60) });
    await says(cut, 'This link is not complete.');
    assert.deepEqual(await axeFindings(cut.page), []);
    const forged = await world.visit({ address: manageUrl.slice(0, -4) });
    forged.expects(/status of 401/);
    assert.match(await forged.seesAlert(), /This link or sign-in is not valid here/);
    assert.equal(await forged.page.getByText('Long over').count(), 0);
  });
});
