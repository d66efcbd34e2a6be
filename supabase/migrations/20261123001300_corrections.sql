-- Corrections of one answer, and the team's list of responses.

-- An answer that was corrected must be read again: what the machine suggested for it and the tick of whoever read it go.
-- What a person confirmed or rejected stays. An observation is never quoted, so its quotes are taken back.
create function private.answer_changed() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if new.text is distinct from old.text then
    with stale as (
      delete from public.coding c where c.answer_id = new.id and c.state = 'suggested' returning c.theme_id
    )
    insert into public.coding_event (consultation_id, answer_id, theme_id, act, actor)
    select new.consultation_id, new.id, stale.theme_id, 'expire', (select auth.uid()) from stale;
    delete from public.answer_assignment a where a.answer_id = new.id;
    delete from public.answer_check k where k.answer_id = new.id;
  end if;
  if new.text is null or new.voice = 'observation' then
    update public.quote q set revoked_at = now() where q.answer_id = new.id and q.revoked_at is null;
  end if;
  return null;
end $$;
create trigger answer_changed after update of text, voice on public.answer
  for each row when (new.text is distinct from old.text or new.voice is distinct from old.voice)
  execute function private.answer_changed();

-- True when these values are one whole answer to a question of that kind with those bounds.
create function private.fits(question public.question, text text, choices text[], number numeric, declined public.answer_declined)
returns boolean language sql immutable set search_path = '' as $$
  select case
    when declined is not null then text is null and choices is null and number is null
    when question.kind = 'open' then btrim(text) <> '' and choices is null and number is null
    when question.kind = 'yesno' then choices in ('{yes}', '{no}') and text is null and number is null
    when question.kind in ('single', 'multiple') then choices <@ question.options and number is null
      and (cardinality(choices) = 1 or (question.kind = 'multiple' and cardinality(choices) > 1))
    when question.kind in ('grade', 'scale', 'number') then number is not null and choices is null and text is null
      and number >= coalesce(question.minimum, number) and number <= coalesce(question.maximum, number)
    else false
  end is true
$$;

-- Corrects a typing error; the earlier wording is kept. Only the given answer changes; the same answer again changes nothing.
create function public.correct_answer(answer uuid, new_text text, new_choices text[], new_number numeric,
  new_voice public.answer_voice, new_declined public.answer_declined default null) returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.answer;
  asked public.question;
  voice_now public.answer_voice;
begin
  select * into was from public.answer a where a.id = answer for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  select * into asked from public.question q where q.guide_version_id = was.guide_version_id and q.key = was.question_key;
  if not private.fits(asked, new_text, new_choices, new_number, new_declined) then
    raise exception 'an answer does not fit its question' using errcode = 'WS006';
  end if;
  voice_now := case when was.kind = 'open' and new_text is not null then coalesce(new_voice, was.voice, 'own') end;
  if (was.text, was.choices, was.number, was.voice, was.declined)
     is not distinct from (new_text, new_choices, new_number, voice_now, new_declined) then
    return;
  end if;
  insert into public.answer_revision (consultation_id, answer_id, text_before, choices_before, number_before, voice_before, declined_before, changed_by)
  values (was.consultation_id, was.id, was.text, was.choices, was.number, was.voice, was.declined, (select auth.uid()));
  update public.answer a set text = new_text, choices = new_choices, number = new_number, declined = new_declined,
    voice = voice_now, updated_at = now()
  where a.id = answer;
end $$;
grant execute on function public.correct_answer(uuid, text, text[], numeric, public.answer_voice, public.answer_declined) to authenticated;

-- The responses that answer to the filters, the newest first. Acts as the caller: row-level security decides.
-- An area of all zeros asks for those without an area; `words` is looked for in what was said.
create function private.matching_responses(consultation uuid, mode public.response_mode, area uuid, words text)
returns table (id uuid, place bigint) language sql stable set search_path = '' as $$
  select r.id, row_number() over (order by r.submitted_at desc, r.id)
  from public.response r
  where r.consultation_id = consultation
    and (matching_responses.mode is null or r.mode = matching_responses.mode)
    and (area is null or r.area_id = area or (r.area_id is null and area = '00000000-0000-0000-0000-000000000000'))
    and (words is null or exists (select 1 from public.answer a where a.response_id = r.id and a.consultation_id = consultation
      and a.text ilike '%' || regexp_replace(words, '([\\%_])', '\\\1', 'g') || '%'))
$$;
grant execute on function private.matching_responses(uuid, public.response_mode, uuid, text) to authenticated;

-- One page of the team's list, with the state of each response's open answers. `matches` counts all pages.
create function public.list_responses(consultation uuid, mode public.response_mode default null, area uuid default null,
  words text default null, first integer default 0, size integer default 50)
returns table (id uuid, mode public.response_mode, language text, area_name text, guide_number integer, submitted_at timestamptz,
  recorded_by uuid, open_answers bigint, without_theme bigint, unchecked bigint, matches bigint)
language sql stable set search_path = '' as $$
  select r.id, r.mode, r.language, ar.name, v.number, r.submitted_at, r.recorded_by, s.open_answers, s.without_theme, s.unchecked, f.matches
  from (select m.id, m.place, count(*) over () as matches
    from private.matching_responses(consultation, list_responses.mode, list_responses.area, words) m) f
  join public.response r on r.id = f.id
  join public.guide_version v on v.id = r.guide_version_id
  left join public.area ar on ar.id = r.area_id
  cross join lateral (
    select count(*) as open_answers,
      count(*) filter (where k.answer_id is null and not exists (select 1 from public.coding c
        where c.answer_id = a.id and c.consultation_id = consultation and c.state <> 'rejected')) as without_theme,
      count(*) filter (where k.answer_id is null) as unchecked
    from public.answer a left join public.answer_check k on k.answer_id = a.id
    where a.response_id = r.id and a.consultation_id = consultation and a.kind = 'open' and a.text is not null
  ) s
  where f.place > list_responses.first and f.place <= list_responses.first + least(size, 200)
  order by f.place
$$;
grant execute on function public.list_responses(uuid, public.response_mode, uuid, text, integer, integer) to authenticated;

-- Where a response stands in the filtered list, and which ones stand before and after it.
create function public.response_place(response uuid, consultation uuid, mode public.response_mode default null,
  area uuid default null, words text default null)
returns table (place bigint, matches bigint, newer uuid, older uuid) language sql stable set search_path = '' as $$
  select x.place, x.matches, x.newer, x.older
  from (select m.id, m.place, count(*) over () as matches, lag(m.id) over (order by m.place) as newer, lead(m.id) over (order by m.place) as older
    from private.matching_responses(consultation, response_place.mode, response_place.area, words) m) x
  where x.id = response
$$;
grant execute on function public.response_place(uuid, uuid, public.response_mode, uuid, text) to authenticated;

create function public.count_responses(consultation uuid)
returns table (mode public.response_mode, area uuid, responses bigint) language sql stable set search_path = '' as $$
  select r.mode, r.area_id, count(*) from public.response r where r.consultation_id = consultation group by 1, 2
$$;
grant execute on function public.count_responses(uuid) to authenticated;
