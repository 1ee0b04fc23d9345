import { expect } from '@open-wc/testing';
import './index.ts';
import { FakeClient } from '../test/fake-client.ts';
import { freezeClock, releaseClock } from '../test/clock.ts';
import { ines } from '../test/fixtures.ts';
import { timesShown } from '../test/journey.ts';

const names = {
  'session-booking-form': 'basic',
  'enhanced-session-booking': 'enhanced',
  'realtime-session-booking': 'realtime',
} as const;

describe('the old names', () => {
  before(() => {
    freezeClock();
  });
  after(releaseClock);

  for (const tag of Object.keys(names) as (keyof typeof names)[]) {
    it(`still show times: <${tag}>`, async () => {
      const element = document.createElement(tag);
      element.lang = 'en';
      element.timeZone = 'Europe/Madrid';
      element.coachId = ines.id;
      element.client = new FakeClient();
      document.body.append(element);
      expect(await timesShown(element)).to.include('09:30');
      expect(element.variant).to.equal(names[tag]);
      element.remove();
    });
  }
});
