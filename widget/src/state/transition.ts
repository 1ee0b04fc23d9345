import type { BookingState } from './booking-state.ts';
import type { Message, MessageOf, Transitions } from './message.ts';

/** Holds answers to some messages, or all of them. */
export type Answers = Partial<Transitions<Message['type']>>;

/**
 * Computes the state after a message; the same object when the message changes nothing. Throws on a message that has
 * no answer: a part of the widget has spoken before it was there.
 */
export function transition<Type extends Message['type']>(
  answers: Answers,
  state: BookingState,
  message: MessageOf<Type>,
): BookingState {
  const type: Type = message.type;
  const answer = answers[type];
  if (!answer) throw new Error(`Nothing answers "${message.type}" yet.`);
  return answer(state, message);
}
