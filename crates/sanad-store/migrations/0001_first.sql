-- The first form of the store. Plain SQL that SQLite and PostgreSQL both read: text and bigint.

-- What wrote this database, as key and value.
create table "meta" (
    "key" text not null primary key,
    "value" text not null
);
insert into "meta" ("key", "value") values ('format', '1');

-- Who wrote what together, when and why. "seq" is that of its last change, "changes" their number,
-- "at" is RFC 3339 in UTC with six digits after the second, later in every row than in the one before.
create table "batch" (
    "id" text not null primary key,
    "seq" bigint not null unique,
    "changes" bigint not null,
    "at" text not null unique,
    "actor" text not null,
    "party" text,
    "reason" text not null,
    "undoes" text
);

-- One cell of one record before and after. "seq" counts from 1 without gaps; the one writer gives it.
-- "parent" is the id of the change that this one follows in the same cell. Rows are only ever added.
create table "change" (
    "seq" bigint not null primary key,
    "id" text not null,
    "batch" text not null references "batch" ("id"),
    "kind" text not null,
    "record" text not null,
    "field" text not null,
    "before" text not null,
    "after" text not null,
    "parent" text
);
create index "change_of_cell" on "change" ("record", "field", "seq");

-- The current rows, one table a kind of record. An empty text is an absent cell.
create table "programme" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "plan_start" text not null default '',
    "plan_days" text not null default '',
    "time_zone" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "outline" (
    "id" text not null primary key,
    "ring" text not null default '',
    "points" text not null default '',
    "source" text not null default '',
    "withdrawn" text not null default ''
);
create table "parties" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "kind" text not null default '',
    "parent" text not null default '',
    "also" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "offices" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "party" text not null default '',
    "also" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "sources" (
    "id" text not null primary key,
    "code" text not null default '',
    "title_ar" text not null default '',
    "title_en" text not null default '',
    "kind" text not null default '',
    "publisher" text not null default '',
    "url" text not null default '',
    "published" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "meetings" (
    "id" text not null primary key,
    "code" text not null default '',
    "title_ar" text not null default '',
    "title_en" text not null default '',
    "held" text not null default '',
    "place_ar" text not null default '',
    "place_en" text not null default '',
    "parties" text not null default '',
    "sources" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "documents" (
    "id" text not null primary key,
    "code" text not null default '',
    "title_ar" text not null default '',
    "title_en" text not null default '',
    "meeting" text not null default '',
    "kind" text not null default '',
    "lang" text not null default '',
    "sha256" text not null default '',
    "about_url" text not null default '',
    "about_sha256" text not null default '',
    "source" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "paragraphs" (
    "id" text not null primary key,
    "document" text not null default '',
    "number" text not null default '',
    "text_ar" text not null default '',
    "text_en" text not null default '',
    "about_paragraph" text not null default '',
    "about_start" text not null default '',
    "about_end" text not null default '',
    "withdrawn" text not null default ''
);
create table "statements" (
    "id" text not null primary key,
    "code" text not null default '',
    "document" text not null default '',
    "paragraph" text not null default '',
    "start" text not null default '',
    "end" text not null default '',
    "force" text not null default '',
    "actor" text not null default '',
    "office" text not null default '',
    "who" text not null default '',
    "action" text not null default '',
    "recipient" text not null default '',
    "fields" text not null default '',
    "sites" text not null default '',
    "skills" text not null default '',
    "dates" text not null default '',
    "uncertain" text not null default '',
    "defence" text not null default '',
    "rules" text not null default '',
    "review" text not null default '',
    "withdrawn" text not null default ''
);
create table "items" (
    "id" text not null primary key,
    "code" text not null default '',
    "title_ar" text not null default '',
    "title_en" text not null default '',
    "statements" text not null default '',
    "meeting" text not null default '',
    "reported_force" text not null default '',
    "source" text not null default '',
    "parties" text not null default '',
    "fields" text not null default '',
    "sites" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "updates" (
    "id" text not null primary key,
    "item" text not null default '',
    "said_on" text not null default '',
    "said_by" text not null default '',
    "office" text not null default '',
    "text_ar" text not null default '',
    "text_en" text not null default '',
    "source" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "proofs" (
    "id" text not null primary key,
    "item" text not null default '',
    "given_on" text not null default '',
    "given_by" text not null default '',
    "what_ar" text not null default '',
    "what_en" text not null default '',
    "url" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "verifications" (
    "id" text not null primary key,
    "proof" text not null default '',
    "verified_on" text not null default '',
    "verified_by" text not null default '',
    "outcome" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "sites" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "place_ar" text not null default '',
    "place_en" text not null default '',
    "sector" text not null default '',
    "also" text not null default '',
    "products_ar" text not null default '',
    "products_en" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "capabilities" (
    "id" text not null primary key,
    "code" text not null default '',
    "party" text not null default '',
    "unit_ar" text not null default '',
    "unit_en" text not null default '',
    "what_ar" text not null default '',
    "what_en" text not null default '',
    "kind" text not null default '',
    "sector" text not null default '',
    "fields" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "projects" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "kind" text not null default '',
    "place_ar" text not null default '',
    "place_en" text not null default '',
    "fields" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "indicators" (
    "id" text not null primary key,
    "code" text not null default '',
    "topic" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "skills" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "calendars" (
    "id" text not null primary key,
    "code" text not null default '',
    "party" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "weekend" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "calendar_days" (
    "id" text not null primary key,
    "calendar" text not null default '',
    "first" text not null default '',
    "last" text not null default '',
    "kind" text not null default '',
    "minutes" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "status" text not null default '',
    "source" text not null default '',
    "basis_ar" text not null default '',
    "basis_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "teams" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "parties" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "people" (
    "id" text not null primary key,
    "code" text not null default '',
    "team" text not null default '',
    "party" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "surveys" (
    "id" text not null primary key,
    "code" text not null default '',
    "site" text not null default '',
    "made_on" text not null default '',
    "made_by" text not null default '',
    "office" text not null default '',
    "source" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "claims" (
    "id" text not null primary key,
    "record" text not null default '',
    "field" text not null default '',
    "value" text not null default '',
    "low" text not null default '',
    "high" text not null default '',
    "unit" text not null default '',
    "text_ar" text not null default '',
    "text_en" text not null default '',
    "as_of" text not null default '',
    "source" text not null default '',
    "status" text not null default '',
    "basis_ar" text not null default '',
    "basis_en" text not null default '',
    "said_by" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
