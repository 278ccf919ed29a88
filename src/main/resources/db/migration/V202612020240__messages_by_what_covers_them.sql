-- Of how many things a message tells is asked whenever one is sent; the messages of years are not read for it.
create index message_by_cover on message (covered_by) where covered_by is not null;
