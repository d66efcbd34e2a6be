-- Candidates for new themes: groups of answers that the codebook does not cover, found by the engine, decided on by people.

create type public.candidate_state as enum ('open', 'accepted', 'merged', 'refused');

create table public.theme_candidate (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  label text not null check (length(btrim(label)) between 1 and 80),
  -- Words that set the group apart, as residents wrote them. Forgotten as soon as one of its answers is withdrawn.
  words text[] not null default '{}',
  -- What only one or two people said: shown one by one, never made a theme as a group.
  voices boolean not null default false,
  state public.candidate_state not null default 'open',
  theme_id uuid,
  position integer not null,
  found_at timestamptz not null default now(),
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  why text not null default '' check (length(why) <= 500),
  unique (id, consultation_id),
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade,
  check ((state in ('accepted', 'merged')) = (theme_id is not null))
);
create index theme_candidate_consultation_idx on public.theme_candidate (consultation_id, state);
create index theme_candidate_theme_idx on public.theme_candidate (theme_id, consultation_id);
create index theme_candidate_decided_by_idx on public.theme_candidate (decided_by);

create table public.candidate_answer (
  candidate_id uuid not null,
  answer_id uuid not null,
  consultation_id uuid not null,
  -- The most typical first.
  position integer not null,
  primary key (candidate_id, answer_id),
  foreign key (candidate_id, consultation_id) references public.theme_candidate (id, consultation_id) on delete cascade,
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index candidate_answer_answer_idx on public.candidate_answer (answer_id, consultation_id);
create index candidate_answer_consultation_idx on public.candidate_answer (consultation_id);

grant select on public.theme_candidate, public.candidate_answer to authenticated;
grant update (label) on public.theme_candidate to authenticated;
alter table public.theme_candidate enable row level security;
alter table public.candidate_answer enable row level security;
create policy "A member reads candidates" on public.theme_candidate for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coordinator or worker renames a candidate" on public.theme_candidate for update to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')))
  with check (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads which answers are in a candidate" on public.candidate_answer for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A group without all of its answers is looked for anew; what was decided stays, without words that may have been theirs.
create function private.forget_candidate_words() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.theme_candidate c where c.id = old.candidate_id and not c.voices
    and (c.state = 'open' or not exists (select 1 from public.candidate_answer a where a.candidate_id = c.id));
  update public.theme_candidate c set words = '{}' where c.id = old.candidate_id and c.words <> '{}';
  return null;
end $$;
create trigger candidate_forgets_words after delete on public.candidate_answer
  for each row execute function private.forget_candidate_words();

-- The open answers that the codebook does not cover, the newest first: {total, answers: [{id, question, text}]}. Not those that
-- a person found to be without theme, nor those of a group that was refused. An empty codebook covers nothing.
create function public.answers_to_group(consultation uuid, skip integer default 0, most integer default 500) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  return (
    with uncovered as materialized (
      select a.id, r.submitted_at from public.answer a join public.response r on r.id = a.response_id
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
        and not exists (select 1 from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
          where c.answer_id = a.id and c.state <> 'rejected')
        and (not exists (select 1 from public.answer_check k where k.answer_id = a.id)
          or not exists (select 1 from public.theme t where t.consultation_id = consultation and t.archived_at is null))
        and not exists (select 1 from public.candidate_answer x join public.theme_candidate g on g.id = x.candidate_id and g.state = 'refused'
          where x.answer_id = a.id)
    )
    select jsonb_build_object('total', (select count(*) from uncovered), 'answers', coalesce(
      (select jsonb_agg(jsonb_build_object('id', a.id, 'question', q.text, 'text', a.text) order by page.submitted_at desc, a.id)
       from (select u.id, u.submitted_at from uncovered u order by u.submitted_at desc, u.id offset skip limit most) page
       join public.answer a on a.id = page.id
       join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key), '[]'))
  );
end $$;
grant execute on function public.answers_to_group(uuid, integer, integer) to authenticated;

-- Takes the place of the candidates that nobody decided on. candidates: [{label, words, voices, refused?: id of the refused
-- candidate that it repeats, answers: [id]}] in order. Answers that were withdrawn meanwhile are left out.
create function public.save_candidates(consultation uuid, candidates jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  item jsonb;
  place integer;
  own uuid;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  delete from public.theme_candidate c where c.consultation_id = consultation and c.state = 'open';
  for item, place in select c.item, c.i from jsonb_array_elements(candidates) with ordinality c (item, i) loop
    own := null;
    if item ->> 'refused' is not null then
      select c.id into own from public.theme_candidate c
      where c.id = (item ->> 'refused')::uuid and c.consultation_id = consultation and c.state = 'refused';
    end if;
    if own is null then
      insert into public.theme_candidate (consultation_id, label, words, voices, position)
      values (consultation, item ->> 'label', array(select jsonb_array_elements_text(item -> 'words')), (item ->> 'voices')::boolean, place)
      returning id into own;
    end if;
    insert into public.candidate_answer (candidate_id, answer_id, consultation_id, position)
    select own, a.id, consultation, x.i from jsonb_array_elements_text(item -> 'answers') with ordinality x (id, i)
    join public.answer a on a.id = x.id::uuid and a.consultation_id = consultation
    on conflict do nothing;
  end loop;
  return coalesce(place, 0);
end $$;
grant execute on function public.save_candidates(uuid, jsonb) to authenticated;

-- The candidates with up to `most` of their answers each: [{id, label, words, voices, state, theme, size, why, answers: [{id, response, text}]}].
create function public.theme_candidates(consultation uuid, most integer default 30) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'label', c.label, 'words', c.words, 'voices', c.voices, 'state', c.state,
        'theme', c.theme_id, 'why', c.why, 'size', (select count(*) from public.candidate_answer x where x.candidate_id = c.id),
        'answers', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'response', a.response_id, 'text', a.text) order by x.position), '[]')
          from (select * from public.candidate_answer x where x.candidate_id = c.id order by x.position limit most) x
          join public.answer a on a.id = x.answer_id)) order by c.voices, c.position, c.found_at), '[]')
    from public.theme_candidate c where c.consultation_id = consultation
      and exists (select 1 from public.candidate_answer x where x.candidate_id = c.id)
  );
end $$;
grant execute on function public.theme_candidates(uuid, integer) to authenticated;

-- A person's decision. act: 'accept' (as the theme in `theme`, see save_theme), 'merge' (into the theme `target`), 'refuse', or
-- 'reopen' (after a refusal). Accepted and merged answers are suggested for the theme, and stay so until somebody decides on them.
create function public.decide_candidate(candidate uuid, act text, theme jsonb default null, target uuid default null, why text default '')
returns uuid language plpgsql security definer set search_path = '' as $$
declare
  own public.theme_candidate;
  goal uuid;
begin
  select * into own from public.theme_candidate c where c.id = candidate for update;
  perform private.require_role(own.consultation_id, '{coordinator,worker}');
  if own.state <> (case when act = 'reopen' then 'refused' else 'open' end)::public.candidate_state then
    raise exception 'this was decided already' using errcode = 'WS061';
  end if;
  if act = 'accept' then
    goal := public.save_theme(own.consultation_id, decide_candidate.theme, decide_candidate.why);
  elsif act = 'merge' then
    goal := (select t.id from public.theme t where t.id = target and t.consultation_id = own.consultation_id and t.archived_at is null);
    if goal is null then
      raise exception 'merge into a theme of the same consultation' using errcode = 'WS008';
    end if;
  elsif act not in ('refuse', 'reopen') then
    raise exception 'a candidate is not %', act using errcode = 'WS009';
  end if;
  update public.theme_candidate c set decided_by = (select auth.uid()), decided_at = now(), why = decide_candidate.why, theme_id = goal,
    state = case act when 'accept' then 'accepted' when 'merge' then 'merged' when 'refuse' then 'refused' else 'open' end::public.candidate_state
  where c.id = candidate;
  if goal is not null then
    with fresh as (
      insert into public.coding (answer_id, theme_id, consultation_id, state, source, confidence)
      select x.answer_id, goal, x.consultation_id, 'suggested', 'machine', 0.5 from public.candidate_answer x where x.candidate_id = candidate
      on conflict do nothing returning answer_id
    )
    insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence)
    select own.consultation_id, fresh.answer_id, goal, 'suggest', 0.5 from fresh;
  end if;
  return candidate;
end $$;
grant execute on function public.decide_candidate(uuid, text, jsonb, uuid, text) to authenticated;

-- As before; but what a person accepted as a group stays suggested, also where the engine would not have thought of it.
create or replace function public.suggest_codings(consultation uuid, engine text, suggestions jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  written integer;
begin
  perform private.require_role(consultation);
  with seen as (
    select (s ->> 'answer')::uuid as answer_id from jsonb_array_elements(suggestions) s
  ), stale as (
    delete from public.coding c using seen
    where c.answer_id = seen.answer_id and c.consultation_id = consultation and c.state = 'suggested'
      and not exists (select 1 from jsonb_array_elements(suggestions) s, jsonb_array_elements(s -> 'themes') t
        where (s ->> 'answer')::uuid = c.answer_id and (t ->> 'theme')::uuid = c.theme_id)
      and not exists (select 1 from public.candidate_answer x join public.theme_candidate g on g.id = x.candidate_id
        where x.answer_id = c.answer_id and g.theme_id = c.theme_id)
    returning c.answer_id, c.theme_id
  )
  insert into public.coding_event (consultation_id, answer_id, theme_id, act)
  select consultation, stale.answer_id, stale.theme_id, 'expire' from stale;
  with fresh as (
    insert into public.coding as c (answer_id, theme_id, consultation_id, state, source, confidence, because)
    select (s ->> 'answer')::uuid, (t ->> 'theme')::uuid, consultation, 'suggested', 'machine', (t ->> 'confidence')::real,
      coalesce((select array_agg(b) from jsonb_array_elements_text(t -> 'because') b), '{}')
    from jsonb_array_elements(suggestions) s, jsonb_array_elements(s -> 'themes') t
    on conflict (answer_id, theme_id) do update set confidence = excluded.confidence, because = excluded.because
      where c.state = 'suggested' and c.consultation_id = consultation and (c.confidence, c.because) is distinct from (excluded.confidence, excluded.because)
    returning c.answer_id, c.theme_id, c.confidence
  )
  insert into public.coding_event (consultation_id, answer_id, theme_id, act, confidence)
  select consultation, fresh.answer_id, fresh.theme_id, 'suggest', fresh.confidence from fresh;
  get diagnostics written = row_count;
  insert into public.answer_assignment as a (answer_id, consultation_id, engine)
  select (s ->> 'answer')::uuid, consultation, suggest_codings.engine from jsonb_array_elements(suggestions) s
  on conflict (answer_id) do update set engine = excluded.engine, at = now() where a.consultation_id = consultation;
  return written;
end $$;
