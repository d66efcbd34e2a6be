-- Reading the result by stance, and what residents outside a group said.
--
-- filters: {…, stance?: a stance or 'none', except?: 'area:ID', 'mode:MODE', 'week:WEEK' or 'closed:QUESTION:VALUE': residents who
-- have another value for it; without an area counts as one, without an answer to the question does not}
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
    and (filters ->> 'stance' is null or case when filters ->> 'stance' = 'none'
      then a.id not in (select s.answer_id from public.answer_stance s where s.consultation_id = consultation)
      else a.id in (select s.answer_id from public.answer_stance s
        where s.consultation_id = consultation and s.stance = nullif(filters ->> 'stance', 'none')::public.stance) end)
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
    and (filters ->> 'except' is null or a.response_id in (
      select v.response_id from private.response_values(consultation, regexp_replace(filters ->> 'except', ':[^:]*$', '')) v
      where coalesce(v.value, 'none') <> substring(filters ->> 'except' from '[^:]*$')))
    and (filters ->> 'checked' is null or (filters ->> 'checked' = 'yes') = (a.id in (
      select k.answer_id from public.answer_check k where k.consultation_id = consultation)))
    and (filters ->> 'with' is null or a.id in (select w.answer_id from private.answers_with(consultation, filters ->> 'with', false) w))
$$;

-- As before, and by 'stance': an answer for which nobody and nothing knows one has none.
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
      select b.id, b.response_id, s.stance::text
      from private.open_answers(consultation, filters) b left join public.answer_stance s on s.answer_id = b.id
      where dimension = 'stance'
      union all
      select b.id, b.response_id, v.value
      from private.open_answers(consultation, filters) b
      join private.response_values(consultation, dimension) v on v.response_id = b.response_id
      where dimension not in ('question', 'voice', 'stance')
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
