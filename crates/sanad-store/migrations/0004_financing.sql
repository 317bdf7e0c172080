-- The fourth form of the store: the terms at which money is given for measures.

create table "financing" (
    "id" text not null primary key,
    "code" text not null default '',
    "measure" text not null default '',
    "kind" text not null default '',
    "party" text not null default '',
    "borrower" text not null default '',
    "every" text not null default '',
    "note_ar" text not null default '',
    "note_en" text not null default '',
    "original" text not null default '',
    "translated_by" text not null default '',
    "translation" text not null default '',
    "withdrawn" text not null default ''
);
update "meta" set "value" = '4' where "key" = 'format';
