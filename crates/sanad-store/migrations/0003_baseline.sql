-- The third form of the store: the plan that was accepted, and what became of its activities.

create table "baseline" (
    "id" text not null primary key,
    "measure" text not null default '',
    "activity" text not null default '',
    "start" text not null default '',
    "end" text not null default '',
    "mode" text not null default '',
    "crew" text not null default '',
    "accepted" text not null default '',
    "withdrawn" text not null default ''
);
create table "actuals" (
    "id" text not null primary key,
    "measure" text not null default '',
    "activity" text not null default '',
    "started" text not null default '',
    "finished" text not null default '',
    "days_left" text not null default '',
    "mode" text not null default '',
    "as_of" text not null default '',
    "source" text not null default '',
    "status" text not null default '',
    "withdrawn" text not null default ''
);
update "meta" set "value" = '3' where "key" = 'format';
