import { expect } from '@open-wc/testing';
import { featuresOf, needsEveryStatus, variants } from './variants.ts';

describe('the variants', () => {
  it('differ only in what they do beyond booking', () => {
    expect(Object.values(featuresOf('basic')).filter(Boolean)).to.have.length(1);
    expect(featuresOf('enhanced')).to.deep.include({
      availabilityStatus: true,
      coachInfo: true,
      holds: false,
    });
    expect(Object.values(featuresOf('realtime'))).not.to.include(false);
  });

  it('are basic when the word is none', () => {
    expect(featuresOf('fancy')).to.deep.equal(featuresOf('basic'));
  });

  it('leave the last word to the attributes of the page', () => {
    const features = featuresOf('enhanced', {
      coachInfo: false,
      connectionStatus: true,
      sessionActions: undefined,
    });
    expect(features).to.deep.include({ coachInfo: false, connectionStatus: true, sessionActions: true });
  });

  it('follow the calendar where it is to be shown that the line is live', () => {
    expect(featuresOf('basic', { connectionStatus: true })).to.deep.include({
      liveUpdates: true,
      availabilityStatus: false,
      holds: false,
    });
    expect(featuresOf('realtime', { connectionStatus: false }).liveUpdates).to.equal(true);
  });

  it('ask for slots of every status exactly where the script tag asks for them early', async () => {
    const script = await (await fetch(new URL('./script.ts', import.meta.url))).text();
    for (const variant of variants) {
      expect(script.includes(`[variant=${variant}]`), variant).to.equal(
        needsEveryStatus(featuresOf(variant)),
      );
    }
  });
});
