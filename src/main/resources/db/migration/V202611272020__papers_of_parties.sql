-- What the parties' own words were made into: no paper of the court, and no code leads to it.
alter table court_paper add column of_party boolean not null default false;
-- The paper that a material is the PDF of; null for what was uploaded.
alter table material add column paper_id uuid references court_paper;
