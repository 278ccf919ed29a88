-- The court one level up, by name: where an appeal goes. Empty where no list names it.
alter table court add column parent text not null default '';
