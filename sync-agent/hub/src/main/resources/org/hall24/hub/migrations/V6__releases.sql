-- Runs on PostgreSQL 15 and 18. Belongs to the package releases. A release is public among terminals; nothing here names a person.

create table release (
    revision     bigint primary key,
    file         text not null,
    sha256       varchar(44) not null,
    published_at timestamp with time zone not null,
    salt         varchar(64) not null,
    percent      integer not null check (percent between 0 and 100),
    paused       boolean not null
);

-- the highest revision each terminal said it has, and since when it says so
create table release_report (
    terminal_id varchar(32) primary key,
    revision    bigint not null,
    since       timestamp with time zone not null
);
