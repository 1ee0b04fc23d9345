import { expect } from '@open-wc/testing';
import { createFormats } from './format.ts';
import { findZones, listZones } from './zone-list.ts';

const AT = Date.parse('2026-12-07T08:00:00Z');
const zones = listZones(createFormats('en-GB'), AT, ['Asia/Kolkata', 'Nowhere/Land']);

describe('list of time zones', () => {
  it('begins with the suggested ones, each once', () => {
    expect(zones[0]?.timeZone).to.equal('Asia/Kolkata');
    expect(zones.filter(({ place }) => place === 'Kolkata')).to.have.length(1);
    expect(zones.some(({ timeZone }) => timeZone === 'Nowhere/Land')).to.equal(false);
    expect(zones.length).to.be.greaterThan(300);
  });

  it('is searched by place, region, name and offset, without accents', () => {
    const found = (query: string) => findZones(zones, query).map(({ timeZone }) => timeZone);
    expect(found('new york')).to.include('America/New_York');
    expect(found('São Paulo')).to.include('America/Sao_Paulo');
    expect(found('central european')).to.include('Europe/Madrid');
    expect(findZones(zones, 'gmt+5:45').map(({ place }) => place)).to.deep.equal(['Kathmandu']);
    expect(found('atlantis')).to.deep.equal([]);
  });

  it('offers zones where the browser cannot list them', () => {
    const { supportedValuesOf } = Intl;
    Reflect.deleteProperty(Intl, 'supportedValuesOf');
    const few = listZones(createFormats('en-GB'), AT, []).map(({ timeZone }) => timeZone);
    Object.assign(Intl, { supportedValuesOf });
    expect(few).to.include.members(['Europe/Madrid', 'Asia/Tokyo', 'UTC']);
  });
});
