/** Names people who exist in the demo only; their sessions make its calendars look lived in. */
export const demoClients = [
  'Noor Haddad',
  'Tomás Ferreira',
  'Greta Lindqvist',
  'Samuel Okafor',
  'Yuki Tanabe',
  'Elif Demir',
  'Patrick Moran',
  'Lucía Benítez',
  'Ravi Menon',
  'Hannah Weiss',
  'Oskar Nowak',
  'Chloé Martin',
].map((name, index) => ({
  name,
  email: `${name
    .normalize('NFD')
    .replace(/[^A-Za-z ]/g, '')
    .toLowerCase()
    .replace(' ', '.')}@example.com`,
  subject: `demo-client-${index + 1}`,
}));
