-- Runs on PostgreSQL 15 and 18. Of a query nothing is kept; of an identified person only what lets the same session go on.

-- identity: person is a keyed hash of the number; pass_sha256 of the pass; both useless to whoever reads the table
create table identity_pass (
    pass_sha256 varchar(44) primary key,
    person      varchar(44) not null,
    terminal_id varchar(32) not null,
    level       varchar(2) not null check (level in ('L1', 'L2')),
    valid_until timestamp with time zone not null
);

create index identity_pass_old on identity_pass (valid_until);

create table identity_code (
    code_id     uuid primary key,
    pass_sha256 varchar(44) not null,
    person      varchar(44) not null,
    code_hash   varchar(44) not null,
    sent_at     timestamp with time zone not null,
    valid_until timestamp with time zone not null,
    tries       integer not null,
    used        boolean not null
);

create index identity_code_person on identity_code (person, sent_at);

-- ratings: a question leaves no case; codes are of one edition; codes nobody knows are set aside, not lost
alter table rating alter column case_number drop not null;
alter table rating add column matter varchar(100) not null default '';
alter table rating add column codes varchar(100) not null default '';
alter table rating add column codes_set_aside varchar(100) not null default '';
alter table rating add column edition integer not null default 0;
