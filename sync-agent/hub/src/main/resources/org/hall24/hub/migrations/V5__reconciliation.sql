-- Runs on PostgreSQL 15 and 18. Belongs to the package intake. Keys and digests only: nothing here names a person.

-- when terminals shall say what they hold; '*' = all. The word never comes back, also not after an old back-up was restored
create table reconciliation_ask (
    terminal_id varchar(32) primary key,
    word        varchar(64) not null,
    asked_at    timestamp with time zone not null
);

-- who answered which word
create table reconciliation_answer (
    terminal_id varchar(32) primary key,
    word        varchar(64) not null,
    answered_at timestamp with time zone not null,
    held        bigint not null,
    missing     bigint not null
);

-- what a person must look at: signed for, and neither here nor at the terminal; or here with other bytes
create table reconciliation_item (
    terminal_id varchar(32) not null,
    matter_id   uuid not null,
    case_number varchar(20) not null,
    body_sha256 varchar(44) not null,
    kind        varchar(10) not null check (kind in ('lost', 'different')),
    noted_at    timestamp with time zone not null,
    primary key (terminal_id, matter_id, kind)
);
