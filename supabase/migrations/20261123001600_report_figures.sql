-- The figures of a report, with small groups hidden, so that totals, rows and successive versions do not give a person away.
--
-- k is the consultation's smallest group. In the order in which they apply:
-- 1. A figure that an earlier version showed stays as it was until it differs by k or more (`kept` says when it lags behind).
-- 2. A figure of 1 to k - 1 is hidden (`count` is null). Nought is shown: it is nobody.
-- 3. A cell that the previous version hid stays hidden until it exceeds all that was hidden in that row by k or more:
--    else its new figure would tell what the others hidden beside it were.
-- 4. As long as the hidden cells of a row can be told from its total (there is one, or together they are fewer than k),
--    the next smallest cell is hidden too; when none is left the total goes.
-- Breakdowns exist by area and by mode, never by both, so that no two of them can be subtracted from each other.

create function private.shown(n integer, k integer, before jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  select case
    when was not between 1 and k - 1 and abs(n - was) < k then jsonb_build_object('count', was, 'kept', n <> was)
    when n between 1 and k - 1 then '{"count": null, "kept": false}'
    else jsonb_build_object('count', n, 'kept', false) end
  from (select (before ->> 'count')::integer as was) b
$$;

-- The cells of an earlier row, or none when there was no such row.
create function private.cells_of(before jsonb) returns setof jsonb
language sql immutable set search_path = '' as $$
  select c from jsonb_array_elements(case when jsonb_typeof(before -> 'cells') = 'array' then before -> 'cells' end) c
$$;

-- One row: `cells` [{id, n, …}] that add up to `total`; `before` {total, cells} as the previous version showed it;
-- `always` the ids that are hidden whatever they are. Returns {total: {count, kept}, cells: [{id, …, count, kept}]}.
create function private.protect(total integer, cells jsonb, k integer, before jsonb, always text[] default '{}') returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  hidden constant jsonb := '{"count": null, "kept": false}';
  whole jsonb := private.shown(total, k, before -> 'total');
  hidden_before integer := (before #>> '{total,count}')::integer
    - coalesce((select sum((c ->> 'count')::integer) from private.cells_of(before) c), 0);
  items jsonb[];
  item jsonb;
  was jsonb;
  hidden_cells integer;
  hidden_sum integer;
  shown_sum integer;
  next_cell integer;
begin
  for item in select c from jsonb_array_elements(cells) c loop
    was := (select c from private.cells_of(before) c where c ->> 'id' = item ->> 'id');
    items := items || (item || case
      when whole ->> 'count' is null or item ->> 'id' = any (always) then hidden
      when was is not null and was ->> 'count' is null and (item ->> 'n')::integer < hidden_before + k then hidden
      else private.shown((item ->> 'n')::integer, k, was) end);
  end loop;
  while whole ->> 'count' is not null loop
    select count(*) filter (where c ->> 'count' is null), sum((c ->> 'n')::integer) filter (where c ->> 'count' is null),
        coalesce(sum((c ->> 'count')::integer), 0)
      into hidden_cells, hidden_sum, shown_sum from unnest(items) c;
    exit when hidden_cells = 0
      or (hidden_cells > 1 and least(hidden_sum, (whole ->> 'count')::integer - shown_sum) >= k);
    next_cell := (select c.i from unnest(items) with ordinality c (cell, i) where c.cell ->> 'count' is not null
      order by (c.cell ->> 'n')::integer = 0, (c.cell ->> 'n')::integer, c.i limit 1);
    if next_cell is null then
      whole := hidden;
    else
      items[next_cell] := items[next_cell] || hidden;
    end if;
  end loop;
  return jsonb_build_object('total', whole, 'cells', coalesce((select jsonb_agg(c.cell - 'n' order by c.i)
    from unnest(items) with ordinality c (cell, i)), '[]'));
end $$;

-- Options that residents may combine do not add up to a total; there, the few who did not choose one are a small group as well.
create function private.protect_each(total integer, cells jsonb, k integer, before jsonb) returns jsonb
language sql immutable set search_path = '' as $$
  with whole as (select private.shown(total, k, before -> 'total') as figure)
  select jsonb_build_object('total', whole.figure, 'cells', coalesce((
    select jsonb_agg((c.item - 'n') || case
        when whole.figure ->> 'count' is null or total - (c.item ->> 'n')::integer between 1 and k - 1
          then '{"count": null, "kept": false}'
        else private.shown((c.item ->> 'n')::integer, k,
          (select b from private.cells_of(before) b where b ->> 'id' = c.item ->> 'id')) end order by c.i)
    from jsonb_array_elements(cells) with ordinality c (item, i)), '[]'))
  from whole
$$;

-- What each published theme, question or the whole consultation last showed, whichever version that was:
-- leaving something out of one version does not make it new in the next.
create function private.last_shown(consultation uuid, list text, id_field text) returns table (id text, item jsonb)
language sql stable set search_path = '' as $$
  select distinct on (e.item ->> id_field) e.item ->> id_field, e.item
  from public.report r, jsonb_array_elements(r.content -> list) e (item)
  where r.consultation_id = consultation
  order by e.item ->> id_field, r.number desc
$$;

-- Residents by area and by mode, and with how many they are.
create function private.resident_figures(consultation uuid, k integer) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  total integer := (select count(*) from public.response r where r.consultation_id = consultation);
  before jsonb := (select r.content from public.report r where r.consultation_id = consultation order by r.number desc limit 1);
  areas jsonb;
  modes jsonb;
begin
  areas := private.protect(total, (
      select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'n', a.n) order by a.position, a.name), '[]') from (
        select a.id::text, a.name, a.position, (select count(*) from public.response r where r.area_id = a.id) as n
        from public.area a where a.consultation_id = consultation
        union all
        select 'unknown', '', 2147483647, count(*) from public.response r
        where r.consultation_id = consultation and r.area_id is null having count(*) > 0) a),
    k, jsonb_build_object('total', before -> 'residents', 'cells', before -> 'areas'));
  modes := private.protect(total, (
      select jsonb_agg(jsonb_build_object('id', m.mode, 'n',
        (select count(*) from public.response r where r.consultation_id = consultation and r.mode = m.mode)) order by m.mode)
      from unnest(enum_range(null::public.response_mode)) m (mode)),
    k, jsonb_build_object('total', before -> 'residents', 'cells', before -> 'modes'));
  return jsonb_build_object('residents', areas -> 'total', 'areas', areas -> 'cells', 'modes', modes -> 'cells');
end $$;

-- One theme's residents, by area and by mode. `everyone` is what resident_figures gave: an area too small to show
-- stays hidden in each theme, also when nobody there spoke of it.
create function private.theme_figures(consultation uuid, theme uuid, k integer, everyone jsonb, before jsonb) returns jsonb
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
    where c.consultation_id = consultation and c.theme_id = theme and c.state = 'confirmed'
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

-- The answer options of a closed question over all guide versions, in the newest wording: [{id, label, n}].
-- A grade is told in three bands (1–5, 6–7, 8–10): ten cells of ninety residents would mostly be hidden.
create function private.question_cells(consultation uuid, question text, kind public.question_kind) returns jsonb
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
  )
  select coalesce(jsonb_agg(jsonb_build_object('id', cells.id, 'label', cells.label, 'n', (
    select count(*) from given where cells.id = any (given.choices) or given.number between cells.lowest and cells.highest)) order by cells.i), '[]')
  from cells
$$;

-- An average only of this many grades, so that it does not tell what one resident gave.
create function private.question_figures(consultation uuid, k integer) returns jsonb
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
      and a.question_key = asked.key and a.kind = asked.kind and a.declined is null);
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
          and a.question_key = asked.key and a.kind = asked.kind and a.declined is null)) end);
  end loop;
  return (select coalesce(jsonb_agg(e.item - 'position' order by (e.item ->> 'position')::integer, e.item ->> 'key'), '[]')
    from jsonb_array_elements(result) e (item));
end $$;

-- Everything that a report may show of a consultation. Only codings that a person confirmed are counted.
create function private.report_figures(consultation uuid) returns jsonb
language plpgsql stable set search_path = '' as $$
declare
  k integer := (select c.smallest_group from public.consultation c where c.id = consultation);
  everyone jsonb := private.resident_figures(consultation, k);
  before jsonb := (select r.content from public.report r where r.consultation_id = consultation order by r.number desc limit 1);
begin
  return everyone || jsonb_build_object(
    'smallest_group', k,
    'answers', private.shown((select count(*)::integer from public.answer a
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null), k, before -> 'answers'),
    'themes', (
      select coalesce(jsonb_agg(t.item order by (t.item #>> '{residents,count}')::integer desc nulls last, t.position, t.name), '[]')
      from (
        select t.position, t.name, jsonb_build_object('id', t.id, 'name', t.name, 'colour', t.colour)
          || private.theme_figures(consultation, t.id, k, everyone, l.item) as item
        from public.theme t left join private.last_shown(consultation, 'themes', 'id') l on l.id = t.id::text
        where t.consultation_id = consultation and t.archived_at is null
          and exists (select 1 from public.coding c where c.theme_id = t.id and c.state = 'confirmed')) t),
    'questions', private.question_figures(consultation, k));
end $$;

-- For the team: `figures` is exactly what a report would show now. Beside it, per theme, what the team itself may know:
-- residents and answers confirmed, residents and suggestions not yet checked, and (the first of) the answers behind it.
create function public.report_counts(consultation uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  listed_evidence constant integer := 500;
begin
  perform private.require_role(consultation);
  return jsonb_build_object('figures', private.report_figures(consultation),
    'unchecked', (select count(*) from public.coding c join public.theme t on t.id = c.theme_id
      where c.consultation_id = report_counts.consultation and c.state = 'suggested' and t.archived_at is null),
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
        where c.theme_id = t.id) n
      where t.consultation_id = report_counts.consultation and t.archived_at is null));
end $$;
grant execute on function public.report_counts(uuid) to authenticated;
