-- Codebook, codings by machine and by people, and their history.

create type public.coding_state as enum ('suggested', 'confirmed', 'rejected');
create type public.coding_source as enum ('machine', 'person');
create type public.coding_act as enum ('suggest', 'confirm', 'reject', 'add', 'reset', 'expire', 'merge');

create table public.theme (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  -- The codebook's stable id: what the starter model knows the theme by.
  key text not null check (key ~ '^[a-z0-9][a-z0-9_]{0,59}$'),
  name text not null check (length(btrim(name)) between 1 and 80),
  definition text not null default '' check (length(definition) <= 2000),
  includes text not null default '' check (length(includes) <= 2000),
  excludes text not null default '' check (length(excludes) <= 2000),
  colour text not null check (colour ~ '^#[0-9a-f]{6}$'),
  position integer not null,
  archived_at timestamptz,
  merged_into uuid,
  unique (consultation_id, key),
  unique (id, consultation_id),
  foreign key (merged_into, consultation_id) references public.theme (id, consultation_id)
);
create index theme_merged_into_idx on public.theme (merged_into, consultation_id);

create table public.theme_revision (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  theme_id uuid not null,
  act text not null check (act in ('add', 'change', 'archive', 'restore', 'merge')),
  before jsonb,
  after jsonb not null,
  why text not null default '' check (length(why) <= 500),
  changed_by uuid references auth.users (id) on delete set null,
  changed_at timestamptz not null default now(),
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index theme_revision_theme_id_idx on public.theme_revision (theme_id, consultation_id, changed_at desc);
create index theme_revision_consultation_idx on public.theme_revision (consultation_id, changed_at desc);
create index theme_revision_changed_by_idx on public.theme_revision (changed_by);

-- What holds now for an answer and a theme. Confidence and words stay when a person decides, so that a reset is possible.
create table public.coding (
  answer_id uuid not null,
  theme_id uuid not null,
  consultation_id uuid not null,
  state public.coding_state not null,
  source public.coding_source not null,
  confidence real check (confidence between 0 and 1),
  because text[] not null default '{}',
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz not null default now(),
  primary key (answer_id, theme_id),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade,
  check ((state = 'suggested') = (source = 'machine')),
  check (source = 'person' or confidence is not null)
);
create index coding_theme_idx on public.coding (consultation_id, theme_id, state);
create index coding_theme_id_idx on public.coding (theme_id, consultation_id);
create index coding_answer_id_idx on public.coding (answer_id, consultation_id);
create index coding_decided_by_idx on public.coding (decided_by);

-- Everything that ever happened to a coding; only appended to.
create table public.coding_event (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  answer_id uuid not null,
  theme_id uuid not null,
  act public.coding_act not null,
  confidence real,
  actor uuid references auth.users (id) on delete set null,
  at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index coding_event_answer_id_idx on public.coding_event (answer_id, consultation_id);
create index coding_event_theme_id_idx on public.coding_event (theme_id, consultation_id);
create index coding_event_actor_idx on public.coding_event (actor);

-- Which engine looked at an answer, so that only what is new or changed is assigned again.
create table public.answer_assignment (
  answer_id uuid primary key,
  consultation_id uuid not null,
  engine text not null check (length(engine) <= 100),
  at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index answer_assignment_consultation_idx on public.answer_assignment (consultation_id, engine);
create index answer_assignment_answer_idx on public.answer_assignment (answer_id, consultation_id);

-- A person has looked at this answer and stands by its codings, also when there are none.
create table public.answer_check (
  answer_id uuid primary key,
  consultation_id uuid not null,
  checked_by uuid references auth.users (id) on delete set null,
  checked_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index answer_check_consultation_idx on public.answer_check (consultation_id);
create index answer_check_answer_idx on public.answer_check (answer_id, consultation_id);
create index answer_check_checked_by_idx on public.answer_check (checked_by);

grant select on public.theme, public.theme_revision, public.coding, public.coding_event, public.answer_assignment, public.answer_check to authenticated;

alter table public.theme enable row level security;
alter table public.theme_revision enable row level security;
alter table public.coding enable row level security;
alter table public.coding_event enable row level security;
alter table public.answer_assignment enable row level security;
alter table public.answer_check enable row level security;

create policy "A member reads the codebook" on public.theme for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the codebook's history" on public.theme_revision for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads codings" on public.coding for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the history of codings" on public.coding_event for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads what the engine has seen" on public.answer_assignment for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads what was checked" on public.answer_check for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Adds a theme (no id known) or changes one; each change is kept with who and why.
-- theme: {id, key, name, definition, includes, excludes, colour, position}
create function public.save_theme(consultation uuid, theme jsonb, why text default '') returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  now_is public.theme;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  select * into was from public.theme t where t.id = (theme ->> 'id')::uuid and t.consultation_id = consultation for update;
  insert into public.theme as t (id, consultation_id, key, name, definition, includes, excludes, colour, position)
  values ((theme ->> 'id')::uuid, consultation, theme ->> 'key', theme ->> 'name', coalesce(theme ->> 'definition', ''),
    coalesce(theme ->> 'includes', ''), coalesce(theme ->> 'excludes', ''), theme ->> 'colour', (theme ->> 'position')::integer)
  on conflict (id) do update set name = excluded.name, definition = excluded.definition, includes = excluded.includes,
    excludes = excluded.excludes, colour = excluded.colour, position = excluded.position
    where t.consultation_id = consultation
  returning * into now_is;
  if now_is.id is null then
    raise exception 'this theme belongs elsewhere' using errcode = '42501';
  end if;
  insert into public.theme_revision (consultation_id, theme_id, act, before, after, why, changed_by)
  values (consultation, now_is.id, case when was.id is null then 'add' else 'change' end,
    case when was.id is null then null else to_jsonb(was) end, to_jsonb(now_is), save_theme.why, (select auth.uid()));
  return now_is.id;
end $$;
grant execute on function public.save_theme(uuid, jsonb, text) to authenticated;

create function public.archive_theme(theme uuid, archived boolean, why text default '') returns void
language plpgsql security definer set search_path = '' as $$
declare
  was public.theme;
  now_is public.theme;
begin
  select * into was from public.theme t where t.id = theme for update;
  perform private.require_role(was.consultation_id, '{coordinator,worker}');
  update public.theme t set archived_at = case when archived then now() end, merged_into = case when archived then t.merged_into end
  where t.id = theme returning * into now_is;
  insert into public.theme_revision (consultation_id, theme_id, act, before, after, why, changed_by)
  values (was.consultation_id, theme, case when archived then 'archive' else 'restore' end, to_jsonb(was), to_jsonb(now_is),
    archive_theme.why, (select auth.uid()));
end $$;
grant execute on function public.archive_theme(uuid, boolean, text) to authenticated;

-- Moves all codings of one theme to another and archives it. Where both stand on an answer the stronger state stays.
create function public.merge_themes(source uuid, target uuid, why text default '') returns integer
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select t.consultation_id from public.theme t where t.id = source);
  was public.theme;
  now_is public.theme;
  moved integer;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if source = target or not exists (select 1 from public.theme t
      where t.id = target and t.consultation_id = consultation and t.archived_at is null) then
    raise exception 'merge into another theme of the same consultation' using errcode = 'WS008';
  end if;
  select * into was from public.theme t where t.id = source for update;
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
  update public.theme t set archived_at = now(), merged_into = target where t.id = merge_themes.source returning * into now_is;
  insert into public.theme_revision (consultation_id, theme_id, act, before, after, why, changed_by)
  values (consultation, merge_themes.source, 'merge', to_jsonb(was), to_jsonb(now_is), merge_themes.why, (select auth.uid()));
  return moved;
end $$;
grant execute on function public.merge_themes(uuid, uuid, text) to authenticated;

-- Stores the engine's suggestions; what a person decided is never touched, and stale suggestions go.
-- suggestions: [{answer, themes: [{theme, confidence, because}]}]
create function public.suggest_codings(consultation uuid, engine text, suggestions jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  written integer;
begin
  perform private.require_role(consultation);
  with seen as (
    select (s ->> 'answer')::uuid as answer_id from jsonb_array_elements(suggestions) s
  ), stale as (
    delete from public.coding c using seen
    where c.answer_id = seen.answer_id and c.consultation_id = consultation and c.state = 'suggested'
      and not exists (select 1 from jsonb_array_elements(suggestions) s, jsonb_array_elements(s -> 'themes') t
        where (s ->> 'answer')::uuid = c.answer_id and (t ->> 'theme')::uuid = c.theme_id)
    returning c.answer_id, c.theme_id
  )
  insert into public.coding_event (consultation_id, answer_id, theme_id, act)
  select consultation, stale.answer_id, stale.theme_id, 'expire' from stale;
  with fresh as (
    insert into public.coding as c (answer_id, theme_id, consultation_id, state, source, confidence, because)
    select (s ->> 'answer')::uuid, (t ->> 'theme')::uuid, consultation, 'suggested', 'machine', (t ->> 'confidence')::real,
      coalesce((select array_agg(b) from jsonb_array_elements_text(t -> 'because') b), '{}')
    from jsonb_array_elements(suggestions) s, jsonb_array_elements(s -> 'themes') t
    on conflict (answer_id, theme_id) do update set confidence = excluded.confidence, because = excluded.because
      where c.state = 'suggested' and c.consultation_id = consultation and (c.confidence, c.because) is distinct from (excluded.confidence, excluded.because)
    returning c.answer_id, c.theme_id, c.confidence
  )
  insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence)
  select consultation, fresh.answer_id, fresh.theme_id, 'suggest', fresh.confidence from fresh;
  get diagnostics written = row_count;
  insert into public.answer_assignment as a (answer_id, consultation_id, engine)
  select (s ->> 'answer')::uuid, consultation, suggest_codings.engine from jsonb_array_elements(suggestions) s
  on conflict (answer_id) do update set engine = excluded.engine, at = now() where a.consultation_id = consultation;
  return written;
end $$;
grant execute on function public.suggest_codings(uuid, text, jsonb) to authenticated;

-- A person's decisions, in order. act: confirm, reject, add, or reset (back to the suggestion, or gone if there was none).
-- decisions: [{answer, theme, act}]; checks: [{answer, checked}]
create function public.decide_codings(consultation uuid, decisions jsonb, checks jsonb default '[]') returns void
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
  insert into public.answer_check as k (answer_id, consultation_id, checked_by)
  select x.answer, consultation, (select auth.uid()) from jsonb_to_recordset(checks) as x (answer uuid, checked boolean) where x.checked
  on conflict (answer_id) do update set checked_by = excluded.checked_by, checked_at = now()
    where k.consultation_id = consultation;
  delete from public.answer_check k using jsonb_to_recordset(checks) as x (answer uuid, checked boolean)
  where k.answer_id = x.answer and k.consultation_id = consultation and not x.checked;
end $$;
grant execute on function public.decide_codings(uuid, jsonb, jsonb) to authenticated;
