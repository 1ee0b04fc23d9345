-- What each address and subject did in the present minute, for nodes that share a PostgreSQL. Unlogged: after a crash
-- of the database everyone starts the minute anew, which costs nothing, and counting writes no journal. Columns in the
-- order that rate-limiter-flexible inserts them.
create unlogged table rate_limit (
  key text not null,
  points integer not null default 0,
  -- Epoch milliseconds.
  expire bigint,
  constraint rate_limit_pk primary key (key)
);

create index rate_limit_by_expiry on rate_limit (expire);
