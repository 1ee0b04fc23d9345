import { Refusal } from '../domain/refusal.ts';
import type { Call } from './answer.ts';

/**
 * Checks that a thing is still of the version the caller has read, when he says which. Throws `version_conflict`. A tag
 * that a proxy made weak on the way counts as it was.
 */
export function checkVersion({ ifMatch }: Call, version: number): void {
  if (ifMatch === undefined || ifMatch === null) return;
  const tags = ifMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  if (tags.includes('*') || tags.includes(`"${version}"`)) return;
  throw new Refusal(
    'version_conflict',
    'It has changed since you read it. Read it again before you change it.',
  );
}
