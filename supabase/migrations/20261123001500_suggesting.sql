-- What the engine still has to look at, and what it may learn from.

-- How often the engine has learnt from this consultation's checked answers, and up to when.
-- Its suggestions carry the generation in their engine name, so a new generation makes all of them due again.
create table public.theme_learning (
  consultation_id uuid primary key references public.consultation (id) on delete cascade,
  generation integer not null check (generation > 0),
  learned_at timestamptz not null default now(),
  learned_by uuid references auth.users (id) on delete set null
);
create index theme_learning_learned_by_idx on public.theme_learning (learned_by);

grant select on public.theme_learning to authenticated;

alter table public.theme_learning enable row level security;

create policy "A member reads when the engine learnt" on public.theme_learning for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Starts a new generation when at least `after_checks` answers were checked since the last one (null: never).
-- Returns {generation, fresh}: the generation that holds now (0: the engine has learnt nothing yet)
-- and how many checked answers it has not learnt from.
create function public.learn_from_checks(consultation uuid, after_checks integer default null) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  learning public.theme_learning;
  fresh integer;
begin
  perform private.require_role(consultation);
  select * into learning from public.theme_learning l where l.consultation_id = consultation for update;
  select count(*) into fresh from public.answer_check k
  where k.consultation_id = consultation and (learning.learned_at is null or k.checked_at > learning.learned_at);
  if after_checks is not null and fresh >= greatest(after_checks, 1) then
    insert into public.theme_learning as l (consultation_id, generation, learned_by)
    values (consultation, 1, (select auth.uid()))
    on conflict (consultation_id) do update
      set generation = l.generation + 1, learned_at = now(), learned_by = excluded.learned_by
    returning * into learning;
    fresh := 0;
  end if;
  return jsonb_build_object('generation', coalesce(learning.generation, 0), 'fresh', fresh);
end $$;
grant execute on function public.learn_from_checks(uuid, integer) to authenticated;

-- The newest `most` checked answers up to the last learning: [{question, text, labels, rejected}], labels being theme keys.
-- Only whole answers count: a theme that nobody decided on is then known to be absent.
create function public.checked_codings(consultation uuid, most integer default 5000) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('question', q.text, 'text', a.text,
      'labels', coalesce(c.labels, '[]'), 'rejected', coalesce(c.rejected, '[]')) order by a.id), '[]')
    from (
      select k.answer_id from public.answer_check k
      join public.theme_learning l on l.consultation_id = k.consultation_id and k.checked_at <= l.learned_at
      where k.consultation_id = consultation order by k.checked_at desc, k.answer_id limit most
    ) checked
    join public.answer a on a.id = checked.answer_id and a.text is not null
    join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
    left join lateral (
      select jsonb_agg(t.key order by t.key) filter (where x.state = 'confirmed') as labels,
        jsonb_agg(t.key order by t.key) filter (where x.state = 'rejected') as rejected
      from public.coding x join public.theme t on t.id = x.theme_id and t.archived_at is null
      where x.answer_id = a.id
    ) c on true
  );
end $$;
grant execute on function public.checked_codings(uuid, integer) to authenticated;

-- Open answers that `engine` has not looked at as they stand now: {answers: [{id, question, text}], total}.
-- What a person has checked stays as that person left it.
create function public.answers_to_suggest(consultation uuid, engine text, most integer default 500) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.require_role(consultation);
  return (
    with due as materialized (
      select a.id from public.answer a
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
        and not exists (select 1 from public.answer_check k where k.answer_id = a.id)
        and not exists (select 1 from public.answer_assignment s
          where s.answer_id = a.id and s.engine = answers_to_suggest.engine and s.at >= a.updated_at)
    )
    select jsonb_build_object('total', (select count(*) from due), 'answers', coalesce(
      (select jsonb_agg(jsonb_build_object('id', a.id, 'question', q.text, 'text', a.text) order by a.id)
       from (select due.id from due order by due.id limit most) page
       join public.answer a on a.id = page.id
       join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key), '[]'))
  );
end $$;
grant execute on function public.answers_to_suggest(uuid, text, integer) to authenticated;
