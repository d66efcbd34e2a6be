-- The codebook: moving themes between two levels, their order, splitting, and examples that are answers.

alter type public.coding_act add value if not exists 'split';
alter table public.theme_revision drop constraint theme_revision_act_check;
alter table public.theme_revision add constraint theme_revision_act_check
  check (act in ('add', 'change', 'archive', 'restore', 'merge', 'move', 'split'));

-- Colours that can be told apart with any colour vision take the place of the first sixteen, one for one.
update public.theme t set colour = c.new from (values
  ('#0b5a5e', '#006c30'), ('#a3420d', '#4890f0'), ('#3b4cc0', '#d86c90'), ('#2f6b1f', '#9c9024'),
  ('#8c2d6b', '#540054'), ('#7a5c00', '#303084'), ('#4a2c82', '#6c9c48'), ('#0a6ea0', '#9c3060'),
  ('#b0243c', '#3060c0'), ('#3f4f3a', '#cc4860'), ('#6b3a1e', '#9c4890'), ('#1f3b63', '#606c18'),
  ('#96468f', '#543c00'), ('#4d6a00', '#c078b4'), ('#5c5f66', '#60003c'), ('#00735c', '#303018')) c (old, new)
where t.colour = c.old;

-- An answer that shows what a theme is about. It goes with the answer.
create table public.theme_example (
  theme_id uuid not null,
  answer_id uuid not null,
  consultation_id uuid not null,
  added_by uuid references auth.users (id) on delete set null,
  added_at timestamptz not null default now(),
  primary key (theme_id, answer_id),
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade,
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index theme_example_answer_idx on public.theme_example (answer_id, consultation_id);
create index theme_example_consultation_idx on public.theme_example (consultation_id);
create index theme_example_added_by_idx on public.theme_example (added_by);
grant select, delete on public.theme_example to authenticated;
grant insert (theme_id, answer_id, consultation_id, added_by) on public.theme_example to authenticated;
alter table public.theme_example enable row level security;
create policy "A member reads examples" on public.theme_example for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker gives an example" on public.theme_example for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')) and added_by = (select auth.uid()));
create policy "A coordinator or worker takes an example away" on public.theme_example for delete to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')));

create function private.note_revision(was public.theme, now_is public.theme, act text, why text) returns void
language sql set search_path = '' as $$
  insert into public.theme_revision (consultation_id, theme_id, act, before, after, why, changed_by)
  values (now_is.consultation_id, now_is.id, act, case when was.id is not null then to_jsonb(was) end, to_jsonb(now_is), why, (select auth.uid()))
$$;

-- Puts a theme under another one, or (null) on its own.
create function public.move_theme(theme uuid, parent uuid, why text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  now_is public.theme;
begin
  select * into was from public.theme t where t.id = move_theme.theme for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  if was.parent_id is not distinct from move_theme.parent then
    return;
  end if;
  update public.theme t set parent_id = move_theme.parent where t.id = move_theme.theme returning * into now_is;
  perform private.note_revision(was, now_is, 'move', move_theme.why);
end $$;
grant execute on function public.move_theme(uuid, uuid, text) to authenticated;

-- Swaps a theme with the one before it (step -1) or after it (step 1) among those of its own level. The order is no decision
-- about what themes mean, so the history does not tell it. Returns false at the end of the row.
create function public.step_theme(theme uuid, step integer) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  own public.theme;
  ids uuid[];
  place integer;
begin
  select * into own from public.theme t where t.id = step_theme.theme;
  perform private.require_role(own.consultation_id, '{coordinator,worker}');
  perform 1 from public.theme t where t.consultation_id = own.consultation_id for update;
  select array_agg(t.id order by t.position, t.key) into ids from public.theme t
  where t.consultation_id = own.consultation_id and t.archived_at is null and t.parent_id is not distinct from own.parent_id;
  place := array_position(ids, own.id);
  if place is null or place + sign(step)::integer not between 1 and cardinality(ids) then
    return false;
  end if;
  ids[place] := ids[place + sign(step)::integer];
  ids[place + sign(step)::integer] := own.id;
  -- Themes of one level take new places among themselves; the others keep theirs.
  update public.theme t set position = p.position
  from (select id, row_number() over () as n from unnest(ids) id) i
  join (select t.position, row_number() over (order by t.position, t.key) as n from public.theme t where t.id = any (ids)) p on p.n = i.n
  where t.id = i.id and t.position is distinct from p.position;
  return true;
end $$;
grant execute on function public.step_theme(uuid, integer) to authenticated;

-- As before; the subthemes of what is archived stand on their own from then on, as does a restored subtheme.
create or replace function public.archive_theme(theme uuid, archived boolean, why text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  now_is public.theme;
begin
  select * into was from public.theme t where t.id = archive_theme.theme for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  update public.theme t set archived_at = case when archived then now() end, merged_into = case when archived then t.merged_into end,
    parent_id = null where t.id = archive_theme.theme returning * into now_is;
  if archived then
    perform public.move_theme(c.id, null, archive_theme.why) from public.theme c where c.parent_id = archive_theme.theme;
  end if;
  perform private.note_revision(was, now_is, case when archived then 'archive' else 'restore' end, archive_theme.why);
end $$;

-- As before; examples go along, and subthemes go to the target, or beside it when it is a subtheme itself.
create or replace function public.merge_themes(source uuid, target uuid, why text default '') returns integer
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  now_is public.theme;
  other public.theme;
  moved integer;
begin
  select * into was from public.theme t where t.id = source for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  select * into other from public.theme t where t.id = target and t.consultation_id = was.consultation_id and t.archived_at is null;
  if source = target or other.id is null then
    raise exception 'merge into another theme of the same consultation' using errcode = 'WS008';
  end if;
  insert into public.coding as c (answer_id, theme_id, consultation_id, state, source, confidence, because, decided_by, decided_at)
  select s.answer_id, target, s.consultation_id, s.state, s.source, s.confidence, s.because, s.decided_by, s.decided_at
  from public.coding s where s.theme_id = merge_themes.source and s.state <> 'rejected'
  on conflict (answer_id, theme_id) do update set state = excluded.state, source = excluded.source,
      decided_by = excluded.decided_by, decided_at = excluded.decided_at
    where excluded.state = 'confirmed' and c.state <> 'confirmed';
  get diagnostics moved = row_count;
  insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence, actor)
  select s.consultation_id, s.answer_id, target, 'merge', s.confidence, (select auth.uid())
  from public.coding s where s.theme_id = merge_themes.source and s.state <> 'rejected';
  delete from public.coding s where s.theme_id = merge_themes.source;
  insert into public.theme_example (theme_id, answer_id, consultation_id, added_by)
  select target, e.answer_id, e.consultation_id, e.added_by from public.theme_example e where e.theme_id = merge_themes.source
  on conflict do nothing;
  delete from public.theme_example e where e.theme_id = merge_themes.source;
  if other.parent_id = source then
    perform public.move_theme(target, null, merge_themes.why);
    other.parent_id := null;
  end if;
  perform public.move_theme(c.id, coalesce(other.parent_id, target), merge_themes.why)
  from public.theme c where c.parent_id = merge_themes.source;
  update public.theme t set archived_at = now(), merged_into = target, parent_id = null where t.id = merge_themes.source returning * into now_is;
  perform private.note_revision(was, now_is, 'merge', merge_themes.why);
  return moved;
end $$;

-- Makes a new theme beside `source` and gives it the codings of these answers as they stand: who decided them stays known.
-- theme: as for save_theme. Returns how many codings moved.
create function public.split_theme(source uuid, theme jsonb, answers uuid[], why text default '') returns integer
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  target uuid := (theme ->> 'id')::uuid;
  moved integer;
begin
  select * into was from public.theme t where t.id = split_theme.source and t.archived_at is null for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  perform public.save_theme(was.consultation_id, split_theme.theme, split_theme.why);
  if was.parent_id is not null then
    update public.theme t set parent_id = was.parent_id where t.id = target;
  end if;
  update public.coding c set theme_id = target
  where c.theme_id = split_theme.source and c.answer_id = any (answers) and c.state <> 'rejected';
  get diagnostics moved = row_count;
  insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence, actor)
  select c.consultation_id, c.answer_id, c.theme_id, 'split', c.confidence, (select auth.uid()) from public.coding c where c.theme_id = target;
  update public.theme_example e set theme_id = target where e.theme_id = split_theme.source and e.answer_id = any (answers);
  perform private.note_revision(was, was, 'split', split_theme.why);
  return moved;
end $$;
grant execute on function public.split_theme(uuid, jsonb, uuid[], text) to authenticated;
