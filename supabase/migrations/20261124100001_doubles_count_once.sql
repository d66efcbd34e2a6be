-- A response that the team found to be the double of another, or made by a machine, counts in no figure: each resident counts once.
-- Nothing is thrown away. The verdict is taken back by whoever looks again, and then it counts as before.

alter table public.response add column is_double boolean not null default false;
update public.response r set is_double = true
  where exists (select 1 from public.response_flag f where f.response_id = r.id and f.verdict = 'double');
create index response_double_idx on public.response (consultation_id, id) where is_double;

-- The verdicts say which ones; a verdict that leaves with the other response of its pair leaves the double counting again.
create function private.count_once() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.response r set is_double = x.is_double
  from (select exists (select 1 from public.response_flag f
    where f.response_id = coalesce(new.response_id, old.response_id) and f.verdict = 'double') as is_double) x
  where r.id = coalesce(new.response_id, old.response_id) and r.is_double <> x.is_double;
  return null;
end $$;
create trigger double_counts_once after insert or update of verdict or delete on public.response_flag
  for each row execute function private.count_once();

-- Of two responses one counts: it is refused to call the second the double of the first as well, also by way of others.
create or replace function public.judge_flag(consultation uuid, response uuid, kind public.response_doubt, other uuid, verdict public.doubt_verdict) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  -- One verdict at a time, so that two colleagues cannot close the circle together.
  perform private.one_at_a_time(consultation);
  if judge_flag.verdict = 'double' and exists (
    with recursive chain (id) as (
      select judge_flag.other
      union
      select f.other_id from chain join public.response_flag f on f.response_id = chain.id and f.verdict = 'double' and f.other_id is not null
    ) select 1 from chain where chain.id = judge_flag.response) then
    raise exception 'the other one is the double of this one already' using errcode = 'WS070';
  end if;
  insert into public.response_flag as f (consultation_id, response_id, kind, other_id, verdict, decided_by, decided_at)
  values (consultation, response, judge_flag.kind, other, judge_flag.verdict, (select auth.uid()), now())
  on conflict on constraint response_flag_response_id_kind_other_id_key do update
    set verdict = excluded.verdict, decided_by = excluded.decided_by, decided_at = excluded.decided_at;
end $$;

-- What counts in no figure. Plain SQL, so that the planner takes it up into the caller's query and reads it once.
create function private.doubles(consultation uuid) returns table (id uuid) language sql stable as $$
  select r.id from public.response r where r.consultation_id = consultation and r.is_double
$$;

-- Below, every function is as before, without the doubles.

create or replace function private.open_answers(consultation uuid, filters jsonb)
returns table (id uuid, response_id uuid, question_key text) language sql stable as $$
  select a.id, a.response_id, a.question_key from public.answer a
  where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
    and a.response_id not in (select d.id from private.doubles(consultation) d)
    and (filters ->> 'question' is null or a.question_key = filters ->> 'question')
    and (filters ->> 'voice' is null or a.voice = (filters ->> 'voice')::public.answer_voice)
    and (filters ->> 'search' is null or a.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%'
      or exists (select 1 from public.answer_translation tr where tr.answer_id = a.id
        and tr.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%'))
    and (filters ->> 'stance' is null or a.id in (select s.answer_id from public.answer_stance s
      where s.consultation_id = consultation and s.stance = (filters ->> 'stance')::public.stance))
    and (filters ->> 'mode' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
    and (filters ->> 'week' is null or a.response_id in (
      select v.response_id from private.response_values(consultation, 'week') v where v.value = filters ->> 'week'))
    and (filters ->> 'closed' is null or a.response_id in (
      select v.response_id from private.response_values(consultation, 'closed:' || split_part(filters ->> 'closed', ':', 1)) v
      where v.value = split_part(filters ->> 'closed', ':', 2)))
    and (filters ->> 'checked' is null or (filters ->> 'checked' = 'yes') = (a.id in (
      select k.answer_id from public.answer_check k where k.consultation_id = consultation)))
    and (filters ->> 'with' is null or a.id in (select w.answer_id from private.answers_with(consultation, filters ->> 'with', false) w))
$$;

-- Where another theme has to be there as well, confirmed says that both are.
create or replace function private.open_codings(consultation uuid, filters jsonb)
returns table (answer_id uuid, theme_id uuid, response_id uuid, confirmed boolean) language sql stable as $$
  select c.answer_id, c.theme_id, c.response_id, c.state = 'confirmed' and (filters ->> 'with' is null
      or c.answer_id in (select w.answer_id from private.answers_with(consultation, filters ->> 'with', true) w))
  from public.coding c
  where c.consultation_id = consultation and c.state <> 'rejected'
    and c.response_id not in (select d.id from private.doubles(consultation) d)
    and (filters ->> 'mode' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
    and ((filters - 'mode' - 'area') = '{}'::jsonb
      or c.answer_id in (select a.id from private.open_answers(consultation, filters - 'mode' - 'area') a))
$$;

create or replace function public.answers_to_group(consultation uuid, skip integer default 0, most integer default 500) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  return (
    with uncovered as materialized (
      select a.id, r.submitted_at from public.answer a join public.response r on r.id = a.response_id
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null and a.response_id not in (select d.id from private.doubles(consultation) d)
        and not exists (select 1 from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
          where c.answer_id = a.id and c.state <> 'rejected')
        and (not exists (select 1 from public.answer_check k where k.answer_id = a.id)
          or not exists (select 1 from public.theme t where t.consultation_id = consultation and t.archived_at is null))
        and not exists (select 1 from public.candidate_answer x join public.theme_candidate g on g.id = x.candidate_id and g.state = 'refused'
          where x.answer_id = a.id)
    )
    select jsonb_build_object('total', (select count(*) from uncovered), 'answers', coalesce(
      (select jsonb_agg(jsonb_build_object('id', a.id, 'question', q.text, 'text', a.text) order by page.submitted_at desc, a.id)
       from (select u.id, u.submitted_at from uncovered u order by u.submitted_at desc, u.id offset skip limit most) page
       join public.answer a on a.id = page.id
       join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key), '[]'))
  );
end $$;

create or replace function public.start_round(consultation uuid, first_coder uuid, second_coder uuid, most integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  round uuid := gen_random_uuid();
begin
  perform private.require_role(consultation, '{coordinator}');
  if first_coder = second_coder or most < 1 or (select count(*) from public.member m
      join public.consultation c on c.team_id = m.team_id and c.id = consultation
      where m.user_id in (start_round.first_coder, start_round.second_coder)) <> 2 then
    raise exception 'two members of the team code some answers' using errcode = 'WS062';
  end if;
  insert into public.coding_round (id, consultation_id, first_coder, second_coder, started_by)
  values (round, consultation, start_round.first_coder, start_round.second_coder, (select auth.uid()));
  insert into public.round_answer (round_id, answer_id, consultation_id, position)
  select round, a.id, consultation, row_number() over (order by md5(a.id::text || round::text))
  from public.answer a where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
    and a.response_id not in (select d.id from private.doubles(consultation) d)
  order by md5(a.id::text || round::text) limit most;
  if not found then
    raise exception 'there are no answers to code' using errcode = 'WS062';
  end if;
  return round;
end $$;

create or replace function public.check_quality(consultation uuid) returns jsonb
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
          and s.answer_id not in (select a.id from public.answer a
            where a.response_id in (select d.id from private.doubles(check_quality.consultation) d))
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

create or replace function private.resident_figures(consultation uuid, k integer) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  total integer := (select count(*) from public.response r where r.consultation_id = consultation and not r.is_double);
  before jsonb := (select r.content from public.report r where r.consultation_id = consultation order by r.number desc limit 1);
  areas jsonb;
  modes jsonb;
begin
  areas := private.protect(total, (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'n', a.n) order by a.position, a.name), '[]') from (
        select a.id::text, a.name, a.position, (select count(*) from public.response r where r.area_id = a.id and not r.is_double) as n
        from public.area a where a.consultation_id = consultation
        union all
        select 'unknown', '', 2147483647, count(*) from public.response r
        where r.consultation_id = consultation and r.area_id is null and not r.is_double having count(*) > 0) a),
    k, jsonb_build_object('total', before -> 'residents', 'cells', before -> 'areas'));
  modes := private.protect(total, (
      select jsonb_agg(jsonb_build_object('id', m.mode, 'n',
        (select count(*) from public.response r where r.consultation_id = consultation and r.mode = m.mode and not r.is_double)) order by m.mode)
      from unnest(enum_range(null::public.response_mode)) m (mode)),
    k, jsonb_build_object('total', before -> 'residents', 'cells', before -> 'modes'));
  return jsonb_build_object('residents', areas -> 'total', 'areas', areas -> 'cells', 'modes', modes -> 'cells');
end $$;

create or replace function private.theme_figures(consultation uuid, theme uuid, k integer, everyone jsonb, before jsonb) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  areas jsonb;
  modes jsonb;
  hidden_areas text[] := array(select a ->> 'id' from jsonb_array_elements(everyone -> 'areas') a where a ->> 'count' is null);
  total integer;
begin
  with resident as (
    select distinct r.id, coalesce(r.area_id::text, 'unknown') as area, r.mode
    from public.coding c join public.answer a on a.id = c.answer_id join public.response r on r.id = a.response_id
    where c.consultation_id = consultation and c.theme_id = theme and c.state = 'confirmed' and not r.is_double
  )
  select (select count(*) from resident),
    (select jsonb_agg((a.item - 'count' - 'kept') || jsonb_build_object('n',
      (select count(*) from resident where resident.area = a.item ->> 'id')) order by a.i)
      from jsonb_array_elements(everyone -> 'areas') with ordinality a (item, i)),
    (select jsonb_agg((m.item - 'count' - 'kept') || jsonb_build_object('n',
      (select count(*) from resident where resident.mode::text = m.item ->> 'id')) order by m.i)
      from jsonb_array_elements(everyone -> 'modes') with ordinality m (item, i))
    into total, areas, modes;
  areas := private.protect(total, coalesce(areas, '[]'), k,
    jsonb_build_object('total', before -> 'residents', 'cells', before -> 'areas'), hidden_areas);
  modes := private.protect(total, modes, k, jsonb_build_object('total', before -> 'residents', 'cells', before -> 'modes'));
  -- Both rows have the same total: when one cannot show it, neither does the other.
  if areas #>> '{total,count}' is null or modes #>> '{total,count}' is null then
    return jsonb_build_object('residents', '{"count": null, "kept": false}'::jsonb, 'areas', '[]'::jsonb, 'modes', '[]'::jsonb);
  end if;
  return jsonb_build_object('residents', areas -> 'total', 'areas', areas -> 'cells', 'modes', modes -> 'cells');
end $$;

create or replace function private.question_cells(consultation uuid, question text, kind public.question_kind) returns jsonb
language sql stable set search_path = '' as $$
  with asked as (
    select v.number, q.item
    from public.guide_version v, jsonb_array_elements(v.content -> 'topics') t (item), jsonb_array_elements(t.item -> 'questions') q (item)
    where v.consultation_id = consultation and q.item ->> 'key' = question
  ), cell as (
    select distinct on (o.item ->> 'id') o.item ->> 'id' as id, o.item #>> '{label,nl}' as label, o.i,
      null::numeric as lowest, null::numeric as highest
    from asked, jsonb_array_elements(asked.item -> 'options') with ordinality o (item, i)
    where question_cells.kind in ('single', 'multiple')
    order by o.item ->> 'id', asked.number desc
  ), cells as (
    select * from cell
    union all select b.id, '', b.i, b.lowest, b.highest
      from (values ('1-5', 1, 1, 5), ('6-7', 2, 6, 7), ('8-10', 3, 8, 10)) b (id, i, lowest, highest) where question_cells.kind = 'grade'
    union all select b.id, '', b.i, null, null from (values ('yes', 1), ('no', 2)) b (id, i) where question_cells.kind = 'yesno'
    union all select p::text, '', p, p, p
      from generate_series(1, (select max((asked.item ->> 'points')::integer) from asked)) p where question_cells.kind = 'scale'
  ), given as (
    select a.choices, a.number from public.answer a
    where a.consultation_id = consultation and a.question_key = question and a.kind = question_cells.kind and a.declined is null
      and a.response_id not in (select d.id from private.doubles(consultation) d)
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', cells.id, 'label', cells.label, 'n', (
    select count(*) from given where cells.id = any (given.choices) or given.number between cells.lowest and cells.highest)) order by cells.i), '[]')
  from cells
$$;

-- An average only of this many grades, so that it does not tell what one resident gave.
create or replace function private.question_figures(consultation uuid, k integer) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  fewest_for_average constant integer := 2 * k;
  result jsonb := '[]';
  asked record;
  answered integer;
  row_of jsonb;
  was jsonb;
begin
  for asked in
    select distinct on (q.key) q.key, q.kind, q.text, q.position, v.number
    from public.question q join public.guide_version v on v.id = q.guide_version_id
    where q.consultation_id = consultation and q.kind in ('single', 'multiple', 'yesno', 'grade', 'scale')
    order by q.key, v.number desc
  loop
    answered := (select count(*) from public.answer a where a.consultation_id = consultation
      and a.question_key = asked.key and a.kind = asked.kind and a.declined is null
          and a.response_id not in (select d.id from private.doubles(consultation) d));
    continue when answered = 0;
    was := (select l.item from private.last_shown(consultation, 'questions', 'key') l where l.id = asked.key and l.item ->> 'kind' = asked.kind::text);
    row_of := private.question_cells(consultation, asked.key, asked.kind);
    row_of := case when asked.kind = 'multiple'
      then private.protect_each(answered, row_of, k, jsonb_build_object('total', was -> 'answered', 'cells', was -> 'cells'))
      else private.protect(answered, row_of, k, jsonb_build_object('total', was -> 'answered', 'cells', was -> 'cells')) end;
    result := result || jsonb_build_object('key', asked.key, 'kind', asked.kind, 'text', asked.text, 'position', asked.position,
      'answered', row_of -> 'total', 'cells', row_of -> 'cells',
      'average', case
        when asked.kind <> 'grade' or coalesce((row_of #>> '{total,count}')::integer, 0) < fewest_for_average then null
        -- The figure stands still, so the average does too.
        when row_of #>> '{total,count}' = was #>> '{answered,count}' then was -> 'average'
        else to_jsonb((select round(avg(a.number), 1) from public.answer a where a.consultation_id = consultation
          and a.question_key = asked.key and a.kind = asked.kind and a.declined is null
          and a.response_id not in (select d.id from private.doubles(consultation) d))) end);
  end loop;
  return (select coalesce(jsonb_agg(e.item - 'position' order by (e.item ->> 'position')::integer, e.item ->> 'key'), '[]')
    from jsonb_array_elements(result) e (item));
end $$;

create or replace function private.report_figures(consultation uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  k integer := (select c.smallest_group from public.consultation c where c.id = consultation);
  everyone jsonb := private.resident_figures(consultation, k);
  before jsonb := (select r.content from public.report r where r.consultation_id = consultation order by r.number desc limit 1);
begin
  return everyone || jsonb_build_object(
    'smallest_group', k,
    'answers', private.shown((select count(*)::integer from public.answer a
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
        and a.response_id not in (select d.id from private.doubles(consultation) d)), k, before -> 'answers'),
    'themes', (
      select coalesce(jsonb_agg(t.item order by (t.item #>> '{residents,count}')::integer desc nulls last, t.position, t.name), '[]')
      from (
        select t.position, t.name, jsonb_build_object('id', t.id, 'name', t.name, 'colour', t.colour)
          || private.theme_figures(consultation, t.id, k, everyone, l.item) as item
        from public.theme t left join private.last_shown(consultation, 'themes', 'id') l on l.id = t.id::text
        where t.consultation_id = consultation and t.archived_at is null
          and exists (select 1 from public.coding c where c.theme_id = t.id and c.state = 'confirmed'
            and c.response_id not in (select d.id from private.doubles(consultation) d))) t),
    'questions', private.question_figures(consultation, k));
end $$;

create or replace function public.report_counts(consultation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  listed_evidence constant integer := 500;
begin
  perform private.require_role(consultation);
  return jsonb_build_object('figures', private.report_figures(consultation),
    'unchecked', (select count(*) from public.coding c join public.theme t on t.id = c.theme_id
      where c.consultation_id = report_counts.consultation and c.state = 'suggested' and t.archived_at is null
      and c.response_id not in (select d.id from private.doubles(report_counts.consultation) d)),
    'themes', (
      select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'key', t.key, 'name', t.name, 'confirmed', n.confirmed, 'answers', n.answers,
        'suggested', n.suggested, 'suggestions', n.suggestions, 'evidence', n.evidence) order by n.confirmed desc, n.suggested desc, t.position), '[]')
      from public.theme t, lateral (
        select count(distinct a.response_id) filter (where c.state = 'confirmed') as confirmed,
          count(*) filter (where c.state = 'confirmed') as answers,
          count(*) filter (where c.state = 'suggested') as suggestions,
          count(distinct a.response_id) filter (where c.state = 'suggested' and not exists (
            select 1 from public.coding c2 join public.answer a2 on a2.id = c2.answer_id
            where c2.theme_id = t.id and c2.state = 'confirmed' and a2.response_id = a.response_id)) as suggested,
          coalesce(to_jsonb((array_agg(a.id order by a.created_at, a.id) filter (where c.state = 'confirmed'))[1:listed_evidence]), '[]') as evidence
        from public.coding c join public.answer a on a.id = c.answer_id
        where c.theme_id = t.id and c.response_id not in (select d.id from private.doubles(report_counts.consultation) d)) n
      where t.consultation_id = report_counts.consultation and t.archived_at is null));
end $$;

create or replace function public.publish_report(consultation uuid, expected_revision integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  draft public.report_draft;
  figures jsonb;
  themes jsonb;
  published public.report;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  select * into draft from public.report_draft d where d.consultation_id = consultation for update;
  if not found or draft.revision <> expected_revision then
    raise exception 'the draft has changed meanwhile' using errcode = 'WS005';
  end if;
  figures := private.report_figures(consultation);
  themes := (select jsonb_agg(t.item || jsonb_build_object('sentence', coalesce(draft.content #>> array['sentences', t.item ->> 'id'], '')) order by t.i)
    from jsonb_array_elements(figures -> 'themes') with ordinality t (item, i)
    where not coalesce(draft.content -> 'hidden', '[]') ? (t.item ->> 'id'));
  if themes is null or btrim(draft.title) = '' then
    raise exception 'a report has a title and at least one theme' using errcode = 'WS016';
  end if;
  insert into public.report (consultation_id, number, title, introduction, content, published_by)
  values (consultation, coalesce((select max(number) from public.report r where r.consultation_id = consultation), 0) + 1,
    btrim(draft.title), btrim(draft.introduction), figures || jsonb_build_object('themes', themes, 'questions', (
      select coalesce(jsonb_agg(q.item order by q.i), '[]') from jsonb_array_elements(figures -> 'questions') with ordinality q (item, i)
      where not coalesce(draft.content -> 'hiddenQuestions', '[]') ? (q.item ->> 'key'))), (select auth.uid()))
  returning * into published;
  insert into public.report_quote (report_id, quote_id, consultation_id, position)
  select published.id, q.id, consultation, min(chosen.i)
  from jsonb_array_elements_text(coalesce(draft.content -> 'quotes', '[]')) with ordinality chosen (id, i)
  join public.quote q on q.id::text = chosen.id and q.consultation_id = publish_report.consultation and q.revoked_at is null
  join public.coding c on c.answer_id = q.answer_id and c.theme_id = q.theme_id and c.state = 'confirmed'
  where themes @> jsonb_build_array(jsonb_build_object('id', q.theme_id))
  group by q.id;
  insert into public.report_evidence (report_id, theme_id, answer_id, consultation_id)
  select published.id, c.theme_id, c.answer_id, consultation from public.coding c
  where c.consultation_id = publish_report.consultation and c.state = 'confirmed'
    and c.response_id not in (select d.id from private.doubles(publish_report.consultation) d)
    and themes @> jsonb_build_array(jsonb_build_object('id', c.theme_id));
  return published.number;
end $$;

create or replace function public.door_overview(consultation uuid)
returns table (id uuid, name text, homes integer, responses bigint, no_answer bigint, refused bigint, later bigint, done bigint)
language sql stable set search_path = '' as $$
  select a.id, a.name, a.homes,
    (select count(*) from public.response r where r.area_id = a.id and r.consultation_id = consultation and not r.is_double),
    count(d.id) filter (where d.outcome = 'no_answer'), count(d.id) filter (where d.outcome = 'refused'),
    count(d.id) filter (where d.outcome = 'later'), count(d.id) filter (where d.outcome = 'done')
  from public.area a left join public.door_attempt d on d.area_id = a.id and d.consultation_id = consultation
  where a.consultation_id = door_overview.consultation
  group by a.id order by a.position, a.name
$$;

drop function public.consultation_progress(uuid);
create function public.consultation_progress(consultation uuid default null)
returns table (
  consultation_id uuid,
  version integer,
  changed_since_version boolean,
  responses integer,
  open_answers integer,
  unassigned integer,
  without_theme integer,
  unchecked integer,
  quotes integer,
  report integer,
  links integer,
  reactions integer,
  areas jsonb,
  doubles integer
)
language sql stable security definer set search_path = '' as $$
  select c.id,
    (select max(v.number) from public.guide_version v where v.consultation_id = c.id),
    coalesce((select d.content is distinct from (select v.content from public.guide_version v
        where v.consultation_id = c.id order by v.number desc limit 1)
      from public.guide_draft d where d.consultation_id = c.id), false),
    (select count(*)::integer from public.response r where r.consultation_id = c.id and not r.is_double),
    answers.total, answers.unassigned, answers.without_theme, answers.unchecked,
    (select count(*)::integer from public.quote q where q.consultation_id = c.id and q.revoked_at is null),
    (select max(p.number) from public.report p where p.consultation_id = c.id),
    (select count(*)::integer from public.committee_link l
      where l.consultation_id = c.id and l.revoked_at is null and l.expires_at > now()),
    (select count(*)::integer from public.reaction x where x.consultation_id = c.id),
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'responses',
        (select count(*) from public.response r where r.area_id = a.id and r.consultation_id = c.id and not r.is_double)) order by a.position)
      from public.area a where a.consultation_id = c.id), '[]'),
    (select count(*)::integer from public.response r where r.consultation_id = c.id and r.is_double)
  from public.consultation c
  cross join lateral (
    select count(*)::integer as total,
      (count(*) filter (where s.answer_id is null))::integer as unassigned,
      (count(*) filter (where k.answer_id is null and s.answer_id is not null and not exists (
        select 1 from public.coding x where x.answer_id = a.id and x.state <> 'rejected')))::integer as without_theme,
      (count(*) filter (where k.answer_id is null))::integer as unchecked
    from public.answer a
    left join public.answer_assignment s on s.answer_id = a.id
    left join public.answer_check k on k.answer_id = a.id
    where a.consultation_id = c.id and a.kind = 'open' and a.text is not null
      and not exists (select 1 from public.response r where r.id = a.response_id and r.is_double)
  ) answers
  where c.id in (select private.my_consultations())
    and (consultation_progress.consultation is null or c.id = consultation_progress.consultation)
$$;
grant execute on function public.consultation_progress(uuid) to authenticated;

-- The list shows all that came in, and says which ones do not count.
drop function public.list_responses(uuid, public.response_mode, uuid, text, integer, integer);
create function public.list_responses(consultation uuid, mode public.response_mode default null, area uuid default null,
  words text default null, first integer default 0, size integer default 50)
returns table (id uuid, mode public.response_mode, language text, area_name text, guide_number integer, submitted_at timestamptz,
  recorded_by uuid, open_answers bigint, without_theme bigint, unchecked bigint, matches bigint, is_double boolean)
language sql stable set search_path = '' as $$
  select r.id, r.mode, r.language, ar.name, v.number, r.submitted_at, r.recorded_by, s.open_answers, s.without_theme, s.unchecked, f.matches, r.is_double
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

drop function public.count_responses(uuid);
create function public.count_responses(consultation uuid)
returns table (mode public.response_mode, area uuid, responses bigint, doubles bigint) language sql stable set search_path = '' as $$
  select r.mode, r.area_id, count(*), count(*) filter (where r.is_double)
  from public.response r where r.consultation_id = consultation group by 1, 2
$$;
grant execute on function public.count_responses(uuid) to authenticated;
