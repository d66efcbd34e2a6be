-- Safety signals: a worker marks abuse, a threat or a crisis in a conversation; the team's coordinator sees it at once.
-- They are kept apart from everything that others read: no theme, quote, report or committee page knows of them, and they
-- stand in no activity log. An answer that is marked is set apart: its text moves to a table that coordinators alone read,
-- so that nothing which is made of answers can show it, whatever reads them.

create type public.safety_reason as enum ('abuse', 'threat', 'crisis', 'other');

-- What a worker reads when they mark something: whom to call, what to do. The team's own words.
alter table public.team add column safety_advice text not null default '' check (length(safety_advice) <= 4000);
grant update (safety_advice) on public.team to authenticated;

create table public.safety_signal (
  -- Made where it was marked, so that sending it twice stores it once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  -- The conversation. It may not have been sent yet, so this is not a foreign key.
  response_id uuid not null,
  -- The answer that it is about; null: the conversation as a whole.
  question_key text check (question_key ~ '^[a-z0-9][a-z0-9_]{0,59}$'),
  reason public.safety_reason not null,
  note text not null default '' check (length(note) <= 1000),
  marked_by uuid references auth.users (id) on delete set null,
  marked_at timestamptz not null default now(),
  -- The worker marked it by mistake.
  taken_back_at timestamptz,
  -- A coordinator found that what was said may be used like any other answer.
  released_at timestamptz,
  handled_by uuid references auth.users (id) on delete set null,
  handled_at timestamptz,
  check ((handled_at is null) or (taken_back_at is null))
);
create index safety_signal_consultation_idx on public.safety_signal (consultation_id, marked_at desc);
create index safety_signal_response_idx on public.safety_signal (response_id, question_key);
create index safety_signal_marked_by_idx on public.safety_signal (marked_by);
create index safety_signal_handled_by_idx on public.safety_signal (handled_by);

-- The text of an answer while it is set apart.
create table public.answer_apart (
  answer_id uuid primary key,
  consultation_id uuid not null,
  text text not null,
  voice public.answer_voice,
  since timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index answer_apart_consultation_idx on public.answer_apart (consultation_id);
create index answer_apart_answer_idx on public.answer_apart (answer_id, consultation_id);

grant select on public.safety_signal, public.answer_apart to authenticated;

alter table public.safety_signal enable row level security;
alter table public.answer_apart enable row level security;

create policy "A coordinator reads the team's safety signals, a worker their own" on public.safety_signal for select to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator}'))
    or (marked_by = (select auth.uid()) and consultation_id in (select private.my_consultations('{worker}'))));
create policy "A coordinator reads what was set apart" on public.answer_apart for select to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator}')));

create function private.is_apart(answer uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.answer_apart p where p.answer_id = answer)
$$;
grant execute on function private.is_apart(uuid) to authenticated;

-- Earlier wordings hold the same text.
drop policy "A member reads earlier wordings" on public.answer_revision;
create policy "A member reads earlier wordings, of an answer set apart a coordinator" on public.answer_revision for select to authenticated
  using (consultation_id in (select private.my_consultations())
    and (not private.is_apart(answer_id) or consultation_id in (select private.my_consultations('{coordinator}'))));

-- So does what a response said before it was sent again.
create function private.has_apart(response uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.answer_apart p join public.answer a on a.id = p.answer_id where a.response_id = response)
$$;
grant execute on function private.has_apart(uuid) to authenticated;
drop policy "A member reads what a response said before" on public.response_revision;
create policy "A member reads what a response said before, with an answer set apart a coordinator" on public.response_revision
  for select to authenticated using (consultation_id in (select private.my_consultations())
    and (not private.has_apart(response_id) or consultation_id in (select private.my_consultations('{coordinator}'))));

-- True when a signal keeps this answer (or, without a key, any answer of the conversation) from being told on.
create function private.is_withheld(response uuid, question text) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from public.safety_signal s where s.response_id = response
    and s.taken_back_at is null and s.released_at is null and (s.question_key is null or s.question_key = question))
$$;

-- Sets the marked answers of a conversation apart, and takes back what was quoted from it.
-- The marks that themes gave them go with the text; that they were given stays in the history, which holds no text.
create function private.set_apart(response uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  update public.quote q set revoked_at = now()
  from public.answer a
  where a.id = q.answer_id and a.response_id = response and q.revoked_at is null and private.is_withheld(response, a.question_key);

  insert into public.answer_apart (answer_id, consultation_id, text, voice)
  select a.id, a.consultation_id, a.text, a.voice from public.answer a
  where a.response_id = response and a.text is not null
    and exists (select 1 from public.safety_signal s where s.response_id = response and s.question_key = a.question_key
      and s.taken_back_at is null and s.released_at is null)
  on conflict do nothing;

  update public.answer a set text = null, voice = null
  from public.answer_apart p where p.answer_id = a.id and a.response_id = response and a.text is not null;
  delete from public.coding c using public.answer_apart p, public.answer a
  where c.answer_id = p.answer_id and a.id = p.answer_id and a.response_id = response;
end $$;

-- Puts back what no signal keeps apart any more.
create function private.put_back(response uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  kept public.answer_apart;
begin
  for kept in
    delete from public.answer_apart p using public.answer a
    where a.id = p.answer_id and a.response_id = response
      and not exists (select 1 from public.safety_signal s where s.response_id = response and s.question_key = a.question_key
        and s.taken_back_at is null and s.released_at is null)
    returning p.*
  loop
    update public.answer a set text = kept.text, voice = kept.voice where a.id = kept.answer_id;
  end loop;
end $$;

-- A conversation that was marked before it was sent: its answers are set apart as they come in.
create function private.set_new_answers_apart() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.set_apart(r.response_id) from (
    select distinct a.response_id from added a join public.safety_signal s on s.response_id = a.response_id) r;
  return null;
end $$;
create trigger answer_may_be_set_apart after insert on public.answer
  referencing new table as added for each statement execute function private.set_new_answers_apart();

-- What is typed over an answer that is set apart, or sent again, is set apart as well.
create function private.keep_text_apart() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.answer_apart p set text = new.text, voice = new.voice where p.answer_id = new.id;
  if found then
    new.text := null;
    new.voice := null;
  end if;
  return new;
end $$;
create trigger answer_apart_stays_apart before update of text on public.answer
  for each row when (new.text is not null) execute function private.keep_text_apart();

create function private.refuse_withheld_quote() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.answer a where a.id = new.answer_id and private.is_withheld(a.response_id, a.question_key)) then
    raise exception 'nothing is quoted from a conversation with a safety signal' using errcode = 'WS031';
  end if;
  return new;
end $$;
create trigger quote_is_not_withheld before insert on public.quote for each row execute function private.refuse_withheld_quote();

-- A withdrawn response takes along what the worker wrote about it; that there was a signal stays until retention.
create function private.forget_signal_text() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.safety_signal s set note = '', question_key = null where s.response_id = old.id;
  return null;
end $$;
create trigger response_takes_signal_text_along after delete on public.response
  for each row execute function private.forget_signal_text();

-- Stores signals of one conversation: [{id, question, reason, note, at, takenBack}]. Sending them again stores nothing again;
-- only whoever marked one changes it, and only until it was handled. Returns the ids of those that are new.
create function public.mark_safety(consultation uuid, response uuid, signals jsonb) returns uuid[]
language plpgsql security definer set search_path = '' as $$
declare
  fresh uuid[];
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if exists (select 1 from public.response r where r.id = response and r.consultation_id <> consultation) then
    raise exception 'not a conversation of this consultation' using errcode = '42501';
  end if;
  with sent as (
    select * from jsonb_to_recordset(signals) as s (id uuid, question text, reason public.safety_reason, note text, at timestamptz, "takenBack" boolean)
  ), known as (
    select s.id from public.safety_signal s join sent on sent.id = s.id
  ), stored as (
    insert into public.safety_signal as s (id, consultation_id, response_id, question_key, reason, note, marked_by, marked_at, taken_back_at)
    select sent.id, consultation, response, sent.question, sent.reason, coalesce(sent.note, ''), (select auth.uid()),
      least(sent.at, now()), case when sent."takenBack" then now() end from sent
    on conflict (id) do update set question_key = excluded.question_key, reason = excluded.reason, note = excluded.note,
        taken_back_at = case when excluded.taken_back_at is null then null else coalesce(s.taken_back_at, excluded.taken_back_at) end
      where s.marked_by = (select auth.uid()) and s.response_id = excluded.response_id and s.handled_at is null
    returning s.id, s.taken_back_at
  )
  select coalesce(array_agg(stored.id), '{}') into fresh from stored
  where stored.taken_back_at is null and stored.id not in (select known.id from known);
  perform private.put_back(response);
  perform private.set_apart(response);
  return fresh;
end $$;
grant execute on function public.mark_safety(uuid, uuid, jsonb) to authenticated;

-- A coordinator says that a signal was taken care of, or that it was not after all; or lets what was said be used again.
create function public.settle_safety(signal uuid, handled boolean, released boolean) returns void
language plpgsql security definer set search_path = '' as $$
declare
  found_signal public.safety_signal;
begin
  select * into found_signal from public.safety_signal s where s.id = signal for update;
  perform private.require_role(found_signal.consultation_id, '{coordinator}');
  update public.safety_signal s set
    handled_at = case when handled then coalesce(s.handled_at, now()) end,
    handled_by = case when handled then coalesce(s.handled_by, (select auth.uid())) end,
    released_at = case when released then coalesce(s.released_at, now()) end
  where s.id = signal and s.taken_back_at is null;
  perform private.put_back(found_signal.response_id);
  perform private.set_apart(found_signal.response_id);
end $$;
grant execute on function public.settle_safety(uuid, boolean, boolean) to authenticated;

-- What the caller may see of the signals of their team, the newest first, with what was set apart for who may read that.
create function public.safety_signals(response uuid default null) returns table (
  id uuid, consultation_id uuid, consultation text, response_id uuid, stored boolean, question_key text, question text,
  reason public.safety_reason, note text, marked_by uuid, marked_at timestamptz, taken_back_at timestamptz,
  released_at timestamptz, handled_by uuid, handled_at timestamptz, set_apart text)
language sql stable set search_path = '' as $$
  select s.id, s.consultation_id, c.title, s.response_id, r.id is not null, s.question_key, q.text,
    s.reason, s.note, s.marked_by, s.marked_at, s.taken_back_at, s.released_at, s.handled_by, s.handled_at, p.text
  from public.safety_signal s
  join public.consultation c on c.id = s.consultation_id
  left join public.response r on r.id = s.response_id
  left join public.answer a on a.response_id = s.response_id and a.question_key = s.question_key
  left join public.question q on q.guide_version_id = r.guide_version_id and q.key = s.question_key
  left join public.answer_apart p on p.answer_id = a.id
  where safety_signals.response is null or s.response_id = safety_signals.response
  order by s.handled_at is not null or s.taken_back_at is not null, s.marked_at desc, s.id
  limit 500
$$;
grant execute on function public.safety_signals(uuid) to authenticated;

-- How many signals wait for a coordinator; nought for who is none.
create function public.open_safety_signals() returns integer
language sql stable set search_path = '' as $$
  select count(*)::integer from public.safety_signal s
  where s.handled_at is null and s.taken_back_at is null and s.consultation_id in (select private.my_consultations('{coordinator}'))
$$;
grant execute on function public.open_safety_signals() to authenticated;

-- Signals go on the retention date, like the responses. Harmless for anyone to call.
create function public.purge_safety_signals() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.safety_signal s using public.consultation c
  where c.id = s.consultation_id and c.retention_on <= current_date;
  get diagnostics purged = row_count;
  return purged;
end $$;
grant execute on function public.purge_safety_signals() to anon, authenticated;
