-- Two coders: a share of the answers coded by two members who do not see each other's codings, nor the machine's suggestions.

create table public.coding_round (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  first_coder uuid references auth.users (id) on delete set null,
  second_coder uuid references auth.users (id) on delete set null,
  started_by uuid references auth.users (id) on delete set null,
  started_at timestamptz not null default now(),
  -- When both had coded all of it. From then on everybody in the team sees both.
  finished_at timestamptz,
  unique (id, consultation_id),
  check (first_coder <> second_coder)
);
create index coding_round_consultation_idx on public.coding_round (consultation_id, started_at desc);
create index coding_round_first_coder_idx on public.coding_round (first_coder);
create index coding_round_second_coder_idx on public.coding_round (second_coder);
create index coding_round_started_by_idx on public.coding_round (started_by);

create table public.round_answer (
  round_id uuid not null,
  answer_id uuid not null,
  consultation_id uuid not null,
  position integer not null,
  resolved_by uuid references auth.users (id) on delete set null,
  resolved_at timestamptz,
  primary key (round_id, answer_id),
  foreign key (round_id, consultation_id) references public.coding_round (id, consultation_id) on delete cascade,
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index round_answer_answer_idx on public.round_answer (answer_id, consultation_id);
create index round_answer_consultation_idx on public.round_answer (consultation_id);
create index round_answer_resolved_by_idx on public.round_answer (resolved_by);

-- No themes at all is a coding too.
create table public.round_coding (
  round_id uuid not null,
  answer_id uuid not null,
  consultation_id uuid not null,
  coder uuid not null references auth.users (id) on delete cascade,
  themes uuid[] not null,
  coded_at timestamptz not null default now(),
  primary key (round_id, answer_id, coder),
  foreign key (round_id, answer_id) references public.round_answer (round_id, answer_id) on delete cascade,
  foreign key (round_id, consultation_id) references public.coding_round (id, consultation_id) on delete cascade
);
create index round_coding_consultation_idx on public.round_coding (round_id, consultation_id);
create index round_coding_coder_idx on public.round_coding (coder);

grant select on public.coding_round, public.round_answer, public.round_coding to authenticated;
alter table public.coding_round enable row level security;
alter table public.round_answer enable row level security;
alter table public.round_coding enable row level security;
create policy "A member reads rounds of two coders" on public.coding_round for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads which answers are in a round" on public.round_answer for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A coder reads their own codings, everybody those of a finished round" on public.round_coding for select to authenticated
  using (consultation_id in (select private.my_consultations()) and (coder = (select auth.uid())
    or round_id in (select r.id from public.coding_round r where r.finished_at is not null)));

create function private.finish_round(round uuid) returns void
language sql security definer set search_path = '' as $$
  update public.coding_round r set finished_at = now()
  where r.id = round and r.finished_at is null
    and exists (select 1 from public.round_answer a where a.round_id = r.id)
    and not exists (select 1 from public.round_answer a where a.round_id = r.id
      and (select count(*) from public.round_coding c where c.round_id = a.round_id and c.answer_id = a.answer_id) < 2)
$$;

-- An answer that a resident withdraws may have been the last one to code.
create function private.round_lost_answer() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform private.finish_round(old.round_id);
  return null;
end $$;
create trigger round_goes_on_without_answer after delete on public.round_answer
  for each row execute function private.round_lost_answer();

-- A coordinator has two members code the same `most` answers, drawn at random from all open ones. Returns the round's id.
create function public.start_round(consultation uuid, first_coder uuid, second_coder uuid, most integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  round uuid := gen_random_uuid();
begin
  perform private.require_role(consultation, '{coordinator}');
  if first_coder = second_coder or most < 1 or (select count(*) from public.member m
      join public.consultation c on c.team_id = m.team_id and c.id = consultation
      where m.user_id in (start_round.first_coder, start_round.second_coder)) <> 2 then
    raise exception 'two members of the team code some answers' using errcode = 'WS062';
  end if;
  insert into public.coding_round (id, consultation_id, first_coder, second_coder, started_by)
  values (round, consultation, start_round.first_coder, start_round.second_coder, (select auth.uid()));
  insert into public.round_answer (round_id, answer_id, consultation_id, position)
  select round, a.id, consultation, row_number() over (order by md5(a.id::text || round::text))
  from public.answer a where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
  order by md5(a.id::text || round::text) limit most;
  if not found then
    raise exception 'there are no answers to code' using errcode = 'WS062';
  end if;
  return round;
end $$;
grant execute on function public.start_round(uuid, uuid, uuid, integer) to authenticated;

-- What the caller, one of the two coders, still has to code: {total, left, answers: [{id, question, text, language}]}; without any
-- suggestion or coding.
create function public.round_queue(round uuid, most integer default 1) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round;
  perform private.require_role(own.consultation_id);
  if (select auth.uid()) is distinct from own.first_coder and (select auth.uid()) is distinct from own.second_coder then
    return jsonb_build_object('total', 0, 'left', 0, 'answers', '[]'::jsonb);
  end if;
  return (
    with waiting as (
      select a.* from public.round_answer a where a.round_id = round and not exists (select 1 from public.round_coding c
        where c.round_id = round and c.answer_id = a.answer_id and c.coder = (select auth.uid()))
    )
    select jsonb_build_object('total', (select count(*) from public.round_answer a where a.round_id = round),
      'left', (select count(*) from waiting), 'answers', (select coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'question', q.text,
          'text', a.text, 'language', r.language) order by w.position), '[]')
        from (select * from waiting order by position limit most) w join public.answer a on a.id = w.answer_id
        join public.response r on r.id = a.response_id
        join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key))
  );
end $$;
grant execute on function public.round_queue(uuid, integer) to authenticated;

-- One coder's themes for one answer; again before the round is finished replaces them.
create function public.code_round_answer(round uuid, answer uuid, themes uuid[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round for update;
  perform private.require_role(own.consultation_id);
  if (select auth.uid()) not in (own.first_coder, own.second_coder) or own.finished_at is not null then
    raise exception 'not a coder of this round' using errcode = '42501';
  end if;
  insert into public.round_coding as c (round_id, answer_id, consultation_id, coder, themes)
  select round, a.answer_id, own.consultation_id, (select auth.uid()),
    array(select t.id from public.theme t where t.id = any (code_round_answer.themes) and t.consultation_id = own.consultation_id)
  from public.round_answer a where a.round_id = round and a.answer_id = answer
  on conflict (round_id, answer_id, coder) do update set themes = excluded.themes, coded_at = now();
  perform private.finish_round(round);
  return true;
end $$;
grant execute on function public.code_round_answer(uuid, uuid, uuid[]) to authenticated;

-- Both codings of a finished round: [{answer, response, question, text, language, first, second, resolved}]; archived themes do not count.
create function public.round_codings(round uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round;
  perform private.require_role(own.consultation_id);
  if own.finished_at is null then
    return '[]';
  end if;
  return (
    with coded as (
      select c.answer_id, c.coder, array(select t.id from public.theme t where t.id = any (c.themes) and t.archived_at is null order by t.position, t.key) as themes,
        row_number() over (partition by c.answer_id order by c.coder is distinct from own.first_coder, c.coder) as n
      from public.round_coding c where c.round_id = round
    )
    select coalesce(jsonb_agg(jsonb_build_object('answer', a.id, 'response', a.response_id, 'question', q.text, 'text', a.text,
      'language', r.language, 'first', f.themes, 'second', s.themes, 'resolved', x.resolved_at is not null) order by x.position), '[]')
    from public.round_answer x join public.answer a on a.id = x.answer_id join public.response r on r.id = a.response_id
    join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
    join coded f on f.answer_id = a.id and f.n = 1 join coded s on s.answer_id = a.id and s.n = 2
    where x.round_id = round
  );
end $$;
grant execute on function public.round_codings(uuid) to authenticated;

-- What holds for an answer of a finished round: exactly these themes are confirmed, and all else that stood there is rejected.
create function public.resolve_round_answer(round uuid, answer uuid, themes uuid[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  own public.coding_round;
  decisions jsonb;
begin
  select * into own from public.coding_round r where r.id = round;
  perform private.require_role(own.consultation_id);
  if own.finished_at is null then
    raise exception 'both coders come first' using errcode = 'WS063';
  end if;
  update public.round_answer a set resolved_at = now(), resolved_by = (select auth.uid()) where a.round_id = round and a.answer_id = answer;
  if not found then
    return false;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('answer', answer, 'theme', d.theme, 'act', d.act)), '[]') into decisions
  from (
    select t.id as theme, case when c.theme_id is null then 'add' else 'confirm' end as act
    from public.theme t left join public.coding c on c.answer_id = answer and c.theme_id = t.id
    where t.id = any (resolve_round_answer.themes) and t.consultation_id = own.consultation_id and t.archived_at is null
    union all
    select c.theme_id, 'reject' from public.coding c
    where c.answer_id = answer and c.state <> 'rejected' and not c.theme_id = any (resolve_round_answer.themes)
  ) d;
  perform public.decide_codings(own.consultation_id, decisions, jsonb_build_array(jsonb_build_object('answer', answer, 'checked', true)));
  return true;
end $$;
grant execute on function public.resolve_round_answer(uuid, uuid, uuid[]) to authenticated;
