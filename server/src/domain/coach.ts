import type { Money, ParsedBodyOf, routes, Schedule, SessionType } from '@session-booking/sdk/contract';
import { changesBetween, isSame } from './difference.ts';
import { defaultPolicy } from './policy.ts';
import { invalidField } from './refusal.ts';

/** Holds everything that is written about a coach; session types in his order, those on offer only. */
export type CoachState = {
  id: string;
  name: string;
  headline: string;
  bio: string;
  avatarUrl: string | null;
  languages: string[];
  schedule: Schedule;
  /** +1 for every new schedule. */
  scheduleVersion: number;
  freeCancellationHours: number;
  lateFeePercent: number;
  sessionTypes: SessionType[];
};

/** Describes what happened to a coach, for the audit trail. */
export type CoachEvent = {
  type: 'coach.created' | 'coach.changed' | 'schedule.changed';
  data: Record<string, unknown>;
};

/** Names what can be said about a coach, all of it for a new one. */
export type CoachWish = ParsedBodyOf<typeof routes.changeCoach>;
type NewCoachWish = ParsedBodyOf<typeof routes.createCoach>;

/** Gives the ids that new things get. */
export type NewId = () => string;

/** Makes a coach of what was asked. Throws `validation_failed` for a session type that names an id, since he has none yet. */
export function createdCoach(wish: NewCoachWish, newId: NewId): { coach: CoachState; events: CoachEvent[] } {
  const { name, headline = '', bio = '', avatarUrl = null, languages = [], schedule, policy } = wish;
  const { freeCancellationHours, lateFeePercent } = { ...defaultPolicy, ...policy };
  const sessionTypes = offeredTypes(wish.sessionTypes ?? [], new Set(), newId);
  const profile = { id: newId(), name, headline, bio, avatarUrl, languages };
  const coach = {
    ...profile,
    schedule,
    scheduleVersion: 1,
    freeCancellationHours,
    lateFeePercent,
    sessionTypes,
  };
  const data = { policy: { freeCancellationHours, lateFeePercent }, sessionTypes: sessionTypes.map(offer) };
  return { coach, events: [{ type: 'coach.created', data }] };
}

/**
 * Changes a coach as asked; what the wish leaves out stays. `typeIds` are those of all his session types, withdrawn
 * ones too. Gives no event for what was as it is. Throws `validation_failed` for a session type that is not his.
 */
export function changedCoach(
  coach: CoachState,
  { policy, schedule, sessionTypes, ...profile }: CoachWish,
  typeIds: ReadonlySet<string>,
  newId: NewId,
): { coach: CoachState; events: CoachEvent[] } {
  const wished = {
    ...coach,
    ...profile,
    ...policy,
    ...(sessionTypes && { sessionTypes: offeredTypes(sessionTypes, typeIds, newId) }),
  };
  const rescheduled = schedule ? changedSchedule(wished, schedule) : { coach: wished, events: [] };
  const data = profileChanges(coach, wished);
  const events: CoachEvent[] = Object.keys(data).length > 0 ? [{ type: 'coach.changed', data }] : [];
  return { coach: rescheduled.coach, events: [...events, ...rescheduled.events] };
}

/** Gives a coach another schedule, with the next version; nothing happens when it is the one he has. */
export function changedSchedule(
  coach: CoachState,
  schedule: Schedule,
): { coach: CoachState; events: CoachEvent[] } {
  if (isSame(coach.schedule, schedule)) return { coach, events: [] };
  const scheduleVersion = coach.scheduleVersion + 1;
  const data = { version: scheduleVersion, changes: changesBetween(coach.schedule, schedule) };
  return { coach: { ...coach, schedule, scheduleVersion }, events: [{ type: 'schedule.changed', data }] };
}

type TypeWish = NonNullable<CoachWish['sessionTypes']>[number];

function offeredTypes(
  wishes: readonly TypeWish[],
  typeIds: ReadonlySet<string>,
  newId: NewId,
): SessionType[] {
  const seen = new Set<string>();
  return wishes.map(({ description = '', price = null, capacity = 1, ...wish }, index) => {
    const id = wish.id?.toLowerCase();
    if (id !== undefined && (!typeIds.has(id) || seen.has(id))) throw notHis(index, seen.has(id));
    if (id !== undefined) seen.add(id);
    return { ...wish, id: id ?? newId(), description, price, capacity };
  });
}

function notHis(index: number, isRepeated: boolean) {
  const message = isRepeated
    ? 'Give each session type once.'
    : 'This coach has no session type with this id. Leave the id out to add one.';
  return invalidField(['sessionTypes', index, 'id'], isRepeated ? 'repeated' : 'not_found', message);
}

/** Of a profile the trail says which parts changed; of what clients pay by, from what to what. */
function profileChanges(before: CoachState, after: CoachState): Record<string, unknown> {
  const parts = ['name', 'headline', 'bio', 'avatarUrl', 'languages'] as const;
  const profile = parts.filter((part) => !isSame(before[part], after[part]));
  const policyOf = ({ freeCancellationHours, lateFeePercent }: CoachState) => ({
    freeCancellationHours,
    lateFeePercent,
  });
  return {
    ...(profile.length > 0 && { profile }),
    ...(!isSame(policyOf(before), policyOf(after)) && {
      policy: { from: policyOf(before), to: policyOf(after) },
    }),
    ...(!isSame(before.sessionTypes, after.sessionTypes) && {
      sessionTypes: { from: before.sessionTypes.map(offer), to: after.sessionTypes.map(offer) },
    }),
  };
}

function offer({ id, title, durationMinutes, price }: SessionType): {
  id: string;
  title: string;
  durationMinutes: number;
  price: Money | null;
} {
  return { id, title, durationMinutes, price };
}
