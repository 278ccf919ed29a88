-- 诉讼中的保全: the suit in which it is asked for and whose number its rulings bear (民诉法 103). A suit that this system did
-- not register has a number and no filing. See ADR 0215.
create table preservation_suit (
  filing_id   uuid primary key references filing (id),
  suit_id     uuid references filing (id),
  case_number text not null
);
create index preservation_suit_of on preservation_suit (suit_id);
