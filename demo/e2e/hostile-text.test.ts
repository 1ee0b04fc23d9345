import { createBookingClient, createDemoToken, type Session } from '@session-booking/sdk';
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';

import { startClockedServer } from './support/clocked-server.ts';
import type { Visitor } from './support/visitor.ts';
import { useWorldAround } from './support/world.ts';

const MARKUP = `"'><img src=x onerror="top.hurt=1"><script>top.hurt=1</script><svg onload="top.hurt=1">`;
const MINUTE = 60_000;

// The page of each visitor allows scripts of the server only, and Trusted Types; its policy reports what it stops.
describe('markup in every text is text, in each variant', () => {
  const world = useWorldAround(startClockedServer);
  let coachId = '';

  before(async () => {
    const { coaches } = await signedIn('admin');
    const coach = await coaches.create({
      name: `Coach ${MARKUP}`,
      headline: MARKUP,
      bio: MARKUP,
      sessionTypes: [
        { title: `First ${MARKUP}`, durationMinutes: 60, price: { amount: 5000, currency: 'EUR' } },
        { title: `Second ${MARKUP}`, durationMinutes: 30, price: null },
      ],
      schedule: {
        timeZone: 'Europe/Madrid',
        weekly: [1, 2, 3, 4, 5].map((day) => ({ day, start: '09:00', end: '17:00' })),
        ...{ overrides: [], stepMinutes: 30, minNoticeMinutes: 60, horizonDays: 120 },
        ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 0 },
      },
    });
    coachId = coach.id;
  });

  const signedIn = async (role: 'admin' | 'coach', coach?: string) => {
    const apiUrl = world.server.origin;
    const { token } = await createDemoToken({ apiUrl }, { role, ...(coach && { coachId: coach }) });
    return Object.assign(createBookingClient({ apiUrl, token }), { token });
  };

  /** Fails when anything that came as text was taken for markup; what the policy stopped fails the test by itself. */
  const isUnhurt = async ({ page }: Visitor, where: string): Promise<void> => {
    assert.equal(await page.evaluate('typeof top.hurt'), 'undefined', where);
    for (const made of ['img[src="x"]', 'script:not([src])', 'svg[onload]'])
      assert.equal(await page.locator(`session-booking ${made}`).count(), 0, `${made}, ${where}`);
  };

  /** Books as a stranger and gives the session with the link that leads back to it. */
  const book = async (variant: string, nth: number): Promise<{ session: Session; manageUrl: string }> => {
    const visitor = await world.visit({ attributes: { 'coach-id': coachId, variant } });
    await visitor.button('Next month').click();
    await visitor.pickDay(nth);
    await isUnhurt(visitor, `${variant}, days and times`);
    await visitor.pickTime(nth);
    const title = `${variant} ${String(nth)} ${MARKUP}`;
    await visitor.fillForm({ name: MARKUP, title, notes: MARKUP });
    await isUnhurt(visitor, `${variant}, form`);
    await visitor.book();
    await visitor.seesBooked();
    await visitor.says(title).waitFor();
    await isUnhurt(visitor, `${variant}, booked`);
    const link = visitor.page.getByRole('link', { name: 'Change or cancel' });
    const manageUrl = (await link.getAttribute('href')) ?? '';
    const [session] = await world.sessionsNamed(title);
    assert.equal(session?.client?.name, MARKUP);
    return { session, manageUrl };
  };

  for (const [nth, variant] of ['basic', 'enhanced', 'realtime'].entries()) {
    test(`${variant}: the coach, what he offers, and all that a client writes`, async () => {
      await book(variant, nth);
    });
  }

  test('where coaches are chosen', async () => {
    const visitor = await world.visit();
    await visitor.button(/^Coach /).waitFor();
    await isUnhurt(visitor, 'choice of coaches');
  });

  test('a session: what coach and client write when it is completed and rated', async () => {
    const { session, manageUrl } = await book('basic', 4);
    await world.server.setClock(session.startsAt, MINUTE);
    const { token } = await signedIn('coach', coachId);
    const coach = await world.visit({
      attributes: { 'existing-session-id': session.id, token, variant: 'realtime' },
    });
    await coach.button('Start session').click();
    await coach.button('Complete session').click();
    await isUnhurt(coach, 'in progress');
    await coach.field('Notes').fill(MARKUP);
    await coach.page.getByRole('textbox', { name: 'Feedback' }).fill(MARKUP);
    await coach.page.getByRole('textbox', { name: 'Action item 1' }).fill(MARKUP);
    await coach.button('Complete session').click();
    await coach.says('Completed').waitFor();
    await isUnhurt(coach, 'completed');

    const client = await world.visit({ address: manageUrl });
    await client.button('Rate session').click();
    await client.page.getByRole('radio', { name: '5 stars' }).check({ force: true });
    await client.page.getByRole('textbox').fill(MARKUP);
    await client.button('Send feedback').click();
    await client.says('Your feedback').waitFor();
    await isUnhurt(client, 'rated');
    await world.server.setClock(new Date().toISOString());
  });

  test('a session: why it was cancelled', async () => {
    const { session, manageUrl } = await book('realtime', 6);
    const client = await world.visit({ address: manageUrl });
    await client.button('Cancel session').click();
    await client.page.getByRole('textbox', { name: 'Reason' }).fill(MARKUP);
    await client.button('Cancel session').click();
    await client.says(/^You cancelled this session/).waitFor();
    await isUnhurt(client, 'cancelled, client');
    const { token } = await signedIn('coach', coachId);
    const coach = await world.visit({ attributes: { 'existing-session-id': session.id, token } });
    await coach.says(MARKUP).waitFor();
    await isUnhurt(coach, 'cancelled, coach');
  });
});
