-- Consultations, their areas, and the interview guide with its published versions.

create type public.question_kind as enum ('open', 'single', 'multiple', 'grade', 'scale', 'yesno', 'number', 'info');

create table public.consultation (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.team (id) on delete cascade,
  title text not null check (length(btrim(title)) between 1 and 200),
  neighbourhood text not null check (length(btrim(neighbourhood)) between 1 and 200),
  purpose text not null default '' check (length(purpose) <= 2000),
  -- What stands behind /v/ in the resident's link.
  code text not null unique check (code ~ '^[a-z0-9]{5,16}$'),
  starts_on date not null,
  ends_on date not null,
  languages text[] not null default '{nl}' check (cardinality(languages) between 1 and 11 and 'nl' = any (languages)),
  -- Counts of fewer residents than this are not shown outside the team.
  smallest_group integer not null default 5 check (smallest_group between 3 and 50),
  -- On this day the responses delete themselves.
  retention_on date not null,
  -- Whom a resident can call or visit instead, in plain words.
  contact text not null default '' check (length(contact) <= 500),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  check (ends_on >= starts_on),
  check (retention_on > ends_on)
);
create index consultation_team_id_idx on public.consultation (team_id, created_at desc);
create index consultation_created_by_idx on public.consultation (created_by);
create index consultation_retention_on_idx on public.consultation (retention_on);

create table public.area (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 120),
  position integer not null,
  unique (consultation_id, name),
  unique (id, consultation_id)
);

create table public.guide_draft (
  consultation_id uuid primary key references public.consultation (id) on delete cascade,
  content jsonb not null check (pg_column_size(content) < 1000000),
  -- Raised by one at each save: a save that names an older revision is refused.
  revision integer not null default 1,
  updated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now()
);
create index guide_draft_updated_by_idx on public.guide_draft (updated_by);

create table public.guide_version (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  number integer not null check (number > 0),
  content jsonb not null check (pg_column_size(content) < 1000000),
  published_by uuid references auth.users (id) on delete set null,
  published_at timestamptz not null default now(),
  unique (consultation_id, number),
  unique (id, consultation_id)
);
create index guide_version_published_by_idx on public.guide_version (published_by);

-- The questions of a published version, so that answers can refer to them and be checked against them.
create table public.question (
  guide_version_id uuid not null,
  consultation_id uuid not null,
  key text not null check (key ~ '^[a-z0-9][a-z0-9_]{0,59}$'),
  kind public.question_kind not null,
  position integer not null,
  text text not null,
  options text[] not null default '{}',
  minimum numeric,
  maximum numeric,
  primary key (guide_version_id, key),
  foreign key (guide_version_id, consultation_id) references public.guide_version (id, consultation_id) on delete cascade
);
create index question_consultation_id_idx on public.question (consultation_id, key);

create function private.my_consultations(roles public.member_role[] default enum_range(null::public.member_role))
returns setof uuid language sql stable security definer set search_path = '' as $$
  select c.id from public.consultation c
  join public.member m on m.team_id = c.team_id
  where m.user_id = (select auth.uid()) and m.role = any (roles)
$$;
grant execute on function private.my_consultations(public.member_role[]) to authenticated;

-- Raises unless the caller has one of these roles in the consultation's team. For security definer functions.
create function private.require_role(consultation uuid, roles public.member_role[] default enum_range(null::public.member_role))
returns void language plpgsql stable security definer set search_path = '' as $$
begin
  if not exists (
    select 1 from public.consultation c join public.member m on m.team_id = c.team_id
    where c.id = consultation and m.user_id = (select auth.uid()) and m.role = any (roles)
  ) then
    raise exception 'not allowed in this consultation' using errcode = '42501';
  end if;
end $$;

grant select on public.consultation, public.area, public.guide_draft, public.guide_version, public.question to authenticated;
grant insert (id, team_id, title, neighbourhood, purpose, code, starts_on, ends_on, languages, smallest_group, retention_on, contact, created_by),
  update (title, neighbourhood, purpose, starts_on, ends_on, languages, smallest_group, retention_on, contact),
  delete on public.consultation to authenticated;
grant insert (id, consultation_id, name, position), update (name, position), delete on public.area to authenticated;
grant insert (consultation_id, content, updated_by), update (content, revision, updated_by, updated_at) on public.guide_draft to authenticated;

alter table public.consultation enable row level security;
alter table public.area enable row level security;
alter table public.guide_draft enable row level security;
alter table public.guide_version enable row level security;
alter table public.question enable row level security;

create policy "A member reads the consultations of their team" on public.consultation for select to authenticated
  using (team_id in (select private.my_teams()));
create policy "A coordinator or worker starts a consultation" on public.consultation for insert to authenticated
  with check (team_id in (select private.my_teams('{coordinator,worker}')) and created_by = (select auth.uid()));
create policy "A coordinator or worker changes a consultation" on public.consultation for update to authenticated
  using (team_id in (select private.my_teams('{coordinator,worker}'))) with check (team_id in (select private.my_teams('{coordinator,worker}')));
create policy "A coordinator deletes a consultation" on public.consultation for delete to authenticated
  using (team_id in (select private.my_teams('{coordinator}')));
create policy "A member reads areas" on public.area for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker keeps the areas" on public.area for all to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads the guide's draft" on public.guide_draft for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker starts the guide" on public.guide_draft for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A coordinator or worker edits the guide" on public.guide_draft for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads published guide versions" on public.guide_version for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the questions of published versions" on public.question for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A published version never changes, whoever asks.
create function private.refuse_change() returns trigger language plpgsql set search_path = '' as $$
begin
  raise exception '% is never changed once written', tg_table_name using errcode = 'WS004';
end $$;
create trigger guide_version_is_immutable before update of id, consultation_id, number, content, published_at on public.guide_version
  for each row execute function private.refuse_change();
create trigger question_is_immutable before update on public.question
  for each row execute function private.refuse_change();

-- Freezes the draft at `expected_revision` as the next version. The app has validated the guide before it calls this;
-- `questions` lists {key, kind, text, options, minimum, maximum} in order. Returns the version's number.
create function public.publish_guide(consultation uuid, expected_revision integer, questions jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  draft public.guide_draft;
  version public.guide_version;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  select * into draft from public.guide_draft d where d.consultation_id = consultation for update;
  if not found or draft.revision <> expected_revision then
    raise exception 'the draft has changed meanwhile' using errcode = 'WS005';
  end if;
  insert into public.guide_version (consultation_id, number, content, published_by)
  values (consultation,
    coalesce((select max(number) from public.guide_version v where v.consultation_id = consultation), 0) + 1,
    draft.content, (select auth.uid()))
  returning * into version;
  insert into public.question (guide_version_id, consultation_id, key, kind, position, text, options, minimum, maximum)
  select version.id, consultation, q.item ->> 'key', (q.item ->> 'kind')::public.question_kind, q.ordinality, q.item ->> 'text',
    coalesce((select array_agg(o) from jsonb_array_elements_text(q.item -> 'options') o), '{}'),
    (q.item ->> 'minimum')::numeric, (q.item ->> 'maximum')::numeric
  from jsonb_array_elements(questions) with ordinality q (item);
  return version.number;
end $$;
grant execute on function public.publish_guide(uuid, integer, jsonb) to authenticated;
