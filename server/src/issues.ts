import type { Issue, Schema } from '@session-booking/sdk/contract';
import * as z from 'zod/mini';
import { Refusal } from './domain/refusal.ts';

type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const MISSING = 'This field is missing.';

const nouns: Record<string, string> = {
  string: 'text in quotes',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  object: 'a JSON object',
  record: 'a JSON object',
  array: 'a list',
};

const formats: Record<string, string> = {
  datetime:
    'Give a date and time as in 2027-01-15T09:00:00, with Z or an offset such as +01:00 when it is an instant.',
  date: 'Give a date as in 2027-01-15.',
  uuid: 'Give a UUID.',
  email: 'Write an email address like name@example.com.',
};

/**
 * Checks a value from outside against its schema. Throws `validation_failed` with every issue: the way to the field,
 * and in plain words what to give instead. Messages of the schema's own come first.
 */
export function validate<S extends Schema>(schema: S, value: unknown): z.output<S> {
  const result = z.safeParse(schema, value, { error: message, reportInput: true });
  if (result.success) return result.data;
  throw refusalOf(result.error.issues.flatMap(toIssues));
}

/** Makes the refusal of one or more fields; its sentence names the first of them. */
export function refusalOf(issues: Issue[]): Refusal {
  const first = issues[0];
  const name = first && first.path.length > 0 ? `\`${first.path.join('.')}\`: ` : '';
  const others = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return new Refusal(
    'validation_failed',
    `${name}${first?.message ?? 'Some fields are not valid.'}${others}`,
    { issues },
  );
}

function toIssues(raw: z.core.$ZodIssue): Issue[] {
  const path = raw.path.map((each) => (typeof each === 'number' ? each : String(each)));
  if (raw.code === 'unrecognized_keys') {
    return raw.keys.map((key) => ({
      path: [...path, key],
      code: raw.code,
      message: `There is no field \`${key}\` here. Leave it out.`,
    }));
  }
  if (raw.code === 'invalid_key') {
    return raw.issues.map((inner) => ({
      path,
      code: raw.code,
      message: `The name of this field: ${inner.message}`,
    }));
  }
  const isMissing = raw.input === undefined && raw.code !== 'custom';
  return [{ path, code: raw.code, message: isMissing ? `${MISSING} ${raw.message}` : raw.message }];
}

/** Words an issue that its schema says nothing about. */
function message(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `Give ${nouns[issue.expected] ?? `a value of type ${issue.expected}`}.`;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_format':
      return formats[issue.format] ?? 'This is not written as it should be.';
    case 'invalid_union':
      // Of which kind a thing is to be, by one of its fields.
      return Array.isArray(issue.options) ? oneOf(issue.options) : 'This is not valid.';
    case 'not_multiple_of':
      return `Give a multiple of ${issue.divisor}.`;
    case 'too_small':
      return `Give ${issue.origin === 'number' ? '' : `${unit(issue.origin)} of `}at least ${issue.minimum}${tail(issue.origin)}.`;
    case 'too_big':
      return `Give ${issue.origin === 'number' ? '' : `${unit(issue.origin)} of `}at most ${issue.maximum}${tail(issue.origin)}.`;
    default:
      return 'This is not valid.';
  }
}

const oneOf = (values: readonly unknown[]) =>
  `Give ${values.length > 1 ? 'one of ' : ''}${values.map((each) => JSON.stringify(each)).join(', ')}.`;
const unit = (origin: string) => (origin === 'string' ? 'text' : 'a list');
const tail = (origin: string) => (origin === 'string' ? ' characters' : origin === 'number' ? '' : ' items');
