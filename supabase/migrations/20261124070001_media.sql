-- Recordings and photos with an open question: how they come in by parts, are played back, and typed out.
-- The bytes stand here, behind row-level security, so that every rung has them and a withdrawal takes them along.

create type public.media_kind as enum ('voice', 'photo');

-- Off until the team says otherwise.
alter table public.consultation
  add column voice_minutes integer not null default 0 check (voice_minutes between 0 and 10),
  add column photos boolean not null default false;
grant update (voice_minutes, photos) on public.consultation to authenticated;

create table public.media (
  -- Made by the device, so that sending twice stores once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  -- The response, or the draft that becomes it under the same id.
  response_id uuid not null,
  guide_version_id uuid not null,
  question_key text not null,
  kind public.media_kind not null,
  size integer not null check (size between 1 and 10000000),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  seconds integer check (seconds between 0 and 660),
  -- By what the bytes say, once they are all there.
  type text,
  -- What is to be seen on a photo, for who cannot see it.
  alt text not null default '' check (length(alt) <= 500),
  begun_at timestamptz not null default now(),
  touched_at timestamptz not null default now(),
  completed_at timestamptz,
  transcribed_at timestamptz,
  transcribed_by uuid references auth.users (id) on delete set null,
  check ((completed_at is null) = (type is null)),
  unique (id, consultation_id),
  unique (response_id, question_key, kind),
  foreign key (guide_version_id, question_key) references public.question (guide_version_id, key)
);
create index media_consultation_idx on public.media (consultation_id, kind);
create index media_question_idx on public.media (guide_version_id, question_key);
create index media_transcribed_by_idx on public.media (transcribed_by);
create index media_unfinished_idx on public.media (touched_at) where completed_at is null;

create table public.media_part (
  media_id uuid not null,
  number integer not null check (number between 0 and 99),
  consultation_id uuid not null,
  bytes bytea not null check (octet_length(bytes) between 1 and 131072),
  primary key (media_id, number),
  foreign key (media_id, consultation_id) references public.media (id, consultation_id) on delete cascade
);
-- Sound and photos are compressed already.
alter table public.media_part alter column bytes set storage external;

grant select, delete on public.media to authenticated;
grant update (alt) on public.media to authenticated;
grant select on public.media_part to authenticated;

create trigger log_activity after update of alt, transcribed_at or delete on public.media
  for each row when (auth.uid() is not null) execute function private.log_activity();

alter table public.media enable row level security;
alter table public.media_part enable row level security;

-- As long as a resident has not sent their answers, what they recorded is nobody's.
create policy "A member reads which recordings and photos were sent" on public.media for select to authenticated
  using (consultation_id in (select private.my_consultations()) and exists (select 1 from public.response r where r.id = response_id));
create policy "A coordinator or worker describes a photo" on public.media for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A coordinator or worker deletes a recording or a photo" on public.media for delete to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A coordinator or worker hears and sees what was sent" on public.media_part for select to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')) and exists (select 1 from public.media m where m.id = media_id));

-- A voice or a face goes with its response: withdrawn, past its retention date, or never sent.
create function private.media_goes_along() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.media m where m.response_id = old.id
    and not exists (select 1 from public.response r where r.id = old.id);
  return null;
end $$;
create trigger media_goes_along after delete on public.response for each row execute function private.media_goes_along();
create trigger media_goes_along after delete on public.response_draft for each row execute function private.media_goes_along();

-- The numbers of the parts that a file of this size has. A part is 128 KiB; the last one is what is left.
create function private.media_parts(size integer) returns integer
language sql immutable set search_path = '' as $$ select (size + 131071) / 131072 $$;

create function private.media_state(item public.media) returns jsonb
language sql stable set search_path = '' as $$
  select case when item.completed_at is not null then '{"state": "complete", "missing": []}'
    else jsonb_build_object('state', 'receiving', 'missing', (
      select coalesce(jsonb_agg(n order by n), '[]') from generate_series(0, private.media_parts(item.size) - 1) n
      where not exists (select 1 from public.media_part p where p.media_id = item.id and p.number = n))) end
$$;

-- A JPEG without anything in it about camera, place or author: nothing but the picture, its size and its colours.
create function private.is_clean_jpeg(bytes bytea) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
  at integer := 2;
  marker integer;
begin
  if octet_length(bytes) < 4 or substr(bytes, 1, 3) <> '\xffd8ff' then
    return false;
  end if;
  while at + 4 <= octet_length(bytes) loop
    if get_byte(bytes, at) <> 255 then
      return false;
    end if;
    marker := get_byte(bytes, at + 1);
    -- The picture itself begins here.
    if marker = 218 then
      return position('\x457869660000'::bytea in bytes) = 0;
    end if;
    -- Of the application's own segments only JFIF (0), colour profile (2) and colour transform (14); no comment (254).
    if marker = 254 or (marker between 224 and 239 and marker not in (224, 226, 238)) then
      return false;
    end if;
    at := at + 2 + get_byte(bytes, at + 2) * 256 + get_byte(bytes, at + 3);
  end loop;
  return false;
end $$;

-- What the bytes are, by how they begin; null for anything that this kind may not be.
create function private.media_type(kind public.media_kind, bytes bytea) returns text
language sql immutable set search_path = '' as $$
  select case
    when kind = 'photo' then case when private.is_clean_jpeg(bytes) then 'image/jpeg' end
    when substr(bytes, 1, 4) = '\x1a45dfa3' then 'audio/webm'
    when substr(bytes, 5, 4) = '\x66747970' then 'audio/mp4'
    when substr(bytes, 1, 4) = '\x4f676753' then 'audio/ogg'
  end
$$;

-- Why this may not be sent, or null when it may.
create function private.media_refusal(c public.consultation, version uuid, item jsonb) returns text
language sql stable set search_path = '' as $$
  select case
    when item ->> 'kind' = 'voice' and (c.voice_minutes = 0 or not jsonb_path_exists(v.content,
      '$.topics[*].questions[*] ? (@.key == $key && @.voice == true)', jsonb_build_object('key', item -> 'question'))) then 'off'
    when item ->> 'kind' = 'photo' and (not c.photos or not jsonb_path_exists(v.content,
      '$.topics[*].questions[*] ? (@.key == $key && @.photo == true)', jsonb_build_object('key', item -> 'question'))) then 'off'
    when (item ->> 'size')::integer > case when item ->> 'kind' = 'photo' then 2000000 else c.voice_minutes * 1000000 end then 'size'
    when coalesce((item ->> 'seconds')::integer, 0) > c.voice_minutes * 60 + 5 then 'size'
    when (select coalesce(sum(m.size), 0) from public.media m where m.consultation_id = c.id) > 2000000000 then 'full'
  end
  from public.guide_version v where v.id = version
$$;

-- Begins to take a file in, or goes on with it. Whoever holds the response's id sends it.
-- item: {id, question, kind, size, hash, seconds?}. Returns {state: receiving | complete | refused, missing: [number], reason?}.
-- A new recording takes the place of the one before it, as long as the response was not sent.
create function public.begin_media(response uuid, item jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.media;
  draft public.response_draft;
  sent public.response;
  about public.consultation;
  refusal text;
begin
  perform private.one_at_a_time(response);
  select * into known from public.media m where m.id = (item ->> 'id')::uuid;
  if found then
    if known.response_id <> response or known.hash <> item ->> 'hash' or known.size <> (item ->> 'size')::integer then
      return '{"state": "refused", "reason": "changed", "missing": []}';
    end if;
    return private.media_state(known);
  end if;
  select * into draft from public.response_draft d where d.id = response and d.recorded_by is null and d.expires_at > now();
  select * into sent from public.response r where r.id = response and r.mode = 'self' and r.submitted_at > now() - interval '8 days';
  select * into about from public.consultation c where c.id = coalesce(draft.consultation_id, sent.consultation_id);
  if about.id is null then
    return '{"state": "refused", "reason": "gone", "missing": []}';
  end if;
  refusal := private.media_refusal(about, coalesce(draft.guide_version_id, sent.guide_version_id), item);
  if refusal is not null then
    return jsonb_build_object('state', 'refused', 'reason', refusal, 'missing', '[]'::jsonb);
  end if;
  delete from public.media m where m.response_id = response and m.question_key = item ->> 'question'
    and m.kind = (item ->> 'kind')::public.media_kind and (sent.id is null or m.completed_at is null);
  insert into public.media (id, consultation_id, response_id, guide_version_id, question_key, kind, size, hash, seconds)
  values ((item ->> 'id')::uuid, about.id, response, coalesce(draft.guide_version_id, sent.guide_version_id), item ->> 'question',
    (item ->> 'kind')::public.media_kind, (item ->> 'size')::integer, item ->> 'hash', (item ->> 'seconds')::integer)
  on conflict (response_id, question_key, kind) do nothing returning * into known;
  if not found then
    return '{"state": "refused", "reason": "sent", "missing": []}';
  end if;
  return private.media_state(known);
end $$;
grant execute on function public.begin_media(uuid, jsonb) to anon, authenticated;

-- Takes in one part (base64) with the hash of it. The same part again changes nothing. With the last one the whole is looked at:
-- its hash, and what it is. 'gone': there is nothing to add to; 'garbled': send it (all that is missing) again.
create function public.put_media_part(response uuid, media uuid, number integer, hash text, bytes text) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  part_size constant integer := 131072;
  item public.media;
  raw bytea := decode(bytes, 'base64');
  whole bytea;
  state jsonb;
begin
  perform private.one_at_a_time(response);
  select * into item from public.media m where m.id = put_media_part.media and m.response_id = response for update;
  if not found then
    return '{"state": "gone", "missing": []}';
  end if;
  if item.completed_at is not null then
    return private.media_state(item);
  end if;
  if encode(sha256(raw), 'hex') <> put_media_part.hash or put_media_part.number not between 0 and private.media_parts(item.size) - 1
     or octet_length(raw) <> least(part_size, item.size - put_media_part.number * part_size) then
    return private.media_state(item) || '{"state": "garbled"}';
  end if;
  insert into public.media_part (media_id, number, consultation_id, bytes)
  values (item.id, put_media_part.number, item.consultation_id, raw) on conflict on constraint media_part_pkey do nothing;
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
grant execute on function public.put_media_part(uuid, uuid, integer, text, text) to anon, authenticated;

-- A resident takes a recording or a photo away before they send. Afterwards it goes with the response, by its code.
create function public.remove_media(response uuid, media uuid) returns boolean
language plpgsql security definer set search_path = '' as $$
begin
  perform private.one_at_a_time(response);
  delete from public.media m where m.id = remove_media.media and m.response_id = response
    and exists (select 1 from public.response_draft d where d.id = response and d.recorded_by is null);
  return found;
end $$;
grant execute on function public.remove_media(uuid, uuid) to anon, authenticated;

-- What a resident's page needs to know: whether recordings and photos are taken, and which there are of this response.
create function public.resident_media(code text, ticket uuid default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('voice_minutes', c.voice_minutes, 'photos', c.photos, 'items', (
    select coalesce(jsonb_agg(jsonb_build_object('id', m.id, 'question', m.question_key, 'kind', m.kind, 'seconds', m.seconds,
      'complete', m.completed_at is not null) order by m.begun_at), '[]')
    from public.media m where m.response_id = ticket and m.consultation_id = c.id))
  from public.consultation c where c.code = resident_media.code
$$;
grant execute on function public.resident_media(text, uuid) to anon, authenticated;

-- The bytes of a finished recording or photo (base64), for who may read its parts; null for anybody else.
create function public.media_bytes(media uuid) returns text
language sql stable set search_path = '' as $$
  select encode(string_agg(p.bytes, ''::bytea order by p.number), 'base64')
  from public.media m join public.media_part p on p.media_id = m.id
  where m.id = media_bytes.media and m.completed_at is not null
$$;
grant execute on function public.media_bytes(uuid) to authenticated;

-- A worker typed a recording out: from now on it is the answer's text, noted verbatim. What stood there is kept as a revision.
create function public.transcribe_media(media uuid, text text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  item public.media;
  known uuid;
begin
  select * into item from public.media m where m.id = transcribe_media.media and m.kind = 'voice' and m.completed_at is not null
    and exists (select 1 from public.response r where r.id = m.response_id) for update;
  perform private.require_role(item.consultation_id, '{coordinator,worker}');
  if btrim(coalesce(text, '')) = '' then
    raise exception 'nothing was typed out' using errcode = 'WS006';
  end if;
  select a.id into known from public.answer a where a.response_id = item.response_id and a.question_key = item.question_key;
  if known is not null then
    perform public.correct_answer(answer => known, new_text => btrim(text), new_choices => null, new_number => null, new_voice => 'verbatim');
  else
    insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
    values (item.consultation_id, item.response_id, item.guide_version_id, item.question_key, 'open', btrim(text), 'verbatim')
    returning id into known;
  end if;
  update public.media m set transcribed_at = now(), transcribed_by = (select auth.uid()) where m.id = item.id;
  return known;
end $$;
grant execute on function public.transcribe_media(uuid, text) to authenticated;

-- Clears away what was begun and never finished. Harmless for anyone to call. Returns how many.
create function public.purge_media() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.media m where (m.completed_at is null and m.touched_at < now() - interval '7 days')
    or not exists (select 1 from public.response r where r.id = m.response_id)
      and not exists (select 1 from public.response_draft d where d.id = m.response_id);
  get diagnostics purged = row_count;
  return purged;
end $$;
grant execute on function public.purge_media() to anon, authenticated;
