-- A telephone that a clerk typed for somebody at the window recovers nothing before a code that went there was read out
-- (ADR 0189). Those from before are not proved: their holders have it done when they come again.
alter table account add column phone_proved_at timestamptz;
