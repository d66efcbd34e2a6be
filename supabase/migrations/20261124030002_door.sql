-- At the door: how often somebody rang a bell in an area and what came of it. Counts only: no address, no time of day.

create type public.door_outcome as enum ('no_answer', 'refused', 'later', 'done');

-- How many homes an area has, so that coverage can be told; null: not known.
alter table public.area add column homes integer check (homes between 1 and 100000);
grant insert (homes), update (homes) on public.area to authenticated;

create table public.door_attempt (
  -- Made on the device, so that sending it twice counts it once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  area_id uuid not null,
  outcome public.door_outcome not null,
  day date not null,
  recorded_by uuid references auth.users (id) on delete set null,
  foreign key (area_id, consultation_id) references public.area (id, consultation_id) on delete cascade
);
create index door_attempt_consultation_idx on public.door_attempt (consultation_id, area_id);
create index door_attempt_area_idx on public.door_attempt (area_id, consultation_id);
create index door_attempt_recorded_by_idx on public.door_attempt (recorded_by);

grant select on public.door_attempt to authenticated;
alter table public.door_attempt enable row level security;
create policy "A member reads how often doors were tried" on public.door_attempt for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Counts attempts: [{id, area, outcome, day, undone}]. The same again changes nothing; only whoever counted one undoes it.
-- An area that was removed meanwhile is passed by. Returns how many were counted or undone.
create function public.count_doors(consultation uuid, attempts jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  undone integer;
  counted integer;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  delete from public.door_attempt d using jsonb_to_recordset(attempts) as t (id uuid, undone boolean)
  where d.id = t.id and t.undone and d.recorded_by = (select auth.uid()) and d.consultation_id = consultation;
  get diagnostics undone = row_count;
  insert into public.door_attempt (id, consultation_id, area_id, outcome, day, recorded_by)
  select t.id, consultation, a.id, t.outcome, least(t.day, current_date), (select auth.uid())
  from jsonb_to_recordset(attempts) as t (id uuid, area uuid, outcome public.door_outcome, day date, undone boolean)
  join public.area a on a.id = t.area and a.consultation_id = consultation
  where not coalesce(t.undone, false)
  on conflict (id) do nothing;
  get diagnostics counted = row_count;
  return undone + counted;
end $$;
grant execute on function public.count_doors(uuid, jsonb) to authenticated;

-- Per area: homes, responses, and attempts by what came of them.
create function public.door_overview(consultation uuid)
returns table (id uuid, name text, homes integer, responses bigint, no_answer bigint, refused bigint, later bigint, done bigint)
language sql stable set search_path = '' as $$
  select a.id, a.name, a.homes,
    (select count(*) from public.response r where r.area_id = a.id and r.consultation_id = consultation),
    count(d.id) filter (where d.outcome = 'no_answer'), count(d.id) filter (where d.outcome = 'refused'),
    count(d.id) filter (where d.outcome = 'later'), count(d.id) filter (where d.outcome = 'done')
  from public.area a left join public.door_attempt d on d.area_id = a.id and d.consultation_id = consultation
  where a.consultation_id = door_overview.consultation
  group by a.id order by a.position, a.name
$$;
grant execute on function public.door_overview(uuid) to authenticated;
