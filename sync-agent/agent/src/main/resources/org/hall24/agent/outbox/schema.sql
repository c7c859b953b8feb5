-- The terminal's outbox. Each row ends with its mark, a digest over all its other fields (see Table). No column holds personal data in clear: body is sealed, holder_tag is 16 salted bits.

create table counter (
  name  text primary key,
  value integer not null,
  mark  blob not null
) without rowid;

create table matter (
  counter           integer primary key,
  matter_id         text not null unique,
  matter            text not null,
  session           text not null,
  content_sha256    blob not null,
  case_number       text not null unique,
  clearing_number   text not null,
  accepted_at       text not null,
  holder_salt       text,
  holder_tag        integer,
  receipt_confirmed integer not null,
  state             text not null check (state in ('waiting', 'delivered', 'quarantined')),
  body_sha256       blob not null,
  hub_receipt       blob,
  delivered_at      text,
  quarantine_code   text,
  mark              blob not null
);

-- Apart from its row, so that a change of state does not write a long payload again.
create table payload (
  counter integer primary key,
  body    blob not null,
  mark    blob not null
);

-- What has a case number and does not go through the outbox: a printed certificate.
create table numbered (
  counter         integer primary key,
  id              text not null unique,
  matter          text not null,
  session         text not null,
  case_number     text not null unique,
  clearing_number text not null,
  numbered_at     text not null,
  mark            blob not null
);

create index matter_state on matter (state);
create index matter_unprinted on matter (counter) where receipt_confirmed = 0;

create table rating (
  id           text primary key,
  rated_at     text not null,
  state        text not null check (state in ('waiting', 'delivered', 'quarantined')),
  body         blob,
  delivered_at text,
  mark         blob not null
) without rowid;

create table clearing (
  session     text primary key,
  number      text not null unique,
  allotted_at text not null,
  cleared_at  text,
  wiped       text,
  mark        blob not null
) without rowid;

create table journal (
  line  integer primary key,
  at    text not null,
  job   text not null,
  stage text not null,
  sheets integer not null,
  mark  blob not null
);

create index journal_job on journal (job, line);
