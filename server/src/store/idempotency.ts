import { sql } from 'kysely';
import { Refusal } from '../domain/refusal.ts';
import type { Clock } from './clock.ts';
import type { Queries } from './schema.ts';

/** An answer as it was given first, ready to be given again. */
export type KeptAnswer = { status: number; headers: Record<string, string>; body: string };

/** What is stored under a subject's key. */
export type KeptRow = {
  fingerprint: string;
  status: number;
  headers: Record<string, string>;
  answer: string;
};

/** Names a key; each subject has keys of its own. */
export type SubjectKey = { subject: string; key: string };

/** What is kept, and under which key. */
export type KeptUnder = SubjectKey & KeptRow;

/** Selects what is kept under some keys, as a list in JSON or null; after 24 hours it is as if it were not there. */
export function keptRows(keys: readonly SubjectKey[], clock: Clock) {
  const [subjects, names] = [keys.map(({ subject }) => subject), keys.map(({ key }) => key)];
  return sql<KeptUnder[] | null>`(
    select json_agg(json_build_object('subject', k.subject, 'key', k.key,
      'fingerprint', k.fingerprint, 'status', k.status, 'headers', k.headers, 'answer', k.answer))
    from idempotency_key as k
    join unnest(${subjects}::text[], ${names}::text[]) as asked (subject, key) on asked.subject = k.subject and asked.key = k.key
    where k.created_at > ${clock} - interval '24 hours')`;
}

/** Reads the answer kept under a key for the same request. Refuses `idempotency_key_reused` when it was for another. */
export function replayOf(row: KeptRow, fingerprint: string): KeptAnswer {
  if (row.fingerprint !== fingerprint) {
    throw new Refusal(
      'idempotency_key_reused',
      'This Idempotency-Key belongs to another request. Give every request a key of its own.',
    );
  }
  return { status: row.status, headers: row.headers, body: row.answer };
}

/** Finds the answer kept under a key, for commands that do not read it together with something else. */
export async function findKept(
  queries: Queries,
  clock: Clock,
  subject: string,
  idempotency: { key: string; fingerprint: string },
): Promise<KeptAnswer | null> {
  const { rows } = await sql<{ kept: KeptUnder[] | null }>`
    select ${keptRows([{ subject, key: idempotency.key }], clock)} as kept`.execute(queries);
  const kept = rows[0]?.kept?.[0];
  return kept ? replayOf(kept, idempotency.fingerprint) : null;
}

/**
 * Keeps an answer under a key; call it in the transaction that makes the change. When another request was faster the
 * transaction fails, and `meaningOf` says `Stale`: look again, it is a replay now.
 */
export async function keepAnswer(
  transaction: Queries,
  clock: Clock,
  subject: string,
  { key, fingerprint }: { key: string; fingerprint: string },
  { status, headers, body }: KeptAnswer,
): Promise<void> {
  await dropStale(transaction, clock, subject, key);
  await sql`
    insert into idempotency_key (subject, key, fingerprint, status, headers, answer, created_at)
    values (${subject}, ${key}, ${fingerprint}, ${status}, ${JSON.stringify(headers)}, ${body}, ${clock})`.execute(
    transaction,
  );
}

/** Makes room for a key that was used more than 24 hours ago. */
async function dropStale(queries: Queries, clock: Clock, subject: string, key: string): Promise<void> {
  await sql`
    delete from idempotency_key
    where subject = ${subject} and key = ${key} and created_at <= ${clock} - interval '24 hours'`.execute(
    queries,
  );
}

/** Deletes keys older than 24 hours, at most `limit` at a time so that nobody waits; gives how many went. */
export async function purgeKeys(queries: Queries, clock: Clock, limit = 5000): Promise<number> {
  const { rows } = await sql<{ key: string }>`
    delete from idempotency_key where ctid in (
      select ctid from idempotency_key where created_at <= ${clock} - interval '24 hours' limit ${limit}::int
    ) returning key`.execute(queries);
  return rows.length;
}
