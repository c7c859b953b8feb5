-- Runs on PostgreSQL 15 and 18. Belongs to the package fleet.

-- An SM2 key is longer than an Ed25519 key. The key before the last change is kept because the answer to the change may be lost.
alter table terminal alter column verifying_key type varchar(128);
alter table terminal add column previous_key varchar(128);
alter table terminal add column key_since timestamp with time zone;

-- copied: two terminals used one key; only an enrolment with a new key ends it
alter table terminal add column standing varchar(8) not null default 'active'
    check (standing in ('active', 'revoked', 'copied'));

-- the last opening of a session, and the ids of the openings the terminal itself remembered then, it included
alter table terminal add column opening bigint not null default 0;
alter table terminal add column openings varchar(2000) not null default '';

-- by the database's clock, when key or standing changed: nodes look for what changed and keep the rest in memory
alter table terminal add column changed_at timestamp with time zone not null default now();
create index terminal_changed on terminal (changed_at);

-- one code at a time for a terminal; the row stays when the code was used, so that a lost answer can be given again
create table enrolment (
    terminal_id  varchar(32) primary key,
    code_sha256  varchar(44) not null,
    valid_until  timestamp with time zone not null,
    wrong        integer not null default 0,
    locked_until timestamp with time zone,
    used_key     varchar(128),
    used_at      timestamp with time zone
);

-- once-only words of requests whose effect has no permanent key of its own, so that another node refuses a replay, too
create table nonce (
    terminal_id varchar(32) not null,
    nonce       varchar(64) not null,
    valid_until timestamp with time zone not null,
    primary key (terminal_id, nonce)
);

create index nonce_old on nonce (valid_until);
