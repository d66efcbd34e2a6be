-- Devices that interviews were taken along on, so that a coordinator can have a lost one wiped at its next contact.

create table public.device (
  -- Made by the device. Whoever holds it may say that it was seen or wiped, and learn nothing else.
  id uuid primary key,
  team_id uuid not null references public.team (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  name text not null check (length(btrim(name)) between 1 and 120),
  -- How many interviews it held that were not sent yet, as it last said.
  unsent integer not null default 0 check (unsent >= 0),
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  wipe_asked_at timestamptz,
  wiped_at timestamptz
);
create index device_team_id_idx on public.device (team_id);
create index device_user_id_idx on public.device (user_id);

grant select, update (wipe_asked_at) on public.device to authenticated;

create trigger log_activity after insert or update of wipe_asked_at, wiped_at or delete on public.device
  for each row execute function private.log_activity();

alter table public.device enable row level security;

create policy "A coordinator reads the team's devices, a member their own" on public.device for select to authenticated
  using (team_id in (select private.my_teams('{coordinator}'))
    or (user_id = (select auth.uid()) and team_id in (select private.my_teams())));
create policy "A coordinator has a device wiped" on public.device for update to authenticated
  using (team_id in (select private.my_teams('{coordinator}'))) with check (team_id in (select private.my_teams('{coordinator}')));

-- The caller takes interviews along on this device.
create function public.register_device(device uuid, name text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  team uuid := (select t from private.my_teams('{coordinator,worker}') t limit 1);
begin
  if team is null then
    raise exception 'not allowed' using errcode = '42501';
  end if;
  insert into public.device (id, team_id, user_id, name)
  values (register_device.device, team, (select auth.uid()), btrim(register_device.name))
  on conflict (id) do nothing;
end $$;
grant execute on function public.register_device(uuid, text) to authenticated;

-- A device tells that it is there, also when nobody is signed in on it. True: wipe what you hold.
create function public.device_contact(device uuid, unsent integer) returns boolean
language sql security definer set search_path = '' as $$
  update public.device d set seen_at = now(), unsent = greatest(device_contact.unsent, 0)
  where d.id = device_contact.device returning d.wipe_asked_at is not null and d.wiped_at is null
$$;
grant execute on function public.device_contact(uuid, integer) to anon, authenticated;

-- A device tells that it holds nothing any more: after ten wrong codes, or because it was asked.
create function public.device_wiped(device uuid) returns boolean
language sql security definer set search_path = '' as $$
  update public.device d set wiped_at = now(), seen_at = now(), unsent = 0
  where d.id = device_wiped.device and d.wiped_at is null returning true
$$;
grant execute on function public.device_wiped(uuid) to anon, authenticated;
