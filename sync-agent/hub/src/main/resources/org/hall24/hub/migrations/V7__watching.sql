-- Runs on PostgreSQL 15 and 18. Belongs to the package cases: what metrics count and retention finds without reading every case.

create index case_file_stuck on case_file (settled_at) where state = 'stuck';

-- what retention erases of settled cases
create index case_file_settled on case_file (settled_at);
