-- 窗口代为录入: whoever entered a filing at the window finds it again.
create index filing_act_at_window on filing_act (actor, at desc) where kind = 'WINDOW_ENTRY';
