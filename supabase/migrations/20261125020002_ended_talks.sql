-- A recording that the team had and deleted does not come back from another device, or from a file of one. Only its id is kept.
create table public.ended_talk (
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade
);
create index ended_talk_consultation_idx on public.ended_talk (consultation_id);
alter table public.ended_talk enable row level security;

create function private.end_talk() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  -- A response that leaves takes its recordings along: what comes after it is refused as it is.
  insert into public.ended_talk (id, consultation_id)
  select old.id, old.consultation_id from public.response r where r.id = old.response_id
  on conflict do nothing;
  return null;
end $$;
-- By hand, or when its days were over. What never arrived whole and was given up comes in again.
create trigger talk_ends after delete on public.media
  for each row when (old.kind = 'talk' and (old.completed_at is not null or auth.uid() is not null)) execute function private.end_talk();

-- As before; refused as 'gone' too when the team had this stretch and deleted it. Who asked is who did, also when a colleague
-- sends it. consent: {…, asked_by?}
create or replace function public.begin_talk(response uuid, item jsonb, consent jsonb) returns jsonb
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
  if exists (select 1 from public.ended_talk e where e.id = (item ->> 'id')::uuid) then
    return '{"state": "refused", "reason": "gone", "missing": []}';
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
    consent ->> 'language', coalesce((select m.user_id from public.member m join public.consultation c on c.team_id = m.team_id
      where c.id = about.id and m.user_id = (consent ->> 'asked_by')::uuid), sent.recorded_by, (select auth.uid())))
  on conflict (response_id) do nothing;
  insert into public.media (id, consultation_id, response_id, guide_version_id, kind, size, hash, seconds, recorded_at)
  values ((item ->> 'id')::uuid, about.id, sent.id, sent.guide_version_id, 'talk', (item ->> 'size')::integer, item ->> 'hash',
    (item ->> 'seconds')::integer, (item ->> 'recorded_at')::timestamptz)
  returning * into known;
  return private.media_state(known);
end $$;
