-- Theme counts by a dimension in one unit at a time, answers or residents: nobody reads both at once, and telling residents apart
-- is most of the work when there are many answers.
--
-- {values: [{value, total, confirmed, suggested}], cells: [{value, theme, confirmed, suggested}]}. In `values` an answer (or a
-- resident) with several themes counts once. Suggested: those of which the machine alone says it. By a question where several
-- options may be chosen, an answer stands with each option that its resident chose; by stance it has none where nobody and nothing
-- knows it.
--
-- The text of each query is put together from what is written here, so that a value is counted as what it is (an enum, an id) and
-- becomes text only at the end: over 80,000 answers that and one shared table in between were more than half of the time.
drop function public.theme_by(uuid, text, jsonb);
create function public.theme_by(consultation uuid, dimension text, unit text, filters jsonb default '{}') returns jsonb
language plpgsql stable security definer set search_path = '' set work_mem = '32MB' set enable_mergejoin = off as $$
declare
  of_answer constant boolean := dimension in ('question', 'voice', 'stance');
  value constant text := case dimension when 'stance' then 'v.stance' when 'question' then 'v.question_key' when 'voice' then 'v.voice' else 'v.value' end;
  -- Joins what gives the value to `o`, the answers or codings that are counted.
  valued constant text := case when dimension = 'stance' then ' left join public.answer_stance v on v.answer_id = o.answer_id'
    when of_answer then ' join public.answer v on v.id = o.answer_id'
    else ' join private.response_values($1, $2) v on v.response_id = o.response_id' end;
  codings constant text := format('(select * from private.rolled_codings($1, $3, %L) c where c.theme_id not in (select t.id from public.theme t
    where t.consultation_id = $1 and t.archived_at is not null))', private.has_subthemes(consultation));
  answers constant text := '(select b.id as answer_id, b.response_id from private.open_answers($1, $3) b)';
  tally constant text := 'count(*) filter (where o.confirmed) as confirmed, count(*) filter (where not o.confirmed) as suggested';
  counted text[];
  figure jsonb;
  figures jsonb[] := '{}';
begin
  perform private.require_role(consultation);
  counted := case
    when unit = 'answers' then array[
      format('select %s as value, o.theme_id as theme, %s from %s o%s group by 1, 2', value, tally, codings, valued),
      format('select %s as value, %s from (select c.answer_id, c.response_id, bool_or(c.confirmed) as confirmed from %s c group by 1, 2) o%s group by 1', value, tally, codings, valued),
      format('select %s as value, count(*) as total from %s o%s group by 1', value, answers, valued)]
    when of_answer then array[
      format('select o.value, o.theme_id as theme, %s from (select %s as value, o.theme_id, o.response_id, bool_or(o.confirmed) as confirmed from %s o%s group by 1, 2, 3) o group by 1, 2', tally, value, codings, valued),
      format('select o.value, %s from (select %s as value, o.response_id, bool_or(o.confirmed) as confirmed from %s o%s group by 1, 2) o group by 1', tally, value, codings, valued),
      format('select o.value, count(*) as total from (select %s as value, o.response_id from %s o%s group by 1, 2) o group by 1', value, answers, valued)]
    else array[
      format('select %s as value, o.theme_id as theme, %s from (select c.theme_id, c.response_id, bool_or(c.confirmed) as confirmed from %s c group by 1, 2) o%s group by 1, 2', value, tally, codings, valued),
      format('select %s as value, %s from (select c.response_id, bool_or(c.confirmed) as confirmed from %s c group by 1) o%s group by 1', value, tally, codings, valued),
      format('select %s as value, count(*) as total from (select b.response_id from %s b group by 1) o%s group by 1', value, answers, valued)]
  end;
  for place in 1 .. 3 loop
    execute format('select coalesce(jsonb_agg(to_jsonb(x) order by x.value), ''[]'') from (%s) x', counted[place])
      into figure using consultation, dimension, filters;
    figures := array_append(figures, figure);
  end loop;
  return jsonb_build_object('cells', figures[1], 'values', (
    select coalesce(jsonb_agg(jsonb_build_object('value', v.value, 'total', v.total,
      'confirmed', coalesce(t.confirmed, 0), 'suggested', coalesce(t.suggested, 0)) order by v.value), '[]')
    from jsonb_to_recordset(figures[3]) as v (value text, total bigint)
    left join jsonb_to_recordset(figures[2]) as t (value text, confirmed bigint, suggested bigint) on t.value is not distinct from v.value));
end $$;
grant execute on function public.theme_by(uuid, text, text, jsonb) to authenticated;
