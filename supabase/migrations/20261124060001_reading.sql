-- Reading the result: two levels of themes, filters by voice, closed question, week and check, and themes that go together.
--
-- filters: {question?: key, area?: id or 'none', mode?, voice?, search?, week?: '2026-W47', checked?: 'yes' or 'no',
--   closed?: 'question:value', with?: key of another theme that the answer has as well}

alter table public.theme add column parent_id uuid check (parent_id <> id);
alter table public.theme add foreign key (parent_id, consultation_id) references public.theme (id, consultation_id);
create index theme_parent_idx on public.theme (parent_id, consultation_id);
create index answer_closed_idx on public.answer (consultation_id, question_key) where kind <> 'open';

create function private.keep_two_levels() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.theme p where p.id = new.parent_id and (p.parent_id is not null or p.archived_at is not null))
    or exists (select 1 from public.theme c where c.parent_id = new.id and c.archived_at is null) then
    raise exception 'a codebook has two levels' using errcode = 'WS060';
  end if;
  return new;
end $$;
create trigger theme_has_two_levels before insert or update of parent_id on public.theme
  for each row when (new.parent_id is not null) execute function private.keep_two_levels();

-- What each response gives for a dimension: 'area', 'mode', 'week', or 'closed:KEY' of a closed question. A resident who chose
-- several options has several values; one who gave no answer has none. Grades are read in the bands of the report.
-- Like the functions below it is plain SQL, so that the planner takes it up into the caller's query.
create function private.response_values(consultation uuid, dimension text)
returns table (response_id uuid, value text) language sql stable as $$
  select r.id, case dimension when 'area' then r.area_id::text when 'mode' then r.mode::text
    else to_char(r.submitted_at at time zone 'Europe/Amsterdam', 'IYYY-"W"IW') end
  from public.response r where r.consultation_id = consultation and dimension in ('area', 'mode', 'week')
  union all
  select a.response_id, v.value from public.answer a
  cross join lateral (
    select unnest(a.choices) as value
    union all
    select case when a.kind <> 'grade' then a.number::text when a.number <= 5 then '1-5' when a.number <= 7 then '6-7' else '8-10' end
    where a.number is not null
  ) v
  where dimension like 'closed:%' and a.consultation_id = consultation and a.kind <> 'open' and a.question_key = substr(dimension, 8)
$$;

-- The answers that have this theme or one of its subthemes; only by a person's decision when `decided`.
create function private.answers_with(consultation uuid, theme_key text, decided boolean)
returns table (answer_id uuid) language sql stable as $$
  select c.answer_id from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
  left join public.theme p on p.id = t.parent_id
  where c.consultation_id = consultation and theme_key in (t.key, p.key)
    and case when decided then c.state = 'confirmed' else c.state <> 'rejected' end
$$;

create or replace function private.open_answers(consultation uuid, filters jsonb)
returns table (id uuid, response_id uuid, question_key text) language sql stable as $$
  select a.id, a.response_id, a.question_key from public.answer a
  where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
    and (filters ->> 'question' is null or a.question_key = filters ->> 'question')
    and (filters ->> 'voice' is null or a.voice = (filters ->> 'voice')::public.answer_voice)
    and (filters ->> 'search' is null or a.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%')
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
    and (filters ->> 'mode' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or c.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
    and ((filters - 'mode' - 'area') = '{}'::jsonb
      or c.answer_id in (select a.id from private.open_answers(consultation, filters - 'mode' - 'area') a))
$$;

-- The same with subthemes counted into the theme above them: there an answer with two subthemes stands once, confirmed when one of
-- them is. Without subthemes (`nested` is false) it costs nothing.
create function private.rolled_codings(consultation uuid, filters jsonb, nested boolean)
returns table (answer_id uuid, theme_id uuid, response_id uuid, confirmed boolean) language sql stable as $$
  select c.answer_id, c.theme_id, c.response_id, c.confirmed from private.open_codings(consultation, filters) c
  where not nested or not exists (select 1 from public.theme s where s.parent_id = c.theme_id and s.archived_at is null)
  union all
  select c.answer_id, coalesce(f.parent_id, f.id), c.response_id, bool_or(c.confirmed)
  from private.open_codings(consultation, filters) c join public.theme f on f.id = c.theme_id and f.archived_at is null
  where nested and (f.parent_id is not null or exists (select 1 from public.theme s where s.parent_id = f.id and s.archived_at is null))
  group by c.answer_id, coalesce(f.parent_id, f.id), c.response_id
$$;

create function private.has_subthemes(consultation uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.theme t where t.consultation_id = consultation and t.parent_id is not null and t.archived_at is null)
$$;

-- As before, with subthemes counted into the theme above them.
create or replace function public.theme_overview(consultation uuid, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  nested boolean := private.has_subthemes(consultation);
begin
  perform private.require_role(consultation);
  return (
    with per_resident as (
      select c.theme_id, c.response_id, count(*) filter (where c.confirmed) as confirmed, count(*) filter (where not c.confirmed) as suggested
      from private.rolled_codings(consultation, filters, nested) c group by c.theme_id, c.response_id
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

-- As before, and by 'voice', 'week' or 'closed:KEY' too. By a question where several options may be chosen, an answer stands
-- with each option that its resident chose.
create or replace function public.theme_by(consultation uuid, dimension text, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  nested boolean := private.has_subthemes(consultation);
begin
  perform private.require_role(consultation);
  return (
    with answers as materialized (
      select b.id, b.response_id, case dimension when 'question' then b.question_key else x.voice::text end as value
      from private.open_answers(consultation, filters) b join public.answer x on x.id = b.id
      where dimension in ('question', 'voice')
      union all
      select b.id, b.response_id, v.value
      from private.open_answers(consultation, filters) b
      join private.response_values(consultation, dimension) v on v.response_id = b.response_id
      where dimension not in ('question', 'voice')
    ), codings as materialized (
      select a.id, a.value, c.theme_id, c.response_id, c.confirmed
      from private.rolled_codings(consultation, filters, nested) c join answers a on a.id = c.answer_id
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

-- As before; the answers of a theme are those of its subthemes too.
create or replace function public.theme_answers(consultation uuid, pick text, theme uuid default null, filters jsonb default '{}',
  after jsonb default null, most integer default 30) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  of_theme boolean := pick in ('theme', 'confirmed', 'suggested');
  nested boolean := private.has_subthemes(consultation);
  ids uuid[];
begin
  perform private.require_role(consultation);
  with coded as (
    select c.answer_id as id, c.response_id from private.rolled_codings(consultation, filters, nested and theme_answers.theme is not null) c
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

-- Themes that stand on one answer: [{one, other, confirmed_answers, suggested_answers, confirmed_residents}], `one` before `other`
-- in the codebook. Confirmed: both are. Suggested: both are there, and at least one only by the machine.
create function public.theme_pairs(consultation uuid, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' set work_mem = '32MB' as $$
declare
  nested boolean := private.has_subthemes(consultation);
begin
  perform private.require_role(consultation);
  return (
    with coded as materialized (
      select c.answer_id, c.response_id, c.confirmed, t.id, t.parent_id, row_number() over (partition by c.answer_id order by t.position, t.key) as place
      from private.rolled_codings(consultation, filters, nested) c
      join public.theme t on t.id = c.theme_id and t.archived_at is null
    ), pairs as (
      select a.id as one, b.id as other,
        count(*) filter (where a.confirmed and b.confirmed) as confirmed_answers,
        count(*) filter (where not (a.confirmed and b.confirmed)) as suggested_answers,
        count(distinct a.response_id) filter (where a.confirmed and b.confirmed) as confirmed_residents
      from coded a join coded b on b.answer_id = a.answer_id and a.place < b.place
        and a.id is distinct from b.parent_id and b.id is distinct from a.parent_id
      group by a.id, b.id
    )
    select coalesce(jsonb_agg(to_jsonb(p) order by p.confirmed_answers desc, p.suggested_answers desc, p.one, p.other), '[]') from pairs p
  );
end $$;
grant execute on function public.theme_pairs(uuid, jsonb) to authenticated;

-- A view of the themes page that the team wants to come back to: the name and the address's parameters.
create table public.theme_view (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 80),
  query text not null check (length(query) <= 1000 and (query = '' or query like '?%')),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (consultation_id, name)
);
create index theme_view_created_by_idx on public.theme_view (created_by);
grant select, delete on public.theme_view to authenticated;
grant insert (consultation_id, name, query, created_by) on public.theme_view to authenticated;
alter table public.theme_view enable row level security;
create policy "A member reads saved views" on public.theme_view for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker saves a view" on public.theme_view for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')) and created_by = (select auth.uid()));
create policy "A coordinator or worker removes a view" on public.theme_view for delete to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')));
