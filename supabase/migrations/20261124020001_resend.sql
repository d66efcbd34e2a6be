-- The same response sent again by a worker: the same content stores nothing, other content becomes a revision.

alter table public.response add column content_hash text check (content_hash ~ '^[0-9a-f]{64}$');

-- What a response said before it was sent again with other content.
create table public.response_revision (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  response_id uuid not null,
  -- {language, area, consented_at, answers: [{question, text?, voice?, choices?, number?, declined?}]}
  before jsonb not null,
  changed_by uuid references auth.users (id) on delete set null,
  changed_at timestamptz not null default now(),
  foreign key (response_id, consultation_id) references public.response (id, consultation_id) on delete cascade
);
create index response_revision_response_id_idx on public.response_revision (response_id, consultation_id);
create index response_revision_changed_by_idx on public.response_revision (changed_by);

grant select on public.response_revision to authenticated;

create trigger log_activity after insert or update or delete on public.response_revision
  for each row execute function private.log_activity();

alter table public.response_revision enable row level security;

create policy "A member reads what a response said before" on public.response_revision for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A stored response as it was sent.
create function private.response_content(response public.response) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('language', response.language, 'area', response.area_id, 'consented_at', response.consented_at,
    'answers', coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('question', a.question_key, 'text', a.text,
      'voice', a.voice, 'choices', a.choices, 'number', a.number, 'declined', a.declined)) order by a.question_key)
      from public.answer a where a.response_id = response.id), '[]'))
$$;

-- Takes the answers of a resend over, one by one: each earlier wording is kept, and so is what was taken out.
create function private.take_over_answers(stored public.response, answers jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  sent record;
  asked public.question;
  was public.answer;
  voice_now public.answer_voice;
begin
  for sent in select * from jsonb_to_recordset(answers) as a (question text, text text, voice public.answer_voice,
      choices text[], number numeric, declined public.answer_declined) loop
    select * into asked from public.question q where q.guide_version_id = stored.guide_version_id and q.key = sent.question;
    if not found or not private.fits(asked, sent.text, sent.choices, sent.number, sent.declined) then
      raise exception 'an answer does not fit its question' using errcode = 'WS006';
    end if;
    voice_now := case when asked.kind = 'open' and sent.text is not null then coalesce(sent.voice, 'own') end;
    select * into was from public.answer a where a.response_id = stored.id and a.question_key = sent.question for update;
    if not found then
      insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice, choices, number, declined)
      values (stored.consultation_id, stored.id, stored.guide_version_id, asked.key, asked.kind, sent.text, voice_now, sent.choices,
        sent.number, sent.declined);
    elsif (was.text, was.choices, was.number, was.voice, was.declined)
        is distinct from (sent.text, sent.choices, sent.number, voice_now, sent.declined) then
      insert into public.answer_revision (consultation_id, answer_id, text_before, choices_before, number_before, voice_before, declined_before, changed_by)
      values (was.consultation_id, was.id, was.text, was.choices, was.number, was.voice, was.declined, (select auth.uid()));
      update public.answer a set text = sent.text, choices = sent.choices, number = sent.number, declined = sent.declined,
        voice = voice_now, updated_at = now() where a.id = was.id;
    end if;
  end loop;
  delete from public.answer a where a.response_id = stored.id
    and not exists (select 1 from jsonb_array_elements(answers) s where s ->> 'question' = a.question_key);
end $$;

-- 'already' when nothing differs from what is stored, else 'revised'.
create function private.revise_response(response jsonb) returns text
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
  insert into public.response_revision (consultation_id, response_id, before, changed_by)
  values (stored.consultation_id, stored.id, before, (select auth.uid()));
  return 'revised';
end $$;

-- A worker sends an interview or a paper form, also after the period has ended. `content_hash` tells a resend of the
-- same content ('already') from an altered one ('revised').
create or replace function public.record_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = (response ->> 'version')::uuid);
  outcome text;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if response ->> 'mode' not in ('assisted', 'paper') then
    raise exception 'a worker records an assisted or a paper response' using errcode = 'WS006';
  end if;
  perform private.one_at_a_time((response ->> 'id')::uuid);
  outcome := private.store_response(consultation,
    response || jsonb_build_object('recorded_by', (select auth.uid()), 'import_id', null, 'submitted_at', null));
  if outcome = 'stored' then
    update public.response r set content_hash = response ->> 'content_hash' where r.id = (response ->> 'id')::uuid;
  elsif outcome = 'already' then
    outcome := private.revise_response(response);
    delete from public.response_draft d where d.id = (response ->> 'id')::uuid;
  end if;
  return outcome;
end $$;
