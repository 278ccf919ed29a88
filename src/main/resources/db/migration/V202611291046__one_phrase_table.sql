-- One table of phrases, as the words of the procedures are one text: whoever publishes no longer names it.
alter table phrase_table alter column name set default 'cause-phrases';
