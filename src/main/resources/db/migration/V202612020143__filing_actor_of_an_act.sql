-- Whose act it is by the account's id: a name can be chosen. Acts from before have the name alone.
alter table filing_act add column actor_id text;
