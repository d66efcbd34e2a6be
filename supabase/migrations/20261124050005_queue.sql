-- What to check next, and how good the suggestions for the rest are.

-- The F1 that the engine expects of its suggestions for an answer (`Assigner.expect`).
alter table public.answer_assignment add column expected real check (expected between 0 and 1);
-- Drawn at random: these tell how good the suggestions for unchecked answers are, the others were put first because they are hard.
alter table public.answer_check add column random boolean not null default false;
create index answer_check_random_idx on public.answer_check (consultation_id, checked_at desc) where random;

-- Keeps what the engine expects of suggestions that it stored. expected: [{answer, expected}]
create function public.expect_codings(consultation uuid, expected jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  written integer;
begin
  perform private.require_role(consultation);
  update public.answer_assignment a set expected = x.expected
  from jsonb_to_recordset(expect_codings.expected) as x (answer uuid, expected real)
  where a.answer_id = x.answer and a.consultation_id = consultation;
  get diagnostics written = row_count;
  return written;
end $$;
grant execute on function public.expect_codings(uuid, jsonb) to authenticated;

-- As before, and keeps whether an answer was drawn at random. checks: [{answer, checked, random?}]
create or replace function public.decide_codings(consultation uuid, decisions jsonb, checks jsonb default '[]') returns void
language plpgsql security definer set search_path = '' as $$
declare
  d record;
begin
  perform private.require_role(consultation);
  for d in select * from jsonb_to_recordset(decisions) as x (answer uuid, theme uuid, act public.coding_act) loop
    if d.act in ('confirm', 'reject', 'add') then
      insert into public.coding as c (answer_id, theme_id, consultation_id, state, source, decided_by)
      values (d.answer, d.theme, consultation,
        case when d.act = 'reject' then 'rejected' else 'confirmed' end::public.coding_state, 'person', (select auth.uid()))
      on conflict (answer_id, theme_id) do update set state = excluded.state, source = 'person',
        decided_by = excluded.decided_by, decided_at = now()
        where c.consultation_id = consultation;
    elsif d.act = 'reset' then
      delete from public.coding c where c.answer_id = d.answer and c.theme_id = d.theme
        and c.consultation_id = consultation and c.confidence is null;
      update public.coding c set state = 'suggested', source = 'machine', decided_by = null, decided_at = now()
      where c.answer_id = d.answer and c.theme_id = d.theme and c.consultation_id = consultation;
    else
      raise exception 'a person does not %', d.act using errcode = 'WS009';
    end if;
    insert into public.coding_event (consultation_id, answer_id, theme_id, act, actor)
    values (consultation, d.answer, d.theme, d.act, (select auth.uid()));
  end loop;
  insert into public.answer_check as k (answer_id, consultation_id, checked_by, random)
  select x.answer, consultation, (select auth.uid()), coalesce(x.random, false)
  from jsonb_to_recordset(checks) as x (answer uuid, checked boolean, random boolean) where x.checked
  on conflict (answer_id) do update set checked_by = excluded.checked_by, checked_at = now(), random = k.random or excluded.random
    where k.consultation_id = consultation;
  delete from public.answer_check k using jsonb_to_recordset(checks) as x (answer uuid, checked boolean)
  where k.answer_id = x.answer and k.consultation_id = consultation and not x.checked;
end $$;

drop function public.check_queue(uuid, jsonb, uuid, uuid, integer);
drop function public.suggestion_quality(uuid);

-- Answers that nobody has checked, to be put in order: {left: all of them, waiting: [{id, expected, text?}]}.
-- Ids are random, so that the first `most` of them are a random sample of a consultation that has more; the text comes with the
-- `compare` least sure of these.
create function public.check_candidates(consultation uuid, filters jsonb default '{}', theme uuid default null,
  most integer default 3000, compare integer default 400) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
begin
  perform private.require_role(consultation);
  return (
    with unchecked as materialized (
      select b.id from private.open_answers(consultation, filters) b
      where not exists (select 1 from public.answer_check k where k.answer_id = b.id)
        and (check_candidates.theme is null or exists (select 1 from public.coding c
          where c.answer_id = b.id and c.theme_id = check_candidates.theme and c.state <> 'rejected'))
    ), sample as (
      select u.id from unchecked u order by u.id limit most
    ), ranked as (
      select s.id, coalesce(a.expected, 0.5) as expected, row_number() over (order by coalesce(a.expected, 0.5), s.id) as place
      from sample s left join public.answer_assignment a on a.answer_id = s.id
    )
    select jsonb_build_object('left', (select count(*) from unchecked), 'waiting', coalesce(jsonb_agg(
      jsonb_build_object('id', r.id, 'expected', r.expected)
        || case when r.place <= compare then jsonb_build_object('text', (select x.text from public.answer x where x.id = r.id)) else '{}' end), '[]'))
    from ranked r
  );
end $$;
grant execute on function public.check_candidates(uuid, jsonb, uuid, integer, integer) to authenticated;

-- Answers by their ids, in that order; those of other consultations are left out.
create function public.answers_by_id(consultation uuid, ids uuid[]) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return private.read_answers(consultation, ids);
end $$;
grant execute on function public.answers_by_id(uuid, uuid[]) to authenticated;

-- How the suggestions do: {checked, waiting: [{expected, answers}] (in steps of 0.02), drawn: [{expected, actual}]}.
-- `drawn`: the newest checks of answers drawn at random; `actual` is the F1 of what was suggested against what a person chose,
-- and 1 where both are nothing.
create function public.check_quality(consultation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '32MB' as $$
begin
  perform private.require_role(consultation);
  return (
    select jsonb_build_object(
      'checked', (select count(*) from public.answer_check k where k.consultation_id = check_quality.consultation),
      'waiting', (select coalesce(jsonb_agg(jsonb_build_object('expected', w.expected, 'answers', w.answers)), '[]') from (
        select least(floor(s.expected * 50) / 50 + 0.01, 1) as expected, count(*) as answers
        from public.answer_assignment s
        where s.consultation_id = check_quality.consultation and s.expected is not null
          and not exists (select 1 from public.answer_check k where k.answer_id = s.answer_id)
        group by 1) w),
      'drawn', (select coalesce(jsonb_agg(jsonb_build_object('expected', d.expected, 'actual',
          case when d.suggested + d.right_ones = 0 then 1 else 2.0 * d.hits / (d.suggested + d.right_ones) end)), '[]') from (
        select s.expected, count(c.theme_id) filter (where c.confidence is not null) as suggested,
          count(c.theme_id) filter (where c.state = 'confirmed') as right_ones,
          count(c.theme_id) filter (where c.confidence is not null and c.state = 'confirmed') as hits
        from (select * from public.answer_check k where k.consultation_id = check_quality.consultation and k.random
          order by k.checked_at desc limit 1000) k
        join public.answer_assignment s on s.answer_id = k.answer_id and s.expected is not null
        left join public.coding c on c.answer_id = k.answer_id
        group by k.answer_id, s.expected) d))
  );
end $$;
grant execute on function public.check_quality(uuid) to authenticated;
