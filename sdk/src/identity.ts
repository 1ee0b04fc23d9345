import type { Grant } from './contract/identity.ts';
import type { Send } from './attempt.ts';

/** Decides as whom a client speaks. */
export type Identity = {
  /** Gives the token to send, after getting or renewing one where that is due. */
  token(send: Send): Promise<string>;
  /** Gives another token in place of one that the server refused; undefined when there is no other. */
  replace(refused: string, send: Send): Promise<string | undefined>;
  /** Takes over the token of a first visit, unless there is a living one. */
  adopt(grant: Grant): void;
};

/** Gives a token, or the one of the moment. */
export type TokenSource = string | (() => string | Promise<string>);

/** Makes the identity of somebody the site knows: its own tokens, asked for anew when the server refuses one. */
export function givenIdentity(source: TokenSource): Identity {
  const read = async () => {
    const token = typeof source === 'function' ? await source() : source;
    if (!/^\S+$/.test(token)) throw new TypeError('token must be, or give, a text without spaces.');
    return token;
  };
  return {
    token: read,
    async replace(refused) {
      const token = await read();
      return token === refused ? undefined : token;
    },
    adopt() {
      // Who is known stays who he is.
    },
  };
}
