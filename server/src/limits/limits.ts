/** Sets how much one address or subject may do. */
export type Limits = {
  /** Requests of one address in a minute. */
  readonly addressRequests: number;
  /** Booking requests of one address in a minute, whether they succeed or not. */
  readonly addressBookings: number;
  /** Visitor tokens given to one address in a minute. */
  readonly addressVisitors: number;
  /** Requests of one subject in a minute. */
  readonly subjectRequests: number;
  /** Accepted bookings of one subject in an hour. */
  readonly subjectBookings: number;
  /** Sessions of one subject with one coach that are still to come. */
  readonly openSessions: number;
};

/** Holds the limits that apply when nobody sets others. */
export const defaultLimits: Limits = {
  addressRequests: 1200,
  addressBookings: 120,
  addressVisitors: 30,
  subjectRequests: 300,
  subjectBookings: 10,
  openSessions: 5,
};

const variables = {
  LIMIT_ADDRESS_REQUESTS: 'addressRequests',
  LIMIT_ADDRESS_BOOKINGS: 'addressBookings',
  LIMIT_ADDRESS_VISITORS: 'addressVisitors',
  LIMIT_SUBJECT_REQUESTS: 'subjectRequests',
  LIMIT_SUBJECT_BOOKINGS: 'subjectBookings',
  LIMIT_OPEN_SESSIONS: 'openSessions',
} as const satisfies Record<string, keyof Limits>;

/** Lists the environment variables that each set one limit. */
export const limitSettings = Object.keys(variables);

const isVariable = (name: string): name is keyof typeof variables => Object.hasOwn(variables, name);

/** Reads every `LIMIT_…` variable; a name that sets nothing is a problem too, since a mistyped limit would go unnoticed. */
export function readLimits(env: Readonly<Record<string, string | undefined>>): {
  limits: Limits;
  problems: string[];
} {
  const limits = { ...defaultLimits };
  const problems: string[] = [];
  for (const [name, value = ''] of Object.entries(env)) {
    if (!name.startsWith('LIMIT_')) continue;
    if (!isVariable(name))
      problems.push(`${name} is not a setting; the limits are ${limitSettings.join(', ')}.`);
    else if (!/^[1-9]\d{0,6}$/.test(value)) problems.push(`${name} wants a whole number from 1 to 9999999.`);
    else limits[variables[name]] = Number(value);
  }
  return { limits, problems };
}
