-- The fifth form of the store: the day from which an accepted plan counts its time.

alter table "baseline" add column "from" text not null default '';
update "meta" set "value" = '5' where "key" = 'format';
