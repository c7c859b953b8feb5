-- Runs on PostgreSQL 15 and 18: no jsonb, no arrays, no generated columns. Each table belongs to one package of the hub.
-- Nothing in clear names a person: the application stays sealed, of a department's answer only its own number is kept.

-- fleet
create table terminal (
    terminal_id   varchar(32) primary key,
    verifying_key varchar(44) not null,
    registered_at timestamp with time zone not null,
    last_seen     timestamp with time zone
);

-- intake: never pruned, because a terminal may come back after weeks and repeat itself
create table matter (
    matter_id   uuid primary key,
    case_number varchar(20) not null unique,
    terminal_id varchar(32) not null,
    matter      varchar(100) not null,
    counter     bigint not null,
    accepted_at timestamp with time zone not null,
    received_at timestamp with time zone not null,
    body_sha256 varchar(44) not null,
    envelope    text not null,
    receipt     text not null
);

-- cases: what becomes of a matter; the row is also the worker's task
create table case_file (
    case_number  varchar(20) primary key,
    matter_id    uuid not null unique,
    matter       varchar(100) not null,
    received_at  timestamp with time zone not null,
    state        varchar(10) not null check (state in ('received', 'sent', 'answered', 'refused', 'stuck')),
    attempts     integer not null,
    next_try     timestamp with time zone not null,
    problem      varchar(100),
    reference    varchar(64),
    refusal      varchar(64),
    settled_at   timestamp with time zone,
    code_hash    varchar(44),
    wrong_codes  integer not null,
    locked_until timestamp with time zone
);

create index case_file_due on case_file (matter, next_try) where state in ('received', 'sent');

-- ratings
create table rating (
    rating_id   uuid primary key,
    case_number varchar(20) not null,
    level       integer not null check (level between 1 and 5),
    terminal_id varchar(32) not null,
    rated_at    timestamp with time zone not null,
    received_at timestamp with time zone not null,
    case_known  boolean not null
);

create index rating_unknown on rating (received_at) where not case_known;
