-- The last cases in which a paper was made, for whoever tries its template.
create index court_paper_by_template on court_paper (template, fixed_at desc);
