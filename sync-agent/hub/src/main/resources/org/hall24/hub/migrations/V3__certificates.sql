-- Runs on PostgreSQL 15 and 18. Belongs to the package certificates.

-- never reset; the year before it is for people
create sequence certificate_number maxvalue 9999999 no cycle;

-- What anybody with number and code may verify stays; the file and whose it is stay only until it is printed, at most a day.
create table certificate (
    certificate  varchar(20) primary key,
    draft_id     uuid not null unique,
    matter       varchar(100) not null,
    state        varchar(10) not null check (state in ('draft', 'valid', 'withdrawn')),
    terminal_id  varchar(32) not null,
    made_at      timestamp with time zone not null,
    issued_at    timestamp with time zone,
    case_number  varchar(20) unique,
    pages        integer not null,
    copies       integer not null,
    printed      integer not null,
    sealed       boolean not null,
    pdf_sha256   varchar(44) not null,
    code_hash    varchar(44) not null,
    check_hash   varchar(44) not null,
    holder_hash  varchar(44),
    envelope     text
);

create index certificate_unfinished on certificate (holder_hash) where holder_hash is not null;
create index certificate_kept on certificate (made_at) where envelope is not null;
