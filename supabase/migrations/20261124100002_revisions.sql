-- From which device a response came, why it was changed, and a coordinator's choice of which version counts.

create type public.revision_cause as enum ('resend', 'restored', 'double_entry');

-- The device that sent what a response says now; null: straight from a browser, or before this was kept.
alter table public.response add column device_id uuid references public.device (id) on delete set null;
create index response_device_idx on public.response (device_id);
-- Why a response no longer says `before`, and the device that `before` had come from.
alter table public.response_revision
  add column cause public.revision_cause not null default 'resend',
  add column device_id uuid references public.device (id) on delete set null;
create index response_revision_device_idx on public.response_revision (device_id);

-- A device of the caller's team under this id, or null: one that was never registered is not named.
create function private.known_device(consultation uuid, device text) returns uuid
language sql stable security definer set search_path = '' as $$
  select d.id from public.device d join public.consultation c on c.team_id = d.team_id
  where c.id = consultation and d.id::text = device
$$;

-- Writes one answer of a stored response; its earlier wording is kept. `sent` is {question, text?, voice?, choices?, number?, declined?}.
create function private.put_answer(stored public.response, sent jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  given record;
  asked public.question;
  was public.answer;
  voice_now public.answer_voice;
begin
  select * into given from jsonb_to_record(sent) as a (question text, text text, voice public.answer_voice,
    choices text[], number numeric, declined public.answer_declined);
  select * into asked from public.question q where q.guide_version_id = stored.guide_version_id and q.key = given.question;
  if not found or not private.fits(asked, given.text, given.choices, given.number, given.declined) then
    raise exception 'an answer does not fit its question' using errcode = 'WS006';
  end if;
  voice_now := case when asked.kind = 'open' and given.text is not null then coalesce(given.voice, 'own') end;
  select * into was from public.answer a where a.response_id = stored.id and a.question_key = given.question for update;
  if not found then
    insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice, choices, number, declined)
    values (stored.consultation_id, stored.id, stored.guide_version_id, asked.key, asked.kind, given.text, voice_now, given.choices,
      given.number, given.declined);
  elsif (was.text, was.choices, was.number, was.voice, was.declined)
      is distinct from (given.text, given.choices, given.number, voice_now, given.declined) then
    insert into public.answer_revision (consultation_id, answer_id, text_before, choices_before, number_before, voice_before, declined_before, changed_by)
    values (was.consultation_id, was.id, was.text, was.choices, was.number, was.voice, was.declined, (select auth.uid()));
    update public.answer a set text = given.text, choices = given.choices, number = given.number, declined = given.declined,
      voice = voice_now, updated_at = now() where a.id = was.id;
  end if;
end $$;

create or replace function private.take_over_answers(stored public.response, answers jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  sent jsonb;
begin
  for sent in select s from jsonb_array_elements(answers) s loop
    perform private.put_answer(stored, sent);
  end loop;
  delete from public.answer a where a.response_id = stored.id
    and not exists (select 1 from jsonb_array_elements(answers) s where s ->> 'question' = a.question_key);
end $$;

-- As before, and notes the device that it comes from.
create or replace function private.revise_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  stored public.response;
  before jsonb;
begin
  select * into stored from public.response r where r.id = (response ->> 'id')::uuid for update;
  if stored.guide_version_id <> (response ->> 'version')::uuid or stored.mode::text <> response ->> 'mode'
     or stored.import_id is not null then
    raise exception 'another response has this id' using errcode = 'WS006';
  end if;
  -- Somebody may have corrected an answer since: a resend of what was sent before does not undo that.
  if stored.content_hash = response ->> 'content_hash' then
    return 'already';
  end if;
  before := private.response_content(stored);
  update public.response r set language = response ->> 'language', area_id = (response ->> 'area')::uuid,
    consented_at = (response ->> 'consented_at')::timestamptz, content_hash = response ->> 'content_hash'
  where r.id = stored.id;
  perform private.take_over_answers(stored, coalesce(response -> 'answers', '[]'));
  if before = (select private.response_content(r) from public.response r where r.id = stored.id) then
    return 'already';
  end if;
  update public.response r set device_id = private.known_device(r.consultation_id, response ->> 'device') where r.id = stored.id;
  insert into public.response_revision (consultation_id, response_id, before, changed_by, device_id)
  values (stored.consultation_id, stored.id, before, (select auth.uid()), stored.device_id);
  return 'revised';
end $$;

-- A coordinator lets an earlier version count again; what stood there is kept as a revision, so that this is undone the same way.
-- True when something changed. An area that was taken off the list meanwhile is left empty.
create function public.restore_response(revision bigint) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  chosen public.response_revision;
  stored public.response;
  now_said jsonb;
begin
  select * into chosen from public.response_revision v where v.id = revision;
  perform private.require_role(chosen.consultation_id, '{coordinator}');
  perform private.one_at_a_time(chosen.response_id);
  select * into stored from public.response r where r.id = chosen.response_id for update;
  now_said := private.response_content(stored);
  update public.response r set language = chosen.before ->> 'language', consented_at = (chosen.before ->> 'consented_at')::timestamptz,
    area_id = (select a.id from public.area a where a.id = (chosen.before ->> 'area')::uuid and a.consultation_id = stored.consultation_id)
  where r.id = stored.id;
  perform private.take_over_answers(stored, coalesce(chosen.before -> 'answers', '[]'));
  if now_said = (select private.response_content(r) from public.response r where r.id = stored.id) then
    return false;
  end if;
  update public.response r set device_id = chosen.device_id where r.id = stored.id;
  insert into public.response_revision (consultation_id, response_id, before, changed_by, cause, device_id)
  values (stored.consultation_id, stored.id, now_said, (select auth.uid()), 'restored', stored.device_id);
  return true;
end $$;
grant execute on function public.restore_response(bigint) to authenticated;
