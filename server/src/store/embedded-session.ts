import type { PGlite } from '@electric-sql/pglite';
import { PglitePgConnection } from '@electric-sql/pglite/node-postgres';
import pg from 'pg';
import { columnTypes } from './column-types.ts';
import { isDatabaseError, PLAN_IS_STALE } from './constraints.ts';
import type { DriverResult } from './pool-client.ts';
import { preparedNames } from './prepared-names.ts';

/**
 * Speaks with the embedded database through the driver that a server is spoken to with, since only that prepares
 * statements: a booking takes half the time. Whoever uses it takes care that one caller at a time does.
 */
export class EmbeddedSession {
  #pglite: PGlite;
  #nameOf = preparedNames();
  #client: pg.Client | undefined;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  async query(text: string, values: readonly unknown[]): Promise<DriverResult> {
    const client = (this.#client ??= await this.#connect());
    try {
      return await client.query({ name: this.#nameOf(text, values), text, values: [...values] });
    } catch (error) {
      if (!isDatabaseError(error) || error.code === PLAN_IS_STALE) await this.#disconnect();
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.#disconnect();
    await this.#pglite.close();
  }

  /** The session outlives its clients, and with it what they prepared. */
  async #connect(): Promise<pg.Client> {
    const connection = new PglitePgConnection({ pglite: this.#pglite });
    const config: pg.ClientConfig & { connection: PglitePgConnection } = { types: columnTypes, connection };
    const client = new pg.Client(config);
    await client.connect();
    await client.query('deallocate all');
    return client;
  }

  async #disconnect(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    await client?.end();
  }
}
