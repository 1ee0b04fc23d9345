import { invalidField, Refusal } from '../domain/refusal.ts';

const MAX_DEPTH = 20;

/** Matches a whole string with the colon that makes it a key, or a bracket; everything else in valid JSON is skipped. */
const tokens = /"(?:[^"\\]+|\\.)*"(\s*:)?|[{}[\],]/g;

type Level = { keys: Set<string> | null; at: string | number };

/**
 * Reads JSON as RFC 8259 has it, and stricter where readers differ: each key once in its object, no `__proto__`, at most
 * 20 levels. Throws `malformed_json`, or `validation_failed` for a `__proto__` key.
 */
export function readJson(text: string): unknown {
  const value = parse(text);
  const levels: Level[] = [];
  for (const [token, colon] of text.matchAll(tokens)) {
    if (colon !== undefined) noteKey(levels, token.slice(0, -colon.length));
    else if (token === '{' || token === '[') open(levels, token);
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') nextElement(levels);
  }
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = error instanceof Error ? /\(line \d+ column \d+\)/.exec(error.message)?.[0] : undefined;
    throw new Refusal('malformed_json', `The body is not valid JSON${place ? ` ${place}` : ''}.`);
  }
}

function open(levels: Level[], bracket: '{' | '[') {
  if (levels.length === MAX_DEPTH) {
    throw new Refusal('malformed_json', `The body is nested more than ${MAX_DEPTH} levels deep.`);
  }
  levels.push(bracket === '{' ? { keys: new Set(), at: '' } : { keys: null, at: 0 });
}

function nextElement(levels: Level[]) {
  const level = levels.at(-1);
  if (level && typeof level.at === 'number') level.at += 1;
}

function noteKey(levels: Level[], written: string) {
  const level = levels.at(-1);
  if (!level?.keys) return;
  const key: unknown = JSON.parse(written);
  if (typeof key !== 'string') return;
  level.at = key;
  const path = levels.map((each) => each.at);
  if (key === '__proto__')
    throw invalidField(path, 'unrecognized_keys', 'There is no field `__proto__` here. Leave it out.');
  if (level.keys.has(key))
    throw new Refusal('malformed_json', `The key \`${path.join('.')}\` is given twice.`);
  level.keys.add(key);
}
