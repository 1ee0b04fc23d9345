import { expect } from '@open-wc/testing';
import { FakeSessions } from './test/fake-sessions.ts';
import { mount, unmountAll } from './test/mount.ts';
import { findByRole } from './test/queries.ts';
import { inHours, says } from './test/session-page.ts';

describe('the room of a session that is on its way', () => {
  afterEach(unmountAll);

  for (const width of [360, 600, 1000]) {
    it(`is about as high as the session will be, in ${width} pixels`, async () => {
      const client = new FakeSessions('client', inHours(30), { description: null });
      const release = client.holdBack('get');
      const attributes = { 'existing-session-id': client.session.id };
      const { widget } = mount({ client, attributes, width });
      await says(widget, 'Loading the session');
      const room = widget.clientHeight;
      release();
      await findByRole(widget, 'button', 'Reschedule');
      await says(widget, 'Free to cancel until');
      expect(room).to.be.closeTo(widget.clientHeight, 24);
    });
  }
});
