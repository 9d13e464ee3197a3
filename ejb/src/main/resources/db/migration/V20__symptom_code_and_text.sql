-- The symptom is a code from now on; the caller's words, which stood in its place, are the text.
-- hazards: codes with commas, empty for none.

alter table trouble_ticket rename column symptom to text;
alter table trouble_ticket
  add column symptom     text,
  add column hazards     text not null default '',
  add column callback_at timestamptz;

alter table party_interaction add column symptom text;
