-- The register names the numbers that rulings of refusal took of the series in its period.
create index case_number_of_refusals on case_number (court_code, issued_at) where purpose = 'REFUSAL';
