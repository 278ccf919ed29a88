-- Offices that one account does not hold together: each pair is a rule of two persons that would be one person's.
create table role_exclusion (
  one    text not null,
  other  text not null,
  reason text not null,
  primary key (one, other)
);
insert into role_exclusion (one, other, reason) values
  ('ADMINISTRATOR', 'CLERK', '管理员开设账号、重置密码，兼办案件的，可以给自己再开一个账号，一个人既提出又审签'),
  ('ADMINISTRATOR', 'JUDGE', '管理员开设账号、重置密码，兼办案件的，可以给自己再开一个账号，一个人既提出又审签'),
  ('ADMINISTRATOR', 'SUPERVISOR', '管理员开设账号、重置密码，兼任审批的，可以给自己再开一个账号，一个人既提出又审批'),
  ('ADMINISTRATOR', 'PRESIDENT', '管理员开设账号、重置密码，兼任复核的，可以给自己再开一个账号，一个人既决定又复核'),
  ('ADMINISTRATOR', 'ANALYST', '规则由第二名规则维护人员审批；管理员开设账号，可以给自己再开一个账号，一个人既起草又审批'),
  ('ANALYST', 'SUPERVISOR', '改动法定内容的规则由规则维护起草、庭长审批，起草和审批分开'),
  ('CLERK', 'PRESIDENT', '诉讼费由立案窗口确认，对诉讼费的决定由院长复核（诉讼费用交纳办法第四十三条），决定和复核分开'),
  ('JUDGE', 'PRESIDENT', '诉讼费的缓交、减交、免交由立案法官决定，对诉讼费的决定由院长复核（诉讼费用交纳办法第四十三条），决定和复核分开'),
  ('SUPERVISOR', 'PRESIDENT', '庭长可以办理立案法官的任务，对诉讼费的决定由院长复核（诉讼费用交纳办法第四十三条），决定和复核分开'),
  ('CLERK', 'SUPERVISOR', '窗口收款的人不对账、不处理待核对款项，这两件由庭长办理；对窗口的投诉也由庭长答复');
