-- Teams, their members, and invitations.

create schema if not exists private;
revoke all on schema private from public;
grant usage on schema private to anon, authenticated;

-- Nothing is granted unless a migration names it: hosted Supabase grants by default, PostgreSQL lets everyone execute.
alter default privileges revoke execute on functions from public;
alter default privileges in schema public revoke all on tables from anon, authenticated;
alter default privileges in schema public revoke all on sequences from anon, authenticated;
alter default privileges in schema public revoke execute on functions from public, anon, authenticated;

create type public.member_role as enum ('coordinator', 'worker', 'reviewer');

create table public.team (
  id uuid primary key default gen_random_uuid(),
  name text not null check (length(btrim(name)) between 1 and 120),
  created_at timestamptz not null default now()
);

create table public.member (
  team_id uuid not null references public.team (id) on delete cascade,
  user_id uuid not null references auth.users (id) on delete cascade,
  role public.member_role not null,
  display_name text not null check (length(btrim(display_name)) between 1 and 120),
  email text not null check (length(email) <= 320),
  joined_at timestamptz not null default now(),
  primary key (team_id, user_id)
);
create index member_user_id_idx on public.member (user_id);

create table public.invitation (
  id uuid primary key default gen_random_uuid(),
  team_id uuid not null references public.team (id) on delete cascade,
  role public.member_role not null,
  label text not null default '' check (length(label) <= 120),
  token_hash text not null unique check (token_hash ~ '^[0-9a-f]{64}$'),
  created_by uuid not null references auth.users (id) on delete cascade,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  used_at timestamptz,
  used_by uuid references auth.users (id) on delete set null,
  check (expires_at <= created_at + interval '30 days')
);
create index invitation_team_id_idx on public.invitation (team_id);
create index invitation_created_by_idx on public.invitation (created_by);
create index invitation_used_by_idx on public.invitation (used_by);

grant select on public.team to authenticated;
grant update (name) on public.team to authenticated;
grant select, delete on public.member to authenticated;
grant update (role, display_name) on public.member to authenticated;
grant select, delete on public.invitation to authenticated;
grant insert (id, team_id, role, label, token_hash, created_by, expires_at) on public.invitation to authenticated;

-- Teams in which the caller has one of these roles. Wrapped in `(select …)` it runs once a statement.
create function private.my_teams(roles public.member_role[] default enum_range(null::public.member_role))
returns setof uuid language sql stable security definer set search_path = '' as $$
  select team_id from public.member where user_id = (select auth.uid()) and role = any (roles)
$$;
grant execute on function private.my_teams(public.member_role[]) to authenticated;

create function private.sha256_hex(secret text)
returns text language sql immutable strict set search_path = '' as $$
  select encode(sha256(convert_to(secret, 'UTF8')), 'hex')
$$;

create function private.keep_a_coordinator() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtext('member:' || old.team_id::text));
  if exists (select 1 from public.team where id = old.team_id)
     and not exists (select 1 from public.member where team_id = old.team_id and role = 'coordinator') then
    raise exception 'a team keeps at least one coordinator' using errcode = 'WS001';
  end if;
  return null;
end $$;
create trigger member_keep_a_coordinator after update of role or delete on public.member
  for each row when (old.role = 'coordinator') execute function private.keep_a_coordinator();

alter table public.team enable row level security;
alter table public.member enable row level security;
alter table public.invitation enable row level security;

create policy "A member reads their own team" on public.team for select to authenticated
  using (id in (select private.my_teams()));
create policy "A coordinator renames their team" on public.team for update to authenticated
  using (id in (select private.my_teams('{coordinator}'))) with check (id in (select private.my_teams('{coordinator}')));
create policy "A member reads who else is in the team" on public.member for select to authenticated
  using (team_id in (select private.my_teams()));
create policy "A coordinator changes roles" on public.member for update to authenticated
  using (team_id in (select private.my_teams('{coordinator}'))) with check (team_id in (select private.my_teams('{coordinator}')));
create policy "A coordinator removes a member, a member may leave" on public.member for delete to authenticated
  using (team_id in (select private.my_teams('{coordinator}')) or user_id = (select auth.uid()));
create policy "A coordinator reads invitations" on public.invitation for select to authenticated
  using (team_id in (select private.my_teams('{coordinator}')));
create policy "A coordinator invites" on public.invitation for insert to authenticated
  with check (team_id in (select private.my_teams('{coordinator}')) and created_by = (select auth.uid()));
create policy "A coordinator takes an invitation back" on public.invitation for delete to authenticated
  using (team_id in (select private.my_teams('{coordinator}')));

-- Answers when the database does: the health check.
create function public.ping() returns boolean language sql stable set search_path = '' as $$ select true $$;
grant execute on function public.ping() to anon, authenticated;

-- True while no team exists: the first visitor may become the first coordinator.
create function public.needs_first_team() returns boolean
language sql stable security definer set search_path = '' as $$
  select not exists (select 1 from public.team)
$$;
grant execute on function public.needs_first_team() to anon, authenticated;

create function public.create_first_team(team_name text, display_name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  new_team uuid;
begin
  if (select auth.uid()) is null then
    raise exception 'sign in first' using errcode = '28000';
  end if;
  perform pg_advisory_xact_lock(hashtext('create_first_team'));
  if exists (select 1 from public.team) then
    raise exception 'a team exists already' using errcode = 'WS002';
  end if;
  insert into public.team (name) values (btrim(team_name)) returning id into new_team;
  insert into public.member (team_id, user_id, role, display_name, email)
  select new_team, u.id, 'coordinator', btrim(create_first_team.display_name), u.email
  from auth.users u where u.id = (select auth.uid());
  return new_team;
end $$;
grant execute on function public.create_first_team(text, text) to authenticated;

-- What somebody with an invitation link may know before they accept it.
create function public.invitation_info(token text) returns table (team_name text, role public.member_role, state text)
language sql stable security definer set search_path = '' as $$
  select t.name, i.role,
    case when i.used_at is not null then 'used' when i.expires_at < now() then 'expired' else 'open' end
  from public.invitation i join public.team t on t.id = i.team_id
  where i.token_hash = private.sha256_hex(token)
$$;
grant execute on function public.invitation_info(text) to anon, authenticated;

create function public.accept_invitation(token text, display_name text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  invited public.invitation;
begin
  if (select auth.uid()) is null then
    raise exception 'sign in first' using errcode = '28000';
  end if;
  select * into invited from public.invitation i where i.token_hash = private.sha256_hex(token) for update;
  if not found or invited.used_at is not null or invited.expires_at < now() then
    raise exception 'this invitation is not open' using errcode = 'WS003';
  end if;
  insert into public.member (team_id, user_id, role, display_name, email)
  select invited.team_id, u.id, invited.role, btrim(accept_invitation.display_name), u.email
  from auth.users u where u.id = (select auth.uid())
  on conflict (team_id, user_id) do nothing;
  update public.invitation set used_at = now(), used_by = (select auth.uid()) where id = invited.id;
  return invited.team_id;
end $$;
grant execute on function public.accept_invitation(text, text) to authenticated;
