/** Says that a subject has a session with a coach, and the coach's revision that told of it. */
export type Joined = { readonly subject: string; readonly coachId: string; readonly revision: number };

/** Is what one node tells the others: a coach whose calendar changed, or who has a session with one. */
export type Hint = string | Joined;

/** Carries hints from one node to the others. Losing one costs at most a poll. */
export type FanOut = {
  /** Tells the other nodes, in this order; never throws, never waits. */
  publish(hints: readonly Hint[]): void;
  close(): Promise<void>;
};

/** Takes hints from another node; null when some may have been missed. */
export type OnHint = (hint: Hint | null) => void;

/** Serves a single node, which has nobody to tell. */
export const alone: FanOut = { publish: () => undefined, close: () => Promise.resolve() };

/** Bounds one message; PostgreSQL refuses 8,000 bytes. */
const MAX_BYTES = 7900;

/** Writes hints as messages: who says it, then each hint. What does not fit into one message is in the next. */
export function writeHints(nodeId: string, hints: readonly Hint[]): string[] {
  const messages: string[] = [];
  let message = '';
  for (const text of hints.map(hintText)) {
    if (message !== '' && message.length + 1 + text.length > MAX_BYTES) {
      messages.push(message);
      message = '';
    }
    message = message === '' ? `${nodeId}:${text}` : `${message},${text}`;
  }
  if (message !== '') messages.push(message);
  return messages;
}

/** Reads a message, leaves out what this node said itself, and passes the rest on. */
export function readHints(payload: string, nodeId: string, onHint: OnHint): void {
  const colon = payload.indexOf(':');
  if (colon < 0) {
    onHint(null);
    return;
  }
  if (payload.slice(0, colon) === nodeId) return;
  for (const text of payload.slice(colon + 1).split(',')) onHint(hintOf(text));
}

/** A subject may hold any character; a coach's id is a UUID. */
function hintText(hint: Hint): string {
  if (typeof hint === 'string') return hint;
  const subject = Buffer.from(hint.subject).toString('base64url');
  return `${hint.coachId}@${hint.revision}@${subject}`;
}

function hintOf(text: string): Hint | null {
  const [coachId, revision, subject] = text.split('@');
  // Nodes of an earlier release say nothing more when there is too much to say.
  if (!coachId) return null;
  if (!revision || !subject) return coachId;
  return { coachId, revision: Number(revision), subject: Buffer.from(subject, 'base64url').toString() };
}
