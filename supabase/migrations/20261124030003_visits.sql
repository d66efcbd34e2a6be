-- Trust: personal codes, and flags on responses that may be doubled or made by a machine. A flag never throws anything away.

-- Whether a resident needs a personal code to take part. One link for everybody is the rule.
alter table public.consultation add column personal_codes boolean not null default false;
grant update (personal_codes) on public.consultation to authenticated;

create table public.code_batch (
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  label text not null default '' check (length(label) <= 120),
  created_by uuid references auth.users (id) on delete set null,
  created_at timestamptz not null default now(),
  unique (id, consultation_id)
);
create index code_batch_consultation_idx on public.code_batch (consultation_id, created_at desc);
create index code_batch_created_by_idx on public.code_batch (created_by);

-- Only a hash: nobody can look up who used which code, and no code says for whom it was printed.
create table public.personal_code (
  consultation_id uuid not null,
  batch_id uuid not null,
  code_hash text not null check (code_hash ~ '^[0-9a-f]{64}$'),
  used boolean not null default false,
  primary key (consultation_id, code_hash),
  foreign key (batch_id, consultation_id) references public.code_batch (id, consultation_id) on delete cascade
);
create index personal_code_batch_idx on public.personal_code (batch_id, consultation_id);

-- How a visit that is under way began, where there is something to remember. Gone when its response comes in, and after a month.
create table public.visit_origin (
  response_id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  code_hash text,
  -- An earlier response of the same device.
  earlier uuid,
  began_at timestamptz not null default now()
);
create index visit_origin_consultation_idx on public.visit_origin (consultation_id);
create index visit_origin_began_at_idx on public.visit_origin (began_at);

create type public.response_doubt as enum ('device', 'code', 'no_code', 'fast', 'similar');
create type public.doubt_verdict as enum ('keep', 'double');

create table public.response_flag (
  id uuid primary key default gen_random_uuid(),
  consultation_id uuid not null,
  response_id uuid not null,
  kind public.response_doubt not null,
  -- The response that it may be the same as.
  other_id uuid,
  verdict public.doubt_verdict,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  created_at timestamptz not null default now(),
  unique nulls not distinct (response_id, kind, other_id),
  foreign key (response_id, consultation_id) references public.response (id, consultation_id) on delete cascade,
  foreign key (other_id, consultation_id) references public.response (id, consultation_id) on delete cascade
);
create index response_flag_consultation_idx on public.response_flag (consultation_id, verdict);
create index response_flag_response_idx on public.response_flag (response_id, consultation_id);
create index response_flag_other_idx on public.response_flag (other_id, consultation_id);
create index response_flag_decided_by_idx on public.response_flag (decided_by);

grant select on public.code_batch, public.response_flag to authenticated;
grant select (consultation_id, batch_id, used) on public.personal_code to authenticated;

alter table public.code_batch enable row level security;
alter table public.personal_code enable row level security;
alter table public.visit_origin enable row level security;
alter table public.response_flag enable row level security;

create policy "A coordinator or worker reads which batches were made" on public.code_batch for select to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A coordinator or worker reads how many codes were used" on public.personal_code for select to authenticated
  using (consultation_id in (select private.my_consultations('{coordinator,worker}')));
create policy "A member reads what was flagged" on public.response_flag for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Makes codes; the caller prints them and keeps no list. The same batch again makes nothing. Returns how many there are now.
create function public.make_codes(consultation uuid, batch uuid, label text, hashes text[]) returns integer
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  insert into public.code_batch (id, consultation_id, label, created_by)
  values (batch, consultation, make_codes.label, (select auth.uid())) on conflict (id) do nothing;
  if found then
    insert into public.personal_code (consultation_id, batch_id, code_hash)
    select consultation, batch, h from unnest(hashes) h;
  end if;
  return (select count(*) from public.personal_code p where p.batch_id = batch and p.consultation_id = make_codes.consultation);
end $$;
grant execute on function public.make_codes(uuid, uuid, text, text[]) to authenticated;

-- Throws a batch away that was lost or printed wrong; what was answered with its codes stays.
create function public.drop_codes(batch uuid) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role((select b.consultation_id from public.code_batch b where b.id = batch), '{coordinator,worker}');
  delete from public.code_batch b where b.id = batch;
end $$;
grant execute on function public.drop_codes(uuid) to authenticated;

-- Where a visit stands that is about to begin: {needed: a code is needed, code: 'none' | 'open' | 'used' | 'unknown'}.
create function public.check_code(consultation uuid, code text) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object('needed', c.personal_codes, 'code', case
    when check_code.code is null then 'none'
    else coalesce((select case when p.used then 'used' else 'open' end from public.personal_code p
      where p.consultation_id = c.id and p.code_hash = private.sha256_hex(check_code.code)), 'unknown') end)
  from public.consultation c where c.id = check_code.consultation
$$;
grant execute on function public.check_code(uuid, text) to anon, authenticated;

-- Remembers how a visit began, until its response comes in.
create function public.begin_visit(response uuid, consultation uuid, code text, earlier uuid) returns void
language sql security definer set search_path = '' as $$
  insert into public.visit_origin (response_id, consultation_id, code_hash, earlier)
  values (response, consultation, private.sha256_hex(code), earlier)
  on conflict (response_id) do nothing
$$;
grant execute on function public.begin_visit(uuid, uuid, text, uuid) to anon, authenticated;

-- A resident's response came in: uses up its code, and flags what the team may want to look at.
create function private.weigh_response() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  shortest constant interval := interval '3 seconds';
  origin public.visit_origin;
  fresh boolean;
begin
  delete from public.visit_origin o where o.response_id = new.id returning * into origin;
  if origin.code_hash is not null then
    update public.personal_code p set used = true
    where p.consultation_id = new.consultation_id and p.code_hash = origin.code_hash and not p.used;
    fresh := found;
  end if;
  insert into public.response_flag (consultation_id, response_id, kind, other_id)
  select new.consultation_id, new.id, f.kind, f.other from (
    select 'device'::public.response_doubt as kind, r.id as other from public.response r
      where r.id = origin.earlier and r.consultation_id = new.consultation_id
    union all select 'code', null where fresh is false
    union all select 'no_code', null from public.consultation c
      where c.id = new.consultation_id and c.personal_codes and fresh is null
    -- Nobody reads and answers this fast.
    union all select 'fast', null where new.submitted_at - new.consented_at < shortest
  ) f on conflict do nothing;
  return null;
end $$;
create trigger response_is_weighed after insert on public.response
  for each row when (new.mode = 'self' and new.import_id is null) execute function private.weigh_response();

-- What a member found of a flag; null takes it back. A pair of near-identical answers is flagged as it is judged.
create function public.judge_flag(consultation uuid, response uuid, kind public.response_doubt, other uuid, verdict public.doubt_verdict) returns void
language plpgsql security definer set search_path = '' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  insert into public.response_flag as f (consultation_id, response_id, kind, other_id, verdict, decided_by, decided_at)
  values (consultation, response, judge_flag.kind, other, judge_flag.verdict, (select auth.uid()), now())
  on conflict on constraint response_flag_response_id_kind_other_id_key do update
    set verdict = excluded.verdict, decided_by = excluded.decided_by, decided_at = excluded.decided_at;
end $$;
grant execute on function public.judge_flag(uuid, uuid, public.response_doubt, uuid, public.doubt_verdict) to authenticated;

-- Visits that were begun and left. Harmless for anyone to call.
create function public.purge_visits() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.visit_origin o where o.began_at < now() - interval '30 days';
  get diagnostics purged = row_count;
  return purged;
end $$;
grant execute on function public.purge_visits() to anon, authenticated;
