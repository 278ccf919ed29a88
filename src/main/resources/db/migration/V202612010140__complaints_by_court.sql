-- The board counts the complaints of a court: those of a period, and those that are open.
create index complaint_by_court on complaint (court_code, answered_at);
