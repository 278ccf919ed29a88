-- What must hold of filings at every moment; each view is empty.
create view v_inv_number_of_registered as
  select f.id, f.status, f.case_number from filing f
  left join case_number n on n.filing_id = f.id and n.purpose = 'REGISTRATION'
  where (f.registered_at is null) <> (n.canonical is null)
     or f.case_number is distinct from n.canonical;

create view v_inv_number_of_refused as
  select f.id, f.ruling_number from filing f
  left join case_number n on n.filing_id = f.id and n.purpose = 'REFUSAL'
  where f.status = 'REFUSED' and f.ruling_number is distinct from n.canonical;

-- Serial numbers of a series run from 1 to the counter, none left out.
create view v_inv_number_without_gap as
  select c.court_code, c.acceptance_year, c.specialty_code, c.type_code, c.last_serial, count(n.canonical) as issued
  from case_number_counter c
  left join case_number n using (court_code, acceptance_year, specialty_code, type_code)
  group by c.court_code, c.acceptance_year, c.specialty_code, c.type_code, c.last_serial
  having count(n.canonical) <> c.last_serial or max(n.serial_number) is distinct from c.last_serial;

create view v_inv_receipt_of_submitted as
  select f.id, f.status from filing f
  where (f.status <> 'DRAFT') <> exists (select from filing_receipt r where r.filing_id = f.id);

-- What comes after the registration is only of registered filings, what comes before only of others.
create view v_inv_status_by_registration as
  select id, status from filing
  where status in ('REGISTERED', 'FEE_DUE', 'FEE_OVERDUE', 'WITHDRAWAL_PENDING', 'WITHDRAWAL_GRANTED',
                   'DEEMED_WITHDRAWN', 'TRANSFERRED') and registered_at is null
     or status in ('DRAFT', 'UNDER_REVIEW', 'ADVISED', 'CORRECTION_REQUIRED', 'RETURNED', 'FORWARDED', 'REFUSED',
                   'WITHDRAWN') and registered_at is not null;
