import { expect } from '@open-wc/testing';
import { percent } from './percent.ts';

describe('a share', () => {
  it('is written the way of the locale', () => {
    expect(percent('en-GB', 50)).to.equal('50%');
    expect(percent('de', 50)).to.equal('50\u00a0%');
  });
});
