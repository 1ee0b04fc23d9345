/**
 * Tells whether the list of an `If-Match` or `If-None-Match` names a tag. Weak and strong count as the same: a proxy can
 * have made a tag weak on the way.
 */
export function namesTag(list: string, tag: string): boolean {
  const tags = list.split(',').map(strong);
  return tags.includes('*') || tags.includes(strong(tag));
}

const strong = (tag: string) => tag.trim().replace(/^W\//, '');
