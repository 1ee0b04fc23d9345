import type { CheckInput } from './check-input.ts';
import type { Identity } from './identity.ts';
import { type Read, readAnswer } from './read-answer.ts';
import { type CallOptions, exchange, type Line, requestOf } from './request.ts';
import type { Input, Output, RouteAt, RouteKey } from './route-types.ts';

/** Calls a route: method and path with how to read its answer and its input in, the read answer out, or a BookingError. */
export type Call = <Key extends RouteKey>(
  key: Key,
  read: Read<Output<RouteAt<Key>>>,
  input: Input<RouteAt<Key>>,
  options?: CallOptions,
) => Promise<Output<RouteAt<Key>>>;

/** Holds what calls go by, what checks them, and who hears that one was answered. */
export type CallParts = Line & {
  readonly identity: Identity;
  readonly check?: CheckInput | undefined;
  readonly onAnswer: () => void;
};

/** Makes calls as somebody. A token that the server refuses is replaced once and the request, with its key, sent again. */
export function callsAs({ identity, check, onAnswer, ...line }: CallParts): Call {
  return async (key, read, input, options = {}) => {
    options.signal?.throwIfAborted();
    check?.(key, input);
    const request = requestOf(line, key, input, options);
    const token = await unlessAborted(identity.token(line.send), options.signal);
    let answer = await exchange(line, request, token);
    if (answer.status === 401) {
      const other = await unlessAborted(identity.replace(token, line.send), options.signal);
      if (other !== undefined) answer = await exchange(line, request, other);
    }
    const output = readAnswer(answer, request, read);
    onAnswer();
    return output;
  };
}

/** Waits for work that others may be waiting for too, so that one caller's abort ends his own wait only. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason as Error);
    signal.addEventListener('abort', onAbort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
