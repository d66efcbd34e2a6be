-- The team reads aloud: a recording of a question, of the introduction or of the consent text, in one language.
-- A guide names its recordings by id, so a published version keeps what it had. Nobody changes one or deletes it;
-- what neither a version nor the draft names any more is cleared away.

-- Of a resident or of the guide: a recording belongs to one of the two.
alter table public.media
  alter column response_id drop not null,
  alter column guide_version_id drop not null,
  alter column question_key drop not null,
  add constraint media_belongs check (case kind
    when 'guide' then num_nonnulls(response_id, guide_version_id, question_key) = 0
    when 'talk' then question_key is null and num_nulls(response_id, guide_version_id) = 0
    else num_nulls(response_id, guide_version_id, question_key) = 0 end);

create table public.guide_version_audio (
  guide_version_id uuid not null,
  media_id uuid not null,
  consultation_id uuid not null,
  primary key (guide_version_id, media_id),
  foreign key (guide_version_id, consultation_id) references public.guide_version (id, consultation_id) on delete cascade,
  foreign key (media_id, consultation_id) references public.media (id, consultation_id)
);
create index guide_version_audio_media_idx on public.guide_version_audio (media_id, consultation_id);

grant select on public.guide_version_audio to authenticated;

-- The recordings that a guide names.
create function private.audio_of(content jsonb) returns setof uuid
language sql immutable set search_path = '' as $$
  select distinct (found #>> '{}')::uuid from (
    select jsonb_path_query(content, 'lax $.introductionAudio.*.id') union all
    select jsonb_path_query(content, 'lax $.consentAudio.*.id') union all
    select jsonb_path_query(content, 'lax $.topics[*].questions[*].audio.*.id')) named (found)
$$;

-- A version is frozen together with what it reads aloud; a recording that did not arrive stops it.
create function private.freeze_guide_audio() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.guide_version_audio (guide_version_id, media_id, consultation_id)
  select new.id, m.id, new.consultation_id from private.audio_of(new.content) named (id)
  join public.media m on m.id = named.id and m.consultation_id = new.consultation_id and m.kind = 'guide' and m.completed_at is not null;
  if exists (select from private.audio_of(new.content) named (id)
    where not exists (select 1 from public.guide_version_audio a where a.guide_version_id = new.id and a.media_id = named.id)) then
    raise exception 'a recording that the guide names is not there' using errcode = 'WS090';
  end if;
  return null;
end $$;
create trigger guide_audio_is_frozen after insert on public.guide_version
  for each row execute function private.freeze_guide_audio();

alter table public.guide_version_audio enable row level security;

create policy "A member sees what a version reads aloud" on public.guide_version_audio for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member knows what the team reads aloud" on public.media for select to authenticated
  using (kind = 'guide' and consultation_id in (select private.my_consultations()));
create policy "A member hears what the team reads aloud" on public.media_part for select to authenticated
  using (consultation_id in (select private.my_consultations())
    and exists (select 1 from public.media m where m.id = media_id and m.kind = 'guide'));
alter policy "A coordinator or worker deletes a recording or a photo" on public.media
  using (kind <> 'guide' and consultation_id in (select private.my_consultations('{coordinator,worker}')));

-- The team may also bring a file of its own: MP3 and WAV beside what browsers record.
create or replace function private.media_type(kind public.media_kind, bytes bytea) returns text
language sql immutable set search_path = '' as $$
  select case
    when kind = 'photo' then case when private.is_clean_jpeg(bytes) then 'image/jpeg' end
    when substr(bytes, 1, 4) = '\x1a45dfa3' then 'audio/webm'
    when substr(bytes, 5, 4) = '\x66747970' then 'audio/mp4'
    when substr(bytes, 1, 4) = '\x4f676753' then 'audio/ogg'
    when kind <> 'guide' then null
    when substr(bytes, 1, 3) = '\x494433' then 'audio/mpeg'
    -- An MPEG frame of layer III: eleven bits that are set, and the layer.
    when octet_length(bytes) > 1 and get_byte(bytes, 0) = 255 and get_byte(bytes, 1) & 230 = 226 then 'audio/mpeg'
    when substr(bytes, 1, 4) = '\x52494646' and substr(bytes, 9, 4) = '\x57415645' then 'audio/wav'
  end
$$;

-- Takes one part of a file in, whoever it is from: see `put_media_part`. The caller holds the lock on what it belongs to.
create function private.take_media_part(item public.media, number integer, hash text, bytes text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  part_size constant integer := 131072;
  raw bytea := decode(bytes, 'base64');
  whole bytea;
  state jsonb;
begin
  if item.completed_at is not null then
    return private.media_state(item);
  end if;
  if encode(sha256(raw), 'hex') <> take_media_part.hash or take_media_part.number not between 0 and private.media_parts(item.size) - 1
     or octet_length(raw) <> least(part_size, item.size - take_media_part.number * part_size) then
    return private.media_state(item) || '{"state": "garbled"}';
  end if;
  insert into public.media_part (media_id, number, consultation_id, bytes)
  values (item.id, take_media_part.number, item.consultation_id, raw) on conflict on constraint media_part_pkey do nothing;
  update public.media m set touched_at = now() where m.id = item.id;
  state := private.media_state(item);
  if state -> 'missing' <> '[]' then
    return state;
  end if;
  select string_agg(p.bytes, ''::bytea order by p.number) into whole from public.media_part p where p.media_id = item.id;
  if encode(sha256(whole), 'hex') <> item.hash then
    delete from public.media_part p where p.media_id = item.id;
    return private.media_state(item) || '{"state": "garbled"}';
  end if;
  if private.media_type(item.kind, whole) is null then
    delete from public.media m where m.id = item.id;
    return '{"state": "refused", "reason": "type", "missing": []}';
  end if;
  update public.media m set completed_at = now(), type = private.media_type(item.kind, whole) where m.id = item.id returning * into item;
  return private.media_state(item);
end $$;

create or replace function public.put_media_part(response uuid, media uuid, number integer, hash text, bytes text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  item public.media;
begin
  perform private.one_at_a_time(response);
  select * into item from public.media m where m.id = put_media_part.media and m.response_id = response
    and m.kind in ('voice', 'photo') for update;
  if not found then
    return '{"state": "gone", "missing": []}';
  end if;
  return private.take_media_part(item, put_media_part.number, put_media_part.hash, put_media_part.bytes);
end $$;

-- A coordinator or worker sends a part of what the team recorded itself.
create function public.put_team_media_part(media uuid, number integer, hash text, bytes text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  item public.media;
begin
  perform private.one_at_a_time(put_team_media_part.media);
  select * into item from public.media m where m.id = put_team_media_part.media and m.kind in ('guide', 'talk') for update;
  if not found then
    return '{"state": "gone", "missing": []}';
  end if;
  perform private.require_role(item.consultation_id, '{coordinator,worker}');
  return private.take_media_part(item, put_team_media_part.number, put_team_media_part.hash, put_team_media_part.bytes);
end $$;
grant execute on function public.put_team_media_part(uuid, integer, text, text) to authenticated;

-- What to say of a file whose id is known already: how far it is, or that it is another one.
create function private.known_media(known public.media, consultation uuid, kind public.media_kind, item jsonb) returns jsonb
language sql stable set search_path = '' as $$
  select case when known.consultation_id = consultation and known.kind = known_media.kind and known.hash = item ->> 'hash'
      and known.size = (item ->> 'size')::integer then private.media_state(known)
    else '{"state": "refused", "reason": "changed", "missing": []}' end
$$;

-- Begins to take in what the team reads aloud, or goes on with it. item: {id, size, hash, seconds}.
create function public.begin_guide_audio(consultation uuid, item jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.media;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  perform private.one_at_a_time((item ->> 'id')::uuid);
  select * into known from public.media m where m.id = (item ->> 'id')::uuid;
  if found then
    return private.known_media(known, consultation, 'guide', item);
  end if;
  if (item ->> 'size')::integer not between 1 and 3000000 or (item ->> 'seconds')::integer not between 0 and 185 then
    return '{"state": "refused", "reason": "size", "missing": []}';
  end if;
  if (select coalesce(sum(m.size), 0) from public.media m where m.consultation_id = consultation) > 2000000000 then
    return '{"state": "refused", "reason": "full", "missing": []}';
  end if;
  insert into public.media (id, consultation_id, kind, size, hash, seconds)
  values ((item ->> 'id')::uuid, consultation, 'guide', (item ->> 'size')::integer, item ->> 'hash', (item ->> 'seconds')::integer)
  returning * into known;
  return private.media_state(known);
end $$;
grant execute on function public.begin_guide_audio(uuid, jsonb) to authenticated;

-- What the team reads aloud in a published version, for a resident: {type, bytes (base64)}; null for anything else.
create function public.published_audio(code text, media uuid) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('type', m.type, 'bytes', (
    select encode(string_agg(p.bytes, ''::bytea order by p.number), 'base64') from public.media_part p where p.media_id = m.id))
  from public.consultation c
  join public.media m on m.consultation_id = c.id and m.id = published_audio.media and m.kind = 'guide'
  where c.code = published_audio.code and exists (select 1 from public.guide_version_audio a where a.media_id = m.id)
$$;
grant execute on function public.published_audio(text, uuid) to anon, authenticated;

-- Clears away what was begun and never finished, what belongs to no response, and what no guide reads aloud any more.
-- A week is longer than anybody undoes a change. Harmless for anyone to call. Returns how many.
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
      or not exists (select 1 from public.response r where r.id = m.response_id)
        and not exists (select 1 from public.response_draft d where d.id = m.response_id) end;
  get diagnostics purged = row_count;
  return purged;
end $$;
