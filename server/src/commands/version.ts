import { Refusal } from '../domain/refusal.ts';
import type { Call } from './answer.ts';
import { namesTag } from './entity-tag.ts';

/**
 * Checks that a thing is still of the version the caller has read, when he says which: in the header, or in what he
 * sends back (`sent`). Throws `version_conflict`.
 */
export function checkVersion({ ifMatch }: Call, version: number, sent?: number): void {
  const isMeant = typeof ifMatch !== 'string' || namesTag(ifMatch, `"${version}"`);
  if (isMeant && (sent === undefined || sent === version)) return;
  throw new Refusal(
    'version_conflict',
    'It has changed since you read it. Read it again before you change it.',
  );
}
