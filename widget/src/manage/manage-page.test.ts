import { expect } from '@open-wc/testing';
import { readLink, tokenIn } from './manage-link.ts';
import { showManagePage } from './manage-page.ts';
import { languageFor, textsIn } from './manage-texts.ts';

const coded = (claims: unknown) => btoa(JSON.stringify(claims)).replaceAll('+', '-').replaceAll('/', '_');
const tokenFor = (sessionId: string) => `e30.${coded({ kind: 'manage', sessionId, name: '???>>>' })}.c2ln`;

describe('the page for a manage link', () => {
  const address = location.href;
  let main: HTMLElement;

  beforeEach(() => {
    sessionStorage.clear();
    main = document.createElement('main');
  });

  afterEach(() => {
    history.replaceState(null, '', address);
    sessionStorage.clear();
  });

  const open = (fragment: string, cameFrom = '') => {
    history.replaceState(null, '', `${location.pathname}${location.search}${fragment}`);
    showManagePage(main, cameFrom);
    return main.querySelector('session-booking');
  };

  it('shows the one session of the link, with its token nowhere to be read', () => {
    const token = tokenFor('018f0000-0000-7000-8000-0000000000f1');
    const element = open(`#token=${token}`);
    expect(element?.getAttribute('existing-session-id')).to.equal('018f0000-0000-7000-8000-0000000000f1');
    expect(element?.token).to.equal(token);
    expect(main.innerHTML).to.not.include(token);
    expect(location.href).to.not.include('token');
  });

  it('shows it again after a reload in the same tab', () => {
    open(`#token=${tokenFor('first')}`);
    expect(open('')?.getAttribute('existing-session-id')).to.equal('first');
    expect(open(`#token=${tokenFor('second')}`)?.getAttribute('existing-session-id')).to.equal('second');
  });

  for (const [what, fragment] of Object.entries({
    'no token': '',
    'an empty one': '#token=',
    'half a one': '#token=e30.eyJraW5kIjoibWFu',
    'one of another kind': `#token=e30.${coded({ role: 'admin' })}.c2ln`,
    'one that is no object': `#token=e30.${coded(null)}.c2ln`,
    'one whose session is a number': `#token=e30.${coded({ sessionId: 7 })}.c2ln`,
  })) {
    it(`says that a link with ${what} is not complete, and shows nothing else`, () => {
      expect(open(fragment)).to.equal(null);
      expect(main.querySelector('section')?.textContent).to.include('This link is not complete.');
      expect(main.textContent).to.include('If it still does not open, write to your coach.');
      expect(location.hash).to.equal('');
    });
  }

  it('leads back to the site the person came from, by its name', () => {
    open('', 'https://ines.example.com/book');
    const link = main.querySelector('a');
    expect(link?.href).to.equal('https://ines.example.com/book');
    expect(link?.textContent.replaceAll(/[\u2068\u2069]/g, '')).to.equal('Back to ines.example.com');
  });

  it('leads back nowhere when it is not known from where, or from no web page', () => {
    for (const cameFrom of ['', 'android-app://com.example.mail/', 'javascript:alert(1)']) {
      open('', cameFrom);
      expect(main.querySelector('a'), cameFrom).to.equal(null);
    }
  });

  it('reads a link and its token', () => {
    const token = tokenFor('one');
    expect(tokenIn(`https://example.com/manage#token=${token}&utm=x`)).to.equal(token);
    expect(readLink(token)).to.deep.equal({ token, sessionId: 'one' });
  });

  it('speaks the first of the languages a person wants that it knows', () => {
    expect(languageFor(['ja', 'de-AT', 'fr'])).to.equal('de-AT');
    expect(textsIn('de-AT').title).to.equal('Dein Termin');
    expect(languageFor(['ja'])).to.equal('en');
  });
});
