import type { BookingState } from './booking-state.ts';
import { arrivals } from './transition-arrivals.ts';
import { choices } from './transition-choices.ts';
import type { Message, MessageOf, Transitions } from './message.ts';
import { submissions } from './transition-submission.ts';

const transitions: Transitions<Message['type']> = { ...choices, ...arrivals, ...submissions };

/** Computes the state after a message; the same object when the message changes nothing. */
export function transition<Type extends Message['type']>(
  state: BookingState,
  message: MessageOf<Type>,
): BookingState {
  const answer: Transitions<Type>[Type] = transitions[message.type as Type];
  return answer(state, message);
}
