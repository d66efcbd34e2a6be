-- Splitting a theme takes the marked parts of answers along; an answer with several parts may keep some of them where they were.

drop function public.split_theme(uuid, jsonb, uuid[], text);

-- Makes a new theme beside `source` and gives it the codings of these answers as they stand, with the parts that were marked: who
-- decided them stays known. theme: as for save_theme. parts: [{answer, start}], marked parts of answers that are not in `answers`;
-- where a part of such an answer stays, the answer has both themes from then on. Returns how many codings the new theme has.
create function public.split_theme(source uuid, theme jsonb, answers uuid[], why text default '', parts jsonb default '[]') returns integer
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  target uuid := (theme ->> 'id')::uuid;
  whole uuid[];
  moved integer;
begin
  select * into was from public.theme t where t.id = split_theme.source and t.archived_at is null for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  perform public.save_theme(was.consultation_id, split_theme.theme, split_theme.why);
  if was.parent_id is not null then
    update public.theme t set parent_id = was.parent_id where t.id = target;
  end if;
  update public.coding_span s set theme_id = target from jsonb_to_recordset(parts) as p (answer uuid, start integer)
  where s.theme_id = split_theme.source and s.answer_id = p.answer and s.start = p.start and not p.answer = any (answers);
  -- An answer of which every part went goes as a whole.
  whole := answers || array(select distinct s.answer_id from public.coding_span s where s.theme_id = target
    and not exists (select 1 from public.coding_span o where o.theme_id = split_theme.source and o.answer_id = s.answer_id));
  insert into public.coding (answer_id, theme_id, consultation_id, state, source, confidence, because, decided_by, decided_at)
  select c.answer_id, target, c.consultation_id, c.state, c.source, c.confidence, c.because, c.decided_by, c.decided_at
  from public.coding c where c.theme_id = split_theme.source and c.state <> 'rejected' and not c.answer_id = any (whole)
    and c.answer_id in (select s.answer_id from public.coding_span s where s.theme_id = target);
  update public.coding c set theme_id = target
  where c.theme_id = split_theme.source and c.answer_id = any (whole) and c.state <> 'rejected';
  update public.coding_span s set theme_id = target where s.theme_id = split_theme.source and s.answer_id = any (whole);
  select count(*) into moved from public.coding c where c.theme_id = target;
  insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence, actor)
  select c.consultation_id, c.answer_id, c.theme_id, 'split', c.confidence, (select auth.uid()) from public.coding c where c.theme_id = target;
  update public.theme_example e set theme_id = target where e.theme_id = split_theme.source and e.answer_id = any (whole);
  perform private.note_revision(was, was, 'split', split_theme.why);
  return moved;
end $$;
grant execute on function public.split_theme(uuid, jsonb, uuid[], text, jsonb) to authenticated;
