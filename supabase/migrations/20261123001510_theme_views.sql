-- What the themes pages show: counts, the answers behind each count, and what to check next.
-- In all of it a suggestion of the machine and a decision of a person are counted apart, and archived themes do not count.
-- filters: {question?: key, area?: id or 'none', mode?, search?}

-- The resident behind a coding stands in the coding itself, so that residents are counted without reading the answers.
alter table public.coding add column response_id uuid;
update public.coding c set response_id = a.response_id from public.answer a where a.id = c.answer_id;
alter table public.coding alter column response_id set not null;
create index coding_resident_idx on public.coding (consultation_id, theme_id, response_id) include (state, answer_id) where state <> 'rejected';
create index answer_open_response_idx on public.answer (consultation_id, id) include (response_id, question_key)
  where kind = 'open' and text is not null;

create function private.name_response() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  select a.response_id into new.response_id from public.answer a where a.id = new.answer_id;
  return new;
end $$;
create trigger coding_names_its_response before insert on public.coding
  for each row execute function private.name_response();

-- The open answers that pass the filters. Written so that the planner takes it up into the caller's query
-- (plain SQL, no settings of its own); only security definer functions with an empty search path call it.
create function private.open_answers(consultation uuid, filters jsonb)
returns table (id uuid, response_id uuid, question_key text) language sql stable as $$
  select a.id, a.response_id, a.question_key from public.answer a
  where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
    and (filters ->> 'question' is null or a.question_key = filters ->> 'question')
    and (filters ->> 'search' is null or a.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%')
    and (filters ->> 'mode' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
$$;

-- Codings of those answers that a person did not reject, of archived themes too. Taken up by the planner like the one above.
create function private.open_codings(consultation uuid, filters jsonb)
returns table (answer_id uuid, theme_id uuid, response_id uuid, confirmed boolean) language sql stable as $$
  select c.answer_id, c.theme_id, c.response_id, c.state = 'confirmed' from public.coding c
  where c.consultation_id = consultation and c.state <> 'rejected'
    and (filters ->> 'mode' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
    and (coalesce(filters ->> 'question', filters ->> 'search') is null
      or c.answer_id in (select a.id from private.open_answers(consultation, filters - 'mode' - 'area') a))
$$;

-- {answers, residents, checked, none, checked_none: number of answers, with none_residents and checked_none_residents;
--  themes: [{theme, confirmed_answers, suggested_answers, confirmed_residents, suggested_residents}]}
-- A resident with a confirmed and a suggested answer of one theme counts as confirmed only.
create function public.theme_overview(consultation uuid, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
begin
  perform private.require_role(consultation);
  return (
    with per_resident as (
      select c.theme_id, c.response_id, count(*) filter (where c.confirmed) as confirmed, count(*) filter (where not c.confirmed) as suggested
      from private.open_codings(consultation, filters) c group by c.theme_id, c.response_id
    ), per_theme as (
      select p.theme_id, sum(p.confirmed) as confirmed_answers, sum(p.suggested) as suggested_answers,
        count(*) filter (where p.confirmed > 0) as confirmed_residents, count(*) filter (where p.confirmed = 0) as suggested_residents
      from per_resident p group by p.theme_id
    ), unthemed as (
      select b.response_id, count(*) filter (where k.answer_id is null) as unchecked, count(k.answer_id) as checked
      from private.open_answers(consultation, filters) b
      left join public.answer_check k on k.answer_id = b.id
      where not exists (select 1 from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
        where c.consultation_id = consultation and c.answer_id = b.id and c.state <> 'rejected')
      group by b.response_id
    ), per_response as (
      select b.response_id, count(*) as answers, count(k.answer_id) as checked from private.open_answers(consultation, filters) b
      left join public.answer_check k on k.answer_id = b.id group by b.response_id
    )
    select jsonb_build_object(
      'answers', coalesce(sum(r.answers), 0), 'residents', count(*), 'checked', coalesce(sum(r.checked), 0))
      || (select jsonb_build_object(
        'none', coalesce(sum(u.unchecked), 0), 'none_residents', count(*) filter (where u.unchecked > 0),
        'checked_none', coalesce(sum(u.checked), 0), 'checked_none_residents', count(*) filter (where u.checked > 0)) from unthemed u)
      || jsonb_build_object('themes', (select coalesce(jsonb_agg(jsonb_build_object('theme', t.id,
          'confirmed_answers', coalesce(p.confirmed_answers, 0), 'suggested_answers', coalesce(p.suggested_answers, 0),
          'confirmed_residents', coalesce(p.confirmed_residents, 0), 'suggested_residents', coalesce(p.suggested_residents, 0))
          order by t.position, t.key), '[]')
        from public.theme t left join per_theme p on p.theme_id = t.id
        where t.consultation_id = consultation and t.archived_at is null))
    from per_response r
  );
end $$;
grant execute on function public.theme_overview(uuid, jsonb) to authenticated;

-- The same counts for each value of a dimension ('question', 'area' or 'mode'; an unknown area is null):
-- {values: [{value, answers, residents, confirmed_answers, suggested_answers}] (answers with any theme, each counted once),
--  cells: [{value, theme, confirmed_answers, suggested_answers, confirmed_residents, suggested_residents}]}
create function public.theme_by(consultation uuid, dimension text, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
begin
  perform private.require_role(consultation);
  return (
    with answers as materialized (
      select b.id, b.response_id,
        case dimension when 'question' then b.question_key when 'area' then r.area_id::text when 'mode' then r.mode::text end as value
      from private.open_answers(consultation, filters) b join public.response r on r.id = b.response_id
    ), codings as materialized (
      select a.id, a.value, c.theme_id, c.response_id, c.confirmed
      from private.open_codings(consultation, filters) c join answers a on a.id = c.answer_id
      where c.theme_id in (select t.id from public.theme t where t.consultation_id = consultation and t.archived_at is null)
    ), per_resident as (
      select c.value, c.theme_id, c.response_id, count(*) filter (where c.confirmed) as confirmed, count(*) filter (where not c.confirmed) as suggested
      from codings c group by c.value, c.theme_id, c.response_id
    ), cells as (
      select p.value, p.theme_id as theme, sum(p.confirmed) as confirmed_answers, sum(p.suggested) as suggested_answers,
        count(*) filter (where p.confirmed > 0) as confirmed_residents, count(*) filter (where p.confirmed = 0) as suggested_residents
      from per_resident p group by p.value, p.theme_id
    ), themed as (
      select t.value, count(*) filter (where t.confirmed) as confirmed_answers, count(*) filter (where not t.confirmed) as suggested_answers
      from (select c.id, c.value, bool_or(c.confirmed) as confirmed from codings c group by c.id, c.value) t group by t.value
    ), per_value as (
      select r.value, sum(r.answers) as answers, count(*) as residents
      from (select a.value, a.response_id, count(*) as answers from answers a group by a.value, a.response_id) r group by r.value
    )
    select jsonb_build_object(
      'values', (select coalesce(jsonb_agg(jsonb_build_object('value', v.value, 'answers', v.answers, 'residents', v.residents,
          'confirmed_answers', coalesce(t.confirmed_answers, 0), 'suggested_answers', coalesce(t.suggested_answers, 0)) order by v.value), '[]')
        from per_value v left join themed t on t.value is not distinct from v.value),
      'cells', (select coalesce(jsonb_agg(to_jsonb(c) order by c.value, c.theme), '[]') from cells c))
  );
end $$;
grant execute on function public.theme_by(uuid, text, jsonb) to authenticated;

-- Answers as a page shows them, in the order of `ids`: who said it is unknown, who coded it is not.
create function private.read_answers(consultation uuid, ids uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'response', a.response_id, 'text', a.text, 'voice', a.voice, 'mode', r.mode, 'language', r.language,
    'submitted_at', r.submitted_at, 'area', ar.name, 'question_key', a.question_key, 'question', q.text,
    'checked', (select jsonb_build_object('by', m.display_name, 'at', k.checked_at) from public.answer_check k
      left join public.member m on m.user_id = k.checked_by and m.team_id = co.team_id where k.answer_id = a.id),
    'codings', (select coalesce(jsonb_agg(jsonb_build_object('theme', c.theme_id, 'state', c.state, 'source', c.source,
        'confidence', c.confidence, 'because', c.because, 'by', m.display_name, 'at', c.decided_at)
        order by c.confidence desc nulls last, t.position), '[]')
      from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
      left join public.member m on m.user_id = c.decided_by and m.team_id = co.team_id
      where c.answer_id = a.id)
  ) order by wanted.position), '[]')
  from unnest(ids) with ordinality wanted (id, position)
  join public.answer a on a.id = wanted.id and a.consultation_id = consultation
  join public.consultation co on co.id = consultation
  join public.response r on r.id = a.response_id
  left join public.area ar on ar.id = r.area_id
  join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
$$;

-- The answers behind a count, the newest response first, `most` of them after the response time and id in `after`.
-- pick: 'theme', 'confirmed' or 'suggested' (of `theme`, or of any theme when that is null), 'none' (no theme, not checked),
-- 'checked_none' (checked, no theme), 'checked', 'unchecked', 'all'.
create function public.theme_answers(consultation uuid, pick text, theme uuid default null, filters jsonb default '{}',
  after jsonb default null, most integer default 30) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  of_theme boolean := pick in ('theme', 'confirmed', 'suggested');
  ids uuid[];
begin
  perform private.require_role(consultation);
  with coded as (
    select c.answer_id as id, c.response_id from private.open_codings(consultation, filters) c
    where of_theme and case when theme_answers.theme is null
      then c.theme_id in (select t.id from public.theme t where t.consultation_id = consultation and t.archived_at is null)
      else c.theme_id = theme_answers.theme end
    group by c.answer_id, c.response_id
    having pick = 'theme' or bool_or(c.confirmed) = (pick = 'confirmed')
  ), uncoded as (
    select b.id, b.response_id from private.open_answers(consultation, filters) b
    left join public.answer_check k on k.answer_id = b.id
    where not of_theme
      and case pick when 'all' then true when 'checked' then k.answer_id is not null when 'checked_none' then k.answer_id is not null
        else k.answer_id is null end
      and (pick not in ('none', 'checked_none') or not exists (select 1 from public.coding c
        join public.theme t on t.id = c.theme_id and t.archived_at is null where c.answer_id = b.id and c.state <> 'rejected'))
  ), picked as (
    select * from coded union all select * from uncoded
  ), page as (
    select p.id, r.submitted_at from picked p join public.response r on r.id = p.response_id
    where after is null or (r.submitted_at, p.id) < ((after ->> 'at')::timestamptz, (after ->> 'id')::uuid)
    order by r.submitted_at desc, p.id desc limit most
  )
  select array_agg(page.id order by page.submitted_at desc, page.id desc) into ids from page;
  return private.read_answers(consultation, ids);
end $$;
grant execute on function public.theme_answers(uuid, text, uuid, jsonb, jsonb, integer) to authenticated;

-- Answers that nobody has checked, after the id `after`. Ids are random, so their order is a random sample:
-- what is checked in this order says something about what is not.
create function public.check_queue(consultation uuid, filters jsonb default '{}', theme uuid default null,
  after uuid default null, most integer default 10) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  ids uuid[];
  waiting integer;
begin
  perform private.require_role(consultation);
  with unchecked as materialized (
    select b.id from private.open_answers(consultation, filters) b
    left join public.answer_check k on k.answer_id = b.id
    where k.answer_id is null and (check_queue.theme is null or exists (select 1 from public.coding c
      where c.answer_id = b.id and c.theme_id = check_queue.theme and c.state <> 'rejected'))
  ), page as (
    select u.id from unchecked u where after is null or u.id > after order by u.id limit most
  )
  select (select array_agg(page.id order by page.id) from page), (select count(*) from unchecked) into ids, waiting;
  return jsonb_build_object('left', waiting, 'answers', private.read_answers(consultation, ids));
end $$;
grant execute on function public.check_queue(uuid, jsonb, uuid, uuid, integer) to authenticated;

-- How the machine's suggestions fared on checked answers: {checked, confirmed, rejected, added}.
-- `added` counts the themes that a person gave and the machine had not suggested.
create function public.suggestion_quality(consultation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (
    select jsonb_build_object(
      'checked', (select count(*) from public.answer_check k where k.consultation_id = consultation),
      'confirmed', count(*) filter (where c.state = 'confirmed' and c.confidence is not null),
      'rejected', count(*) filter (where c.state = 'rejected' and c.confidence is not null),
      'added', count(*) filter (where c.state = 'confirmed' and c.confidence is null))
    from public.answer_check k join public.coding c on c.answer_id = k.answer_id
    where k.consultation_id = consultation
  );
end $$;
grant execute on function public.suggestion_quality(uuid) to authenticated;

-- What merging or archiving a theme would touch: {confirmed, suggested, rejected} answers of the theme.
create function public.theme_use(theme uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role((select t.consultation_id from public.theme t where t.id = theme_use.theme));
  return (
    select jsonb_build_object('confirmed', count(*) filter (where c.state = 'confirmed'),
      'suggested', count(*) filter (where c.state = 'suggested'), 'rejected', count(*) filter (where c.state = 'rejected'))
    from public.coding c where c.theme_id = theme_use.theme
  );
end $$;
grant execute on function public.theme_use(uuid) to authenticated;
