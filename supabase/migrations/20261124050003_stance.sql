-- How somebody stands towards what they speak of: suggested by the machine, corrected by a person, history appended.

create type public.stance as enum ('positief', 'negatief', 'wens', 'gemengd', 'neutraal');

-- What holds now. `suggested` stays when a person decides, so that a reset is possible.
create table public.answer_stance (
  answer_id uuid primary key,
  consultation_id uuid not null,
  stance public.stance not null,
  source public.coding_source not null,
  suggested public.stance,
  confidence real check (confidence between 0 and 1),
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  check (source = 'person' or (stance = suggested and confidence is not null))
);
create index answer_stance_answer_idx on public.answer_stance (answer_id, consultation_id);
create index answer_stance_consultation_idx on public.answer_stance (consultation_id, stance, answer_id);
create index answer_stance_decided_by_idx on public.answer_stance (decided_by);

-- Everything that ever happened to a stance; only appended to.
create table public.stance_event (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  answer_id uuid not null,
  act text not null check (act in ('suggest', 'decide', 'reset', 'expire')),
  stance public.stance,
  confidence real,
  actor uuid references auth.users (id) on delete set null,
  at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index stance_event_answer_idx on public.stance_event (answer_id, consultation_id);
create index stance_event_actor_idx on public.stance_event (actor);

grant select on public.answer_stance, public.stance_event to authenticated;

-- What the machine thought of an answer whose words were corrected no longer holds; what a person said stays.
create function private.forget_stance() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  with stale as (
    delete from public.answer_stance s where s.answer_id = new.id and s.source = 'machine' returning s.answer_id
  )
  insert into public.stance_event (consultation_id, answer_id, act, actor)
  select new.consultation_id, stale.answer_id, 'expire', (select auth.uid()) from stale;
  return null;
end $$;
create trigger answer_forgets_its_stance after update of text on public.answer
  for each row when (new.text is distinct from old.text) execute function private.forget_stance();

alter table public.answer_stance enable row level security;
alter table public.stance_event enable row level security;

create policy "A member reads stances" on public.answer_stance for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the history of stances" on public.stance_event for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Stores what the machine thinks; a person's word is never touched. stances: [{answer, stance, confidence}]
create function public.suggest_stances(consultation uuid, stances jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  written integer;
begin
  perform private.require_role(consultation);
  with wanted as (
    select x.answer, x.stance, x.confidence
    from jsonb_to_recordset(stances) as x (answer uuid, stance public.stance, confidence real)
  ), fresh as (
    insert into public.answer_stance as s (answer_id, consultation_id, stance, source, suggested, confidence)
    select w.answer, consultation, w.stance, 'machine', w.stance, w.confidence from wanted w
    on conflict (answer_id) do update set suggested = excluded.suggested, confidence = excluded.confidence,
        stance = case when s.source = 'person' then s.stance else excluded.suggested end
      where s.consultation_id = consultation and (s.suggested, s.confidence) is distinct from (excluded.suggested, excluded.confidence)
    returning s.answer_id, s.suggested, s.confidence
  )
  insert into public.stance_event (consultation_id, answer_id, act, stance, confidence)
  select consultation, f.answer_id, 'suggest', f.suggested, f.confidence from fresh f;
  get diagnostics written = row_count;
  return written;
end $$;
grant execute on function public.suggest_stances(uuid, jsonb) to authenticated;

-- The newest `most` stances that a person gave: [{question, text, stance}].
create function public.decided_stances(consultation uuid, most integer default 5000) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('question', q.text, 'text', a.text, 'translation', t.text, 'stance', s.stance)
      order by a.id), '[]')
    from (
      select d.answer_id, d.stance from public.answer_stance d
      join public.theme_learning l on l.consultation_id = d.consultation_id and d.decided_at <= l.learned_at
      where d.consultation_id = consultation and d.source = 'person'
      order by d.decided_at desc, d.answer_id limit most
    ) s
    join public.answer a on a.id = s.answer_id and a.text is not null
    join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
    left join public.answer_translation t on t.answer_id = a.id
  );
end $$;
grant execute on function public.decided_stances(uuid, integer) to authenticated;
