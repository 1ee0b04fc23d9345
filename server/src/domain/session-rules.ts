import type { ProblemCode, SessionAction, SessionStatus } from '@session-booking/sdk/contract';
import type { Actor } from './actor.ts';
import { MINUTE } from './interval.ts';
import { may, type Relation, routeOfAction } from './permissions.ts';
import { Refusal } from './refusal.ts';
import { relationTo, type SessionState } from './session.ts';

/** Says how many minutes before its time a session can be started. */
const START_OPENS_MINUTES = 15;

/** Says from how many minutes after its time the client counts as not having come. */
const NO_SHOW_OPENS_MINUTES = 15;

/** Carries what every rule may look at beside the session itself. */
export type Circumstances = {
  /** Epoch milliseconds of the one clock the whole request goes by. */
  now: number;
  actor: Actor;
};

type Rule = {
  from: SessionStatus;
  /** What is done with a session, as it reads in "A … session cannot be …". */
  participle: string;
  /** Looks at what the state alone does not decide. */
  check?: (session: SessionState, now: number, relation: Relation) => Refusal | undefined;
};

const rules: Record<SessionAction, Rule> = {
  start: {
    from: 'scheduled',
    participle: 'started',
    check: notBefore(-START_OPENS_MINUTES, 'It can be started'),
  },
  complete: { from: 'in_progress', participle: 'completed' },
  cancel: { from: 'scheduled', participle: 'cancelled' },
  reschedule: { from: 'scheduled', participle: 'moved', check: clientBeforeStart },
  feedback: { from: 'completed', participle: 'rated', check: once },
  noShow: {
    from: 'scheduled',
    participle: 'recorded as a no-show',
    check: notBefore(NO_SHOW_OPENS_MINUTES, 'A no-show can be recorded'),
  },
};

/**
 * Gives the refusal that an action would meet now, or undefined when it is allowed. The one place where these rules
 * are written: `decide` throws what this gives, `actionsFor` shows it.
 */
export function refusalOf(
  action: SessionAction,
  session: SessionState,
  { now, actor }: Circumstances,
): Refusal | undefined {
  const relation = relationTo(session, actor);
  if (!may(routeOfAction[action], relation)) {
    return new Refusal('forbidden', 'Your role does not allow this for this session.');
  }
  const rule = rules[action];
  if (session.status !== rule.from) return wrongState(session.status, rule);
  return rule.check?.(session, now, relation);
}

const words: Record<SessionStatus, string> = {
  scheduled: 'scheduled',
  in_progress: 'running',
  completed: 'completed',
  cancelled: 'cancelled',
};

function wrongState(status: SessionStatus, rule: Rule): Refusal {
  return invalid(
    `This session is ${words[status]}. Only a ${words[rule.from]} session can be ${rule.participle}.`,
  );
}

function notBefore(minutes: number, what: string): Rule['check'] {
  const side = minutes < 0 ? 'before' : 'after';
  return (session, now) => {
    const availableAt = session.startsAt + minutes * MINUTE;
    if (now >= availableAt) return undefined;
    const message = `${what} from ${Math.abs(minutes)} minutes ${side} its time. Try again then.`;
    return new Refusal('too_early', message, { availableAt });
  };
}

function clientBeforeStart(session: SessionState, now: number, relation: Relation): Refusal | undefined {
  if (relation !== 'client' || now < session.startsAt) return undefined;
  return invalid(
    'The time of this session has come, so it can no longer be moved. Ask your coach to move it.',
  );
}

function once(session: SessionState): Refusal | undefined {
  if (session.clientFeedback === null) return undefined;
  return invalid('This session already has your feedback.');
}

function invalid(message: string): Refusal {
  const code: ProblemCode = 'invalid_transition';
  return new Refusal(code, message);
}
