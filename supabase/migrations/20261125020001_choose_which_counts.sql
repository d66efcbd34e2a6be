-- Of two responses that are doubles a person says which one counts. Every verdict stays in a history, also one that was taken back.

alter table public.response_flag add column left_out_id uuid;
update public.response_flag set left_out_id = response_id where verdict = 'double';
alter table public.response_flag
  add check ((verdict is not distinct from 'double') = (left_out_id is not null)),
  add check (left_out_id is null or left_out_id = response_id or left_out_id is not distinct from other_id),
  add unique (id, consultation_id);
create index response_flag_left_out_idx on public.response_flag (left_out_id) where left_out_id is not null;

-- What was found of a flag, in order. verdict null: it was taken back.
create table public.response_flag_event (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  flag_id uuid not null,
  verdict public.doubt_verdict,
  left_out_id uuid,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz not null default now(),
  foreign key (flag_id, consultation_id) references public.response_flag (id, consultation_id) on delete cascade
);
create index response_flag_event_flag_idx on public.response_flag_event (flag_id, consultation_id);
create index response_flag_event_decided_by_idx on public.response_flag_event (decided_by);
insert into public.response_flag_event (consultation_id, flag_id, verdict, left_out_id, decided_by, decided_at)
select f.consultation_id, f.id, f.verdict, f.left_out_id, f.decided_by, f.decided_at
from public.response_flag f where f.decided_at is not null order by f.decided_at;

grant select on public.response_flag_event to authenticated;
create trigger log_activity after insert on public.response_flag_event
  for each row when (auth.uid() is not null) execute function private.log_activity();
alter table public.response_flag_event enable row level security;
create policy "A member reads what was found of a doubt" on public.response_flag_event for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- A verdict that leaves with one response of its pair leaves the other counting again.
create or replace function private.count_once() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  flag public.response_flag := case when tg_op = 'DELETE' then old else new end;
begin
  update public.response r set is_double = x.is_double
  from (select p.id, exists (select 1 from public.response_flag f where f.left_out_id = p.id) as is_double
    from unnest(array[flag.response_id, flag.other_id]) p (id)) x
  where r.id = x.id and r.is_double <> x.is_double;
  return null;
end $$;
drop trigger double_counts_once on public.response_flag;
create trigger double_counts_once after insert or update of verdict, left_out_id or delete on public.response_flag
  for each row execute function private.count_once();

-- What a member found of a response, or of two that may be the same, for all the reasons at once that there are to doubt it.
-- `left_out` is the one that does not count, of a double; null takes the verdict back. One of a chain of doubles always counts.
drop function public.judge_flag(uuid, uuid, public.response_doubt, uuid, public.doubt_verdict);
create function public.judge_flags(consultation uuid, response uuid, kinds public.response_doubt[], other uuid,
  verdict public.doubt_verdict, left_out uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  -- One verdict at a time, so that two colleagues cannot close the circle together.
  perform private.one_at_a_time(consultation);
  if judge_flags.verdict = 'double' and exists (
    with recursive beaten as (
      select f.left_out_id as loser, case when f.left_out_id = f.response_id then f.other_id else f.response_id end as winner
      from public.response_flag f where f.consultation_id = judge_flags.consultation and f.left_out_id is not null
        and not (f.response_id = response and f.other_id is not distinct from other and f.kind = any (kinds))
    ), chain (id) as (
      select case when left_out = response then other else response end
      union
      select b.winner from chain join beaten b on b.loser = chain.id
    ) select 1 from chain where chain.id = left_out) then
    raise exception 'the one that is to count is the double of the other' using errcode = 'WS070';
  end if;
  with judged as (
    insert into public.response_flag as f (consultation_id, response_id, kind, other_id, verdict, left_out_id, decided_by, decided_at)
    select consultation, response, k, other, judge_flags.verdict, left_out, (select auth.uid()), now() from unnest(kinds) k
    on conflict on constraint response_flag_response_id_kind_other_id_key do update
      set verdict = excluded.verdict, left_out_id = excluded.left_out_id, decided_by = excluded.decided_by, decided_at = excluded.decided_at
      where (f.verdict, f.left_out_id) is distinct from (excluded.verdict, excluded.left_out_id)
    returning f.*
  )
  insert into public.response_flag_event (consultation_id, flag_id, verdict, left_out_id, decided_by, decided_at)
  select j.consultation_id, j.id, j.verdict, j.left_out_id, j.decided_by, j.decided_at from judged j;
end $$;
grant execute on function public.judge_flags(uuid, uuid, public.response_doubt[], uuid, public.doubt_verdict, uuid) to authenticated;
