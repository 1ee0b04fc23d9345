import type { Database } from './schema.ts';

/** Says where the data are: a PostgreSQL server, else an embedded database in a folder. */
export type DatabaseOptions = {
  /** `postgres://…`; when given, `dataDir` is not used. */
  databaseUrl?: string | null | undefined;
  /** Folder of the embedded database; null or `memory` keeps nothing. */
  dataDir: string | null;
  /** Connections for commands that write, PostgreSQL only. */
  poolSize?: number | undefined;
  /** Connections kept for reads, so that a rush of bookings cannot starve them; PostgreSQL only. */
  readPoolSize?: number | undefined;
};

/** An open database of either engine. */
export type OpenDatabase = {
  engine: 'postgres' | 'pglite';
  /** For commands that write. */
  db: Database;
  /** For reads outside a transaction; the same as `db` when embedded. */
  reads: Database;
  /** Runs work that may take long, such as migrations, on a connection without time limits. */
  patiently<T>(work: (db: Database) => Promise<T>): Promise<T>;
  /** Calls `onHint` for every `NOTIFY channel`, and once after a lost connection came back, since hints may be missed. */
  listen(channel: string, onHint: (payload: string) => void): Promise<() => Promise<void>>;
  /** Sends a hint outside any transaction; losing one is harmless by design. */
  notify(channel: string, payload: string): Promise<void>;
  /** Counts connections, for metrics. */
  pool(): { total: number; idle: number; waiting: number };
  /** Waits for running queries, closes every connection and gives the folder lock back. */
  close(): Promise<void>;
};
