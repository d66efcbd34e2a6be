-- The recording of a whole conversation with a worker: off until the team says otherwise, and only with the resident's
-- consent, which is kept with it: who asked, when, and in which words. It goes with its response, and by itself so many
-- days after it was typed out. It is no answer: themes, quotes and reports are made of answers, and never see it.

alter table public.consultation
  add column talks boolean not null default false,
  add column talk_days integer not null default 14 check (talk_days between 0 and 90);
grant update (talks, talk_days) on public.consultation to authenticated;

-- A conversation comes in stretches of at most half an hour, each a file of its own.
alter table public.media
  drop constraint media_seconds_check,
  add constraint media_seconds_check check (seconds between 0 and case when kind = 'talk' then 1860 else 660 end),
  add column recorded_at timestamptz,
  add constraint media_recorded_check check ((kind = 'talk') = (recorded_at is not null));

create table public.talk_consent (
  response_id uuid primary key,
  consultation_id uuid not null,
  agreed_at timestamptz not null,
  -- The version of the words, and the words as they were read out.
  wording integer not null check (wording > 0),
  words text not null check (length(words) between 1 and 4000),
  language text not null check (length(language) between 2 and 3),
  asked_by uuid references auth.users (id) on delete set null,
  foreign key (response_id, consultation_id) references public.response (id, consultation_id) on delete cascade
);
create index talk_consent_asked_by_idx on public.talk_consent (asked_by);

grant select on public.talk_consent to authenticated;

create trigger log_activity after insert on public.talk_consent
  for each row when (auth.uid() is not null) execute function private.log_activity();

alter table public.talk_consent enable row level security;

create policy "A member reads that a resident agreed to be recorded" on public.talk_consent for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A whole conversation holds whatever was said in it: with a safety signal it is a coordinator's.
create function private.has_standing_signal(response uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.safety_signal s where s.response_id = response
    and s.taken_back_at is null and s.released_at is null)
$$;
grant execute on function private.has_standing_signal(uuid) to authenticated;
create policy "A conversation with a safety signal is heard by a coordinator" on public.media as restrictive for select to authenticated
  using (kind <> 'talk' or not private.has_standing_signal(response_id)
    or consultation_id in (select private.my_consultations('{coordinator}')));

-- Begins to take a stretch of a conversation in, or goes on with it; the interview itself was sent before.
-- item: {id, size, hash, seconds, recorded_at}; consent: {agreed_at, wording, words, language}.
-- Refused: 'gone' (no such response: withdrawn), 'off', 'size', 'full', 'changed'.
create function public.begin_talk(response uuid, item jsonb, consent jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.media;
  sent public.response;
  about public.consultation;
  refusal text;
begin
  perform private.one_at_a_time((item ->> 'id')::uuid);
  select * into sent from public.response r where r.id = begin_talk.response;
  if not found then
    return '{"state": "refused", "reason": "gone", "missing": []}';
  end if;
  perform private.require_role(sent.consultation_id, '{coordinator,worker}');
  select * into known from public.media m where m.id = (item ->> 'id')::uuid;
  if found then
    return private.known_media(known, sent.consultation_id, 'talk', item);
  end if;
  select * into about from public.consultation c where c.id = sent.consultation_id;
  refusal := case
    when not about.talks then 'off'
    when (item ->> 'size')::integer not between 1 and 10000000 or (item ->> 'seconds')::integer not between 0 and 1860 then 'size'
    when (select count(*) from public.media m where m.response_id = sent.id and m.kind = 'talk') >= 40
      or (select coalesce(sum(m.size), 0) from public.media m where m.consultation_id = about.id) > 2000000000 then 'full'
  end;
  if refusal is not null then
    return jsonb_build_object('state', 'refused', 'reason', refusal, 'missing', '[]'::jsonb);
  end if;
  insert into public.talk_consent (response_id, consultation_id, agreed_at, wording, words, language, asked_by)
  values (sent.id, about.id, (consent ->> 'agreed_at')::timestamptz, (consent ->> 'wording')::integer, consent ->> 'words',
    consent ->> 'language', coalesce(sent.recorded_by, (select auth.uid())))
  on conflict (response_id) do nothing;
  insert into public.media (id, consultation_id, response_id, guide_version_id, kind, size, hash, seconds, recorded_at)
  values ((item ->> 'id')::uuid, about.id, sent.id, sent.guide_version_id, 'talk', (item ->> 'size')::integer, item ->> 'hash',
    (item ->> 'seconds')::integer, (item ->> 'recorded_at')::timestamptz)
  returning * into known;
  return private.media_state(known);
end $$;
grant execute on function public.begin_talk(uuid, jsonb, jsonb) to authenticated;

-- Typing a conversation out is done (or not yet, after all): from then on the days count. False when there is none.
create function public.finish_talk(response uuid, done boolean) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select r.consultation_id from public.response r where r.id = finish_talk.response);
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  update public.media m set transcribed_at = case when done then now() end, transcribed_by = case when done then (select auth.uid()) end
  where m.response_id = finish_talk.response and m.kind = 'talk' and m.completed_at is not null
    and (m.transcribed_at is null) = done;
  return found;
end $$;
grant execute on function public.finish_talk(uuid, boolean) to authenticated;

-- As before, and the conversations whose days are over.
create or replace function public.purge_media() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.media m where case m.kind
    when 'guide' then m.touched_at < now() - interval '7 days'
      and not exists (select 1 from public.guide_version_audio a where a.media_id = m.id)
      and not exists (select 1 from public.guide_draft d
        where d.consultation_id = m.consultation_id and m.id in (select private.audio_of(d.content)))
    else (m.completed_at is null and m.touched_at < now() - interval '7 days')
      or (m.kind = 'talk' and m.transcribed_at <= now() - make_interval(days =>
        (select c.talk_days from public.consultation c where c.id = m.consultation_id)))
      or not exists (select 1 from public.response r where r.id = m.response_id)
        and not exists (select 1 from public.response_draft d where d.id = m.response_id) end;
  get diagnostics purged = row_count;
  return purged;
end $$;
