-- The end of a suit looks for the preservations that bear its number or that it keeps (财产保全规定 23).
create index preservation_suit_number on preservation_suit (case_number);
