-- What each address and subject did in the present minute, for nodes that share a PostgreSQL. Unlogged: after a crash
-- of the database everyone starts the minute anew, which costs nothing, and counting writes no journal.
create unlogged table rate_limit (
  key text not null,
  points integer not null,
  -- End of the minute, epoch milliseconds.
  expire bigint not null,
  constraint rate_limit_pk primary key (key)
)
-- Rows are rewritten many times a second: the page keeps room for the copies.
with (fillfactor = 50);
