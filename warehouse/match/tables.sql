-- The seed index: match forms by number, and what the index was made with; the seeds are here (`seeds.sql`) or in files
-- of their own. Numbers grow, so that the forms of one batch stand together. `stated_on` is the date the document
-- bears: who said it first.
CREATE TABLE indexed (
    form_number INTEGER NOT NULL,
    derivation_id VARCHAR NOT NULL,
    document_id VARCHAR NOT NULL,
    stated_on DATE
);

-- Of a pair with matches, the smaller number first: how many of the seeds they share may become more common before
-- what is recorded of it may change. A pair that is missing is judged anew at the first such seed.
CREATE TABLE margins (
    form_number INTEGER NOT NULL,
    other_number INTEGER NOT NULL,
    margin INTEGER NOT NULL
);

-- Where the seeds are in files of their own: what each of them holds, so that all of them are of the same moment.
CREATE TABLE partitions (
    partition INTEGER NOT NULL,
    seed_count BIGINT NOT NULL,
    digest UBIGINT NOT NULL
);

CREATE TABLE made_with (
    method_version VARCHAR NOT NULL,
    hash_canary UBIGINT NOT NULL,
    partition_count INTEGER NOT NULL
);
