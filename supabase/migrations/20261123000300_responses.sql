-- Responses and answers: how they come in, are corrected, and are withdrawn.

create type public.response_mode as enum ('self', 'assisted', 'paper');
create type public.answer_voice as enum ('own', 'verbatim', 'paraphrase', 'observation');
create type public.answer_declined as enum ('dont_know', 'rather_not');

create table public.import_batch (
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  file_name text not null check (length(file_name) <= 300),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (id, consultation_id)
);
create index import_batch_consultation_id_idx on public.import_batch (consultation_id, created_at desc);
create index import_batch_created_by_idx on public.import_batch (created_by);

create table public.response (
  -- Made by the client, so that sending twice stores once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  guide_version_id uuid not null,
  mode public.response_mode not null,
  language text not null check (language ~ '^[a-z]{2}$'),
  area_id uuid,
  withdrawal_hash text not null unique check (withdrawal_hash ~ '^[0-9a-f]{64}$'),
  -- When the resident said yes to the consent text of this guide version.
  consented_at timestamptz not null,
  submitted_at timestamptz not null default now(),
  recorded_by uuid references auth.users (id) on delete set null,
  import_id uuid,
  foreign key (guide_version_id, consultation_id) references public.guide_version (id, consultation_id),
  foreign key (area_id, consultation_id) references public.area (id, consultation_id),
  foreign key (import_id, consultation_id) references public.import_batch (id, consultation_id),
  unique (id, consultation_id)
);
create index response_consultation_id_idx on public.response (consultation_id, submitted_at desc, id);
create index response_guide_version_id_idx on public.response (guide_version_id, consultation_id);
create index response_area_id_idx on public.response (area_id, consultation_id);
create index response_import_id_idx on public.response (import_id, consultation_id);
create index response_recorded_by_idx on public.response (recorded_by);

create table public.answer (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null,
  response_id uuid not null,
  guide_version_id uuid not null,
  question_key text not null,
  kind public.question_kind not null check (kind <> 'info'),
  -- Open text, or the resident's own words beside a choice ("anders, namelijk").
  text text check (length(text) between 1 and 10000),
  voice public.answer_voice,
  choices text[],
  number numeric,
  declined public.answer_declined,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (response_id, question_key),
  unique (id, consultation_id),
  foreign key (response_id, consultation_id) references public.response (id, consultation_id) on delete cascade,
  foreign key (guide_version_id, question_key) references public.question (guide_version_id, key),
  check ((kind = 'open' and text is not null) = (voice is not null)),
  check (declined is null or (text is null and choices is null and number is null))
);
create index answer_question_idx on public.answer (guide_version_id, question_key);
create index answer_open_idx on public.answer (consultation_id, question_key) where kind = 'open' and text is not null;

create table public.answer_revision (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  answer_id uuid not null,
  text_before text,
  choices_before text[],
  number_before numeric,
  voice_before public.answer_voice,
  declined_before public.answer_declined,
  changed_by uuid references auth.users (id) on delete set null,
  changed_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index answer_revision_answer_id_idx on public.answer_revision (answer_id, consultation_id);
create index answer_revision_changed_by_idx on public.answer_revision (changed_by);

-- A response on its way: kept per finished topic after consent, gone when it is sent or forgotten.
create table public.response_draft (
  id uuid primary key,
  consultation_id uuid not null,
  guide_version_id uuid not null,
  content jsonb not null check (pg_column_size(content) < 300000),
  -- Set for a worker's interview; a resident's draft belongs to whoever holds its id.
  recorded_by uuid references auth.users (id) on delete cascade,
  updated_at timestamptz not null default now(),
  expires_at timestamptz not null,
  foreign key (guide_version_id, consultation_id) references public.guide_version (id, consultation_id) on delete cascade
);
create index response_draft_version_idx on public.response_draft (guide_version_id, consultation_id);
create index response_draft_recorded_by_idx on public.response_draft (recorded_by, consultation_id);
create index response_draft_expires_at_idx on public.response_draft (expires_at);

-- That something was withdrawn, without anything of it, so that a resend does not bring it back.
create table public.withdrawal (
  response_id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  by_resident boolean not null,
  withdrawn_by uuid references auth.users (id) on delete set null,
  withdrawn_at timestamptz not null default now()
);
create index withdrawal_consultation_id_idx on public.withdrawal (consultation_id);
create index withdrawal_withdrawn_by_idx on public.withdrawal (withdrawn_by);

grant select on public.import_batch, public.response, public.answer, public.answer_revision, public.withdrawal to authenticated;
grant select, insert, update, delete on public.response_draft to authenticated;

alter table public.import_batch enable row level security;
alter table public.response enable row level security;
alter table public.answer enable row level security;
alter table public.answer_revision enable row level security;
alter table public.response_draft enable row level security;
alter table public.withdrawal enable row level security;

create policy "A member reads imports" on public.import_batch for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads responses" on public.response for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads answers" on public.answer for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads earlier wordings" on public.answer_revision for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads what was withdrawn" on public.withdrawal for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A worker keeps their own interviews in progress" on public.response_draft for all to authenticated
  using (recorded_by = (select auth.uid()) and consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (recorded_by = (select auth.uid()) and consultation_id in (select private.my_consultations('{coordinator,worker}')));

-- True while residents may answer: from the first day to the day after the last, so that a late send is not lost.
create function private.is_open(consultation uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.consultation c where c.id = consultation
    and current_date between c.starts_on and c.ends_on + 1)
$$;

-- The consultation behind a resident's link with its newest guide version, or nothing when the code is unknown.
create function public.open_consultation(code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'id', c.id, 'title', c.title, 'neighbourhood', c.neighbourhood, 'purpose', c.purpose, 'contact', c.contact,
    'languages', to_jsonb(c.languages), 'starts_on', c.starts_on, 'ends_on', c.ends_on, 'retention_on', c.retention_on,
    'team', t.name, 'open', private.is_open(c.id), 'today', current_date,
    'areas', coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) order by a.position)
      from public.area a where a.consultation_id = c.id), '[]'),
    'version', (select jsonb_build_object('id', v.id, 'number', v.number, 'content', v.content)
      from public.guide_version v where v.consultation_id = c.id order by v.number desc limit 1))
  from public.consultation c join public.team t on t.id = c.team_id
  where c.code = open_consultation.code
$$;
grant execute on function public.open_consultation(text) to anon, authenticated;

-- One act at a time on a resident's response: a second tab or a double tap waits for the first.
create function private.one_at_a_time(response uuid) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(response::text, 0))
$$;

-- Keeps a resident's answers so far. The id is the secret: it stands in the resident's cookie only.
-- `content` is laid over what is there by its keys (one a topic), so that two tabs do not undo each other.
create function public.save_draft(id uuid, version uuid, content jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = version);
begin
  perform private.one_at_a_time(save_draft.id);
  if consultation is null or not private.is_open(consultation)
     or exists (select 1 from public.response r where r.id = save_draft.id)
     or exists (select 1 from public.withdrawal w where w.response_id = save_draft.id) then
    return false;
  end if;
  insert into public.response_draft as d (id, consultation_id, guide_version_id, content, expires_at)
  values (save_draft.id, consultation, version, save_draft.content, now() + interval '7 days')
  on conflict on constraint response_draft_pkey do update
    set content = d.content || excluded.content, updated_at = now(), expires_at = excluded.expires_at
    where d.recorded_by is null and d.guide_version_id = excluded.guide_version_id;
  return found;
end $$;
grant execute on function public.save_draft(uuid, uuid, jsonb) to anon, authenticated;

-- A resident's answers so far with the guide version they belong to, or nothing.
create function public.load_draft(id uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('content', d.content, 'saved_at', d.updated_at::text, 'version',
    jsonb_build_object('id', v.id, 'number', v.number, 'content', v.content))
  from public.response_draft d join public.guide_version v on v.id = d.guide_version_id
  where d.id = load_draft.id and d.recorded_by is null and d.expires_at > now()
$$;
grant execute on function public.load_draft(uuid) to anon, authenticated;

create function public.forget_draft(id uuid) returns void
language sql security definer set search_path = '' as $$
  delete from public.response_draft d where d.id = forget_draft.id and d.recorded_by is null
$$;
grant execute on function public.forget_draft(uuid) to anon, authenticated;

-- Stores one response with its answers in one go: 'stored', 'already' (same id), or 'withdrawn' (same id, taken back).
-- response: {id, version, mode, language, area, withdrawal_hash, consented_at, submitted_at?, recorded_by?, import_id?,
--   answers: [{question, text?, voice?, choices?, number?, declined?}]}
create function private.store_response(consultation uuid, response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  response_id uuid := (response ->> 'id')::uuid;
  version uuid := (response ->> 'version')::uuid;
  sent integer := jsonb_array_length(coalesce(response -> 'answers', '[]'));
  stored integer;
begin
  if exists (select 1 from public.withdrawal w where w.response_id = (response ->> 'id')::uuid) then
    return 'withdrawn';
  end if;
  insert into public.response (id, consultation_id, guide_version_id, mode, language, area_id, withdrawal_hash,
    consented_at, submitted_at, recorded_by, import_id)
  values (response_id, consultation, version, (response ->> 'mode')::public.response_mode, response ->> 'language',
    (response ->> 'area')::uuid, response ->> 'withdrawal_hash', (response ->> 'consented_at')::timestamptz,
    coalesce((response ->> 'submitted_at')::timestamptz, now()), (response ->> 'recorded_by')::uuid,
    (response ->> 'import_id')::uuid)
  on conflict (id) do nothing;
  if not found then
    return 'already';
  end if;
  insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice, choices, number, declined)
  select consultation, response_id, version, q.key, q.kind, a.text,
    case when q.kind = 'open' and a.text is not null then coalesce(a.voice, 'own') end, a.choices, a.number, a.declined
  from jsonb_to_recordset(coalesce(response -> 'answers', '[]')) as a (question text, text text, voice public.answer_voice,
    choices text[], number numeric, declined public.answer_declined)
  join public.question q on q.guide_version_id = version and q.key = a.question
  where q.kind <> 'info'
    and (a.choices is null or case when q.kind = 'yesno' then a.choices <@ '{yes,no}' else a.choices <@ q.options end)
    and (a.number is null or (a.number >= coalesce(q.minimum, a.number) and a.number <= coalesce(q.maximum, a.number)));
  get diagnostics stored = row_count;
  if stored <> sent then
    raise exception 'an answer does not fit its question' using errcode = 'WS006';
  end if;
  delete from public.response_draft d where d.id = response_id;
  return 'stored';
end $$;

-- A resident sends their response. The consultation is the one the guide version belongs to. 'changed': the draft that
-- it was made of (as `draft_saved_at` says, from load_draft) has been saved since, so that something would be left out.
create function public.submit_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = (response ->> 'version')::uuid);
begin
  if consultation is null or not private.is_open(consultation) then
    raise exception 'this consultation takes no answers now' using errcode = 'WS007';
  end if;
  perform private.one_at_a_time((response ->> 'id')::uuid);
  if response ->> 'draft_saved_at' <> (select d.updated_at::text from public.response_draft d
      where d.id = (response ->> 'id')::uuid) then
    return 'changed';
  end if;
  return private.store_response(consultation,
    response || '{"mode": "self", "recorded_by": null, "import_id": null, "submitted_at": null}');
end $$;
grant execute on function public.submit_response(jsonb) to anon, authenticated;

-- A worker sends an interview or a paper form, also after the period has ended.
create function public.record_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = (response ->> 'version')::uuid);
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if response ->> 'mode' not in ('assisted', 'paper') then
    raise exception 'a worker records an assisted or a paper response' using errcode = 'WS006';
  end if;
  return private.store_response(consultation,
    response || jsonb_build_object('recorded_by', (select auth.uid()), 'import_id', null, 'submitted_at', null));
end $$;
grant execute on function public.record_response(jsonb) to authenticated;

-- Imports rows of one file; each row is {id, …} as in private.store_response. Returns [{id, status}] in the same order.
-- One bad row fails the call: rows are validated before they are sent.
create function public.import_responses(consultation uuid, batch uuid, file_name text, responses jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  result jsonb;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  insert into public.import_batch (id, consultation_id, file_name, created_by)
  values (batch, consultation, import_responses.file_name, (select auth.uid())) on conflict (id) do nothing;
  select coalesce(jsonb_agg(jsonb_build_object('id', r.item ->> 'id', 'status', private.store_response(consultation,
      r.item || jsonb_build_object('import_id', batch, 'recorded_by', (select auth.uid())))) order by r.ordinality), '[]')
    into result
  from jsonb_array_elements(responses) with ordinality r (item);
  return result;
end $$;
grant execute on function public.import_responses(uuid, uuid, text, jsonb) to authenticated;

-- Removes a response and all that was derived from it. Only the fact of it stays.
create function private.withdraw(response uuid, by_resident boolean) returns void
language sql security definer set search_path = '' as $$
  with gone as (delete from public.response r where r.id = withdraw.response returning r.id, r.consultation_id)
  insert into public.withdrawal (response_id, consultation_id, by_resident, withdrawn_by)
  select gone.id, gone.consultation_id, withdraw.by_resident, case when withdraw.by_resident then null else (select auth.uid()) end from gone
  on conflict do nothing
$$;

-- A resident withdraws with the code they were given. True when there was something to withdraw.
create function public.withdraw_by_code(code text) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  found_id uuid := (select r.id from public.response r where r.withdrawal_hash = private.sha256_hex(code));
begin
  if found_id is null then
    return false;
  end if;
  perform private.withdraw(found_id, true);
  return true;
end $$;
grant execute on function public.withdraw_by_code(text) to anon, authenticated;

create function public.withdraw_response(response uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role((select r.consultation_id from public.response r where r.id = withdraw_response.response), '{coordinator}');
  perform private.withdraw(response, false);
end $$;
grant execute on function public.withdraw_response(uuid) to authenticated;

-- Deletes what is past its retention date and drafts that were left behind. Harmless for anyone to call.
create function public.purge_expired() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.response r using public.consultation c
    where c.id = r.consultation_id and c.retention_on <= current_date;
  get diagnostics purged = row_count;
  delete from public.response_draft d where d.expires_at < now()
    or exists (select 1 from public.consultation c where c.id = d.consultation_id and c.retention_on <= current_date);
  return purged;
end $$;
grant execute on function public.purge_expired() to anon, authenticated;
