-- +1 whenever a coach is changed, in what he offers too; a booking decided on an older one is decided again.

alter table coach add column version integer not null default 1;
alter table coach add constraint coach_version_positive check (version > 0);
