-- As before, and what the team reads aloud at the introductions of topics.
create or replace function private.audio_of(content jsonb) returns setof uuid
language sql immutable set search_path = '' as $$
  select distinct (found #>> '{}')::uuid from (
    select jsonb_path_query(content, 'lax $.introductionAudio.*.id') union all
    select jsonb_path_query(content, 'lax $.consentAudio.*.id') union all
    select jsonb_path_query(content, 'lax $.topics[*].introductionAudio.*.id') union all
    select jsonb_path_query(content, 'lax $.topics[*].questions[*].audio.*.id')) named (found)
$$;
