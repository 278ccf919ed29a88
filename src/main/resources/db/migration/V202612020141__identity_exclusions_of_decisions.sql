-- Who proposes, who signs and who writes the rules are three persons (ADR 0187). Accounts that hold two of these offices go
-- on working and are named to the administrator, as with the pairs before; the next saving resolves them.
insert into role_exclusion (one, other, reason) values
  ('CLERK', 'JUDGE', '不予受理的裁定由窗口提出、法官签发，退费由一人提出、另一人核定；提出和签发分开'),
  ('CLERK', 'ANALYST', '规则由规则维护起草、按规则办案的是立案窗口；定规则和用规则分开'),
  ('JUDGE', 'ANALYST', '规则由规则维护起草、按规则裁判的是立案法官；定规则和用规则分开');
