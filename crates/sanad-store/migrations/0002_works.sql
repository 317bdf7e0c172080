-- The second form of the store: the records of works. New columns of a table stand behind its others.

alter table "programme" add column "host" text not null default '';
alter table "programme" add column "works_days" text not null default '';
alter table "teams" add column "task" text not null default '';
create table "funds" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "party" text not null default '',
    "currency" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "instalments" (
    "id" text not null primary key,
    "code" text not null default '',
    "fund" text not null default '',
    "due" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "rates" (
    "id" text not null primary key,
    "code" text not null default '',
    "set" text not null default '',
    "from" text not null default '',
    "to" text not null default '',
    "dated" text not null default '',
    "withdrawn" text not null default ''
);
create table "resources" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "party" text not null default '',
    "what" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "templates" (
    "id" text not null primary key,
    "code" text not null default '',
    "body" text not null default '',
    "withdrawn" text not null default ''
);
create table "measures" (
    "id" text not null primary key,
    "code" text not null default '',
    "name_ar" text not null default '',
    "name_en" text not null default '',
    "template" text not null default '',
    "site" text not null default '',
    "items" text not null default '',
    "choice" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "pins" (
    "id" text not null primary key,
    "measure" text not null default '',
    "activity" text not null default '',
    "start" text not null default '',
    "mode" text not null default '',
    "withdrawn" text not null default ''
);
create table "groupings" (
    "id" text not null primary key,
    "code" text not null default '',
    "rule" text not null default '',
    "measures" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
create table "objectives" (
    "id" text not null primary key,
    "code" text not null default '',
    "level" text not null default '',
    "term" text not null default '',
    "weight" text not null default '',
    "withdrawn" text not null default ''
);
update "meta" set "value" = '2' where "key" = 'format';
