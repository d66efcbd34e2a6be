-- Quotes, reports in frozen versions, the committee's links and reactions, and the activity log.

create type public.reaction_kind as enum ('agree', 'elsewhere', 'missing');

-- An excerpt that a worker released after looking whether somebody could be recognised.
create table public.quote (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null,
  answer_id uuid not null,
  theme_id uuid not null,
  text text not null check (length(btrim(text)) between 1 and 2000),
  released_by uuid references auth.users (id) on delete set null,
  released_at timestamptz not null default now(),
  revoked_at timestamptz,
  unique (id, consultation_id),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index quote_consultation_idx on public.quote (consultation_id, theme_id);
create index quote_answer_id_idx on public.quote (answer_id, consultation_id);
create index quote_theme_id_idx on public.quote (theme_id, consultation_id);
create index quote_released_by_idx on public.quote (released_by);

create table public.report_draft (
  consultation_id uuid primary key references public.consultation (id) on delete cascade,
  title text not null default '' check (length(title) <= 200),
  introduction text not null default '' check (length(introduction) <= 5000),
  -- One sentence per theme id, and which themes are left out: {sentences: {id: text}, hidden: [id]}
  content jsonb not null default '{}' check (pg_column_size(content) < 200000),
  revision integer not null default 1,
  updated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now()
);
create index report_draft_updated_by_idx on public.report_draft (updated_by);

create table public.report (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  number integer not null check (number > 0),
  title text not null,
  introduction text not null,
  -- Counts as published, small groups already suppressed.
  content jsonb not null,
  published_by uuid references auth.users (id) on delete set null,
  published_at timestamptz not null default now(),
  unique (consultation_id, number),
  unique (id, consultation_id)
);
create index report_published_by_idx on public.report (published_by);

-- A quote in a report goes when its response is withdrawn or when its release is taken back.
create table public.report_quote (
  report_id uuid not null,
  quote_id uuid not null,
  consultation_id uuid not null,
  position integer not null,
  primary key (report_id, quote_id),
  foreign key (report_id, consultation_id) references public.report (id, consultation_id) on delete cascade,
  foreign key (quote_id, consultation_id) references public.quote (id, consultation_id) on delete cascade
);
create index report_quote_quote_idx on public.report_quote (quote_id, consultation_id);
create index report_quote_report_idx on public.report_quote (report_id, consultation_id);

-- The answers behind a report's theme: every number can be traced by the team.
create table public.report_evidence (
  report_id uuid not null,
  theme_id uuid not null,
  answer_id uuid not null,
  consultation_id uuid not null,
  primary key (report_id, theme_id, answer_id),
  foreign key (report_id, consultation_id) references public.report (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade,
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index report_evidence_answer_idx on public.report_evidence (answer_id, consultation_id);
create index report_evidence_theme_idx on public.report_evidence (theme_id, consultation_id);
create index report_evidence_report_idx on public.report_evidence (report_id, consultation_id);

create table public.committee_link (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  -- What stands behind /c/. The team prints it again, so it is kept readable for members.
  code text not null unique check (code ~ '^[a-z0-9]{12,32}$'),
  label text not null default '' check (length(label) <= 120),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  unique (id, consultation_id)
);
create index committee_link_consultation_idx on public.committee_link (consultation_id);
create index committee_link_created_by_idx on public.committee_link (created_by);

create table public.reaction (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null,
  report_id uuid not null,
  committee_link_id uuid not null,
  -- No theme: a remark about the report as a whole.
  theme_id uuid,
  -- A random number in the reader's own cookie: one reaction per reader and theme, and nobody's name.
  reader uuid not null,
  kind public.reaction_kind,
  remark text not null default '' check (length(remark) <= 2000),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique nulls not distinct (report_id, reader, theme_id),
  check (kind is not null or remark <> ''),
  foreign key (report_id, consultation_id) references public.report (id, consultation_id) on delete cascade,
  foreign key (committee_link_id, consultation_id) references public.committee_link (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index reaction_consultation_idx on public.reaction (consultation_id, report_id);
create index reaction_link_idx on public.reaction (committee_link_id, consultation_id);
create index reaction_theme_idx on public.reaction (theme_id, consultation_id);
create index reaction_report_idx on public.reaction (report_id, consultation_id);

-- Who did what to shared material. Ids only, never what somebody said.
create table public.activity (
  id bigint generated always as identity primary key,
  team_id uuid not null references public.team (id) on delete cascade,
  consultation_id uuid references public.consultation (id) on delete cascade,
  actor uuid references auth.users (id) on delete set null,
  verb text not null check (verb in ('insert', 'update', 'delete')),
  object_kind text not null,
  object_id text not null,
  at timestamptz not null default now()
);
create index activity_team_idx on public.activity (team_id, at desc);
create index activity_consultation_idx on public.activity (consultation_id, at desc);
create index activity_actor_idx on public.activity (actor);

grant select on public.quote, public.report_draft, public.report, public.report_quote, public.report_evidence,
  public.committee_link, public.reaction, public.activity to authenticated;
grant insert (id, consultation_id, answer_id, theme_id, text, released_by), update (revoked_at) on public.quote to authenticated;
grant insert (consultation_id, title, introduction, content, updated_by),
  update (title, introduction, content, revision, updated_by, updated_at) on public.report_draft to authenticated;
grant insert (id, consultation_id, code, label, created_by, expires_at), update (label, expires_at, revoked_at) on public.committee_link to authenticated;

alter table public.quote enable row level security;
alter table public.report_draft enable row level security;
alter table public.report enable row level security;
alter table public.report_quote enable row level security;
alter table public.report_evidence enable row level security;
alter table public.committee_link enable row level security;
alter table public.reaction enable row level security;
alter table public.activity enable row level security;

create policy "A member reads quotes" on public.quote for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker releases a quote, never an observation" on public.quote for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')) and released_by = (select auth.uid())
    and exists (select 1 from public.answer a where a.id = answer_id and a.kind = 'open' and a.voice <> 'observation'));
create policy "A coordinator or worker takes a quote back" on public.quote for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads the report's draft" on public.report_draft for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker starts a report" on public.report_draft for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A coordinator or worker writes a report" on public.report_draft for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads published reports" on public.report for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads which quotes a report holds" on public.report_quote for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the evidence of a report" on public.report_evidence for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads committee links" on public.committee_link for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker makes a committee link" on public.committee_link for insert to authenticated
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')) and created_by = (select auth.uid()));
create policy "A coordinator or worker ends a committee link" on public.committee_link for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads the committee's reactions" on public.reaction for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads what was done in their team" on public.activity for select to authenticated
  using (team_id in (select private.my_teams()));

create trigger report_is_immutable before update of id, consultation_id, number, title, introduction, content, published_at on public.report
  for each row execute function private.refuse_change();

-- Writes one line in the activity log for each change to shared material. The row's key is its first primary key column.
create function private.log_activity() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  line jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  consultation uuid := case when tg_table_name = 'consultation' then (line ->> 'id')::uuid else (line ->> 'consultation_id')::uuid end;
  team uuid := coalesce((line ->> 'team_id')::uuid, (select c.team_id from public.consultation c where c.id = consultation));
begin
  -- Nothing to log when the whole team or consultation is going.
  if not exists (select 1 from public.team t where t.id = team) then return null; end if;
  insert into public.activity (team_id, consultation_id, actor, verb, object_kind, object_id)
  values (team, (select c.id from public.consultation c where c.id = consultation), (select auth.uid()), lower(tg_op), tg_table_name,
    coalesce(line ->> 'id', line ->> 'user_id', line ->> 'consultation_id'));
  return null;
end $$;

do $$
declare
  kind text;
begin
  foreach kind in array array['consultation', 'area', 'guide_draft', 'guide_version', 'import_batch', 'withdrawal', 'answer_revision', 'theme',
    'quote', 'report_draft', 'report', 'committee_link', 'member', 'invitation'] loop
    execute format('create trigger log_activity after insert or update or delete on public.%I for each row execute function private.log_activity()', kind);
  end loop;
end $$;
