-- The themes that the engine finds likeliest after those that it suggests: offered at the checking desk, counted nowhere.
alter table public.answer_assignment add column next_themes uuid[] not null default '{}' check (cardinality(next_themes) <= 8);

-- As before, and keeps which themes come next. expected: [{answer, expected, next?}]
create or replace function public.expect_codings(consultation uuid, expected jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  written integer;
begin
  perform private.require_role(consultation);
  update public.answer_assignment a set expected = x.expected, next_themes = coalesce(x.next, '{}')
  from jsonb_to_recordset(expect_codings.expected) as x (answer uuid, expected real, next uuid[])
  where a.answer_id = x.answer and a.consultation_id = consultation;
  get diagnostics written = row_count;
  return written;
end $$;
