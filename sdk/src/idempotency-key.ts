/** Makes a key that names one intent: a version 4 UUID, also where `crypto.randomUUID` is missing, as on pages without https. */
export function createIdempotencyKey(): string {
  const source: Pick<Crypto, 'getRandomValues'> & Partial<Crypto> = crypto;
  if (source.randomUUID) return source.randomUUID();
  // The text of a UUID with the random digits left open; `8` stands for one of 8 to b, the variant of RFC 9562.
  return '00000000-0000-4000-8000-000000000000'.replace(/[08]/g, (digit) => {
    const [random = 0] = source.getRandomValues(new Uint8Array(1));
    return (digit === '8' ? (random & 3) | 8 : random & 15).toString(16);
  });
}
