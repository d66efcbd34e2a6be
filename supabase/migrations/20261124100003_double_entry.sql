-- Double entry: a paper form is typed a second time, blind for the first, and what differs is settled field by field.
-- The first entry is the response, and counts from the start; the second stands beside it and becomes no response of its own.

alter table public.consultation add column double_entry boolean not null default false;
grant update (double_entry) on public.consultation to authenticated;

-- What somebody wrote on the paper, so that the same form is found again.
alter table public.response add column form_number text check (form_number ~ '^[0-9A-Z][0-9A-Z-]{0,19}$');
create unique index response_form_number_idx on public.response (consultation_id, form_number) where form_number is not null;

create table public.second_entry (
  -- Made by the client, so that sending twice stores once.
  id uuid primary key,
  consultation_id uuid not null references public.consultation (id) on delete cascade,
  form_number text not null check (form_number ~ '^[0-9A-Z][0-9A-Z-]{0,19}$'),
  guide_version_id uuid not null,
  -- As in response_revision.before.
  content jsonb not null check (pg_column_size(content) < 300000),
  content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
  entered_by uuid references auth.users (id) on delete set null,
  entered_at timestamptz not null default now(),
  -- The first entry, once both are there, as it was when they were compared.
  response_id uuid,
  first jsonb,
  -- How many fields hold something in at least one of the two, and the names of those that differ.
  fields integer not null default 0,
  differences text[] not null default '{}',
  -- {field: 'first' or 'second'} of those that were settled.
  decisions jsonb not null default '{}',
  open_differences integer not null default 0,
  decided_by uuid references auth.users (id) on delete set null,
  decided_at timestamptz,
  unique (consultation_id, form_number),
  unique (response_id, consultation_id),
  foreign key (guide_version_id, consultation_id) references public.guide_version (id, consultation_id),
  foreign key (response_id, consultation_id) references public.response (id, consultation_id) on delete cascade
);
create index second_entry_version_idx on public.second_entry (guide_version_id, consultation_id);
create index second_entry_entered_by_idx on public.second_entry (entered_by);
create index second_entry_decided_by_idx on public.second_entry (decided_by);

grant select, delete on public.second_entry to authenticated;
alter table public.second_entry enable row level security;
-- It holds what the response holds: where an answer of that is set apart, so is the whole of this.
create policy "A coordinator or worker reads second entries, with an answer set apart a coordinator" on public.second_entry
  for select to authenticated using (consultation_id in (select private.my_consultations('{coordinator,worker}'))
    and (response_id is null or not private.has_apart(response_id) or consultation_id in (select private.my_consultations('{coordinator}'))));
create policy "A coordinator or worker throws a second entry away" on public.second_entry
  for delete to authenticated using (consultation_id in (select private.my_consultations('{coordinator,worker}')));

-- The fields of an entry as they are compared: spaces and the order of choices make no difference, nor whose voice it is.
create function private.entry_fields(content jsonb) returns table (field text, value jsonb)
language sql immutable set search_path = '' as $$
  select '!language', content -> 'language'
  union all
  select '!area', content -> 'area' where content ->> 'area' is not null
  union all
  select a ->> 'question', jsonb_strip_nulls(jsonb_build_object(
    'text', regexp_replace(btrim(a ->> 'text'), '\s+', ' ', 'g'), 'number', (a ->> 'number')::numeric, 'declined', a ->> 'declined',
    'choices', (select jsonb_agg(c order by c) from jsonb_array_elements_text(case when jsonb_typeof(a -> 'choices') = 'array' then a -> 'choices' end) c)))
  from jsonb_array_elements(content -> 'answers') a
$$;

create function private.compare_entries(first jsonb, second jsonb) returns table (fields integer, differences text[])
language sql immutable set search_path = '' as $$
  select count(*)::integer, coalesce(array_agg(coalesce(f.field, s.field) order by coalesce(f.field, s.field))
    filter (where f.value is distinct from s.value), '{}')
  from private.entry_fields(first) f full join private.entry_fields(second) s on s.field = f.field
$$;

-- Puts a paper response beside the second entry with its form number, and takes it away from one with another number.
create function private.match_entries(response uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  stored public.response;
  said jsonb;
begin
  select * into stored from public.response r where r.id = response;
  update public.second_entry e set response_id = null, first = null, fields = 0, differences = '{}', decisions = '{}',
    open_differences = 0, decided_by = null, decided_at = null
  where e.response_id = stored.id;
  said := private.response_content(stored);
  update public.second_entry e set response_id = stored.id, first = said, fields = x.fields, differences = x.differences,
    open_differences = cardinality(x.differences)
  from (select m.id, c.* from public.second_entry m cross join lateral private.compare_entries(said, m.content) c) x
  where e.id = x.id and e.consultation_id = stored.consultation_id and e.form_number = stored.form_number;
end $$;

-- A form number is given out once for each entry; whoever comes second at the same moment waits.
create function private.lock_form(consultation uuid, number text) returns void
language sql set search_path = '' as $$
  select pg_advisory_xact_lock(hashtextextended(consultation::text || ' ' || number, 0))
$$;

-- 'stored', 'already', 'revised', or 'number-taken' when this form was typed a second time before.
create function private.store_second_entry(consultation uuid, response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  entry uuid := (response ->> 'id')::uuid;
  version uuid := (response ->> 'version')::uuid;
  number text := response ->> 'form_number';
  hash text := response ->> 'content_hash';
  content jsonb := jsonb_build_object('language', response -> 'language', 'area', response -> 'area', 'answers', coalesce(response -> 'answers', '[]'));
  was public.second_entry;
begin
  if response ->> 'mode' <> 'paper' or number is null or exists (select 1 from public.response r where r.id = entry) then
    raise exception 'a second entry is of a paper form with a number' using errcode = 'WS006';
  end if;
  if exists (select 1 from jsonb_to_recordset(content -> 'answers') as a (question text, text text, choices text[], number numeric,
      declined public.answer_declined) left join public.question q on q.guide_version_id = version and q.key = a.question
      where q.key is null or not private.fits(q, a.text, a.choices, a.number, a.declined)) then
    raise exception 'an answer does not fit its question' using errcode = 'WS006';
  end if;
  if response ->> 'area' is not null and not exists (select 1 from public.area a
      where a.id = (response ->> 'area')::uuid and a.consultation_id = consultation) then
    raise exception 'this area is gone' using errcode = '23503';
  end if;
  perform private.lock_form(consultation, number);
  if exists (select 1 from public.second_entry e where e.consultation_id = consultation and e.form_number = number and e.id <> entry) then
    return 'number-taken';
  end if;
  select * into was from public.second_entry e where e.id = entry for update;
  if was.consultation_id <> consultation then
    raise exception 'another entry has this id' using errcode = 'WS006';
  end if;
  delete from public.response_draft d where d.id = entry;
  if was.content_hash = hash then
    return 'already';
  end if;
  insert into public.second_entry as e (id, consultation_id, form_number, guide_version_id, content, content_hash, entered_by)
  values (entry, consultation, number, version, content, hash, (select auth.uid()))
  on conflict (id) do update set form_number = excluded.form_number, guide_version_id = excluded.guide_version_id,
    content = excluded.content, content_hash = excluded.content_hash, entered_by = excluded.entered_by, entered_at = now();
  perform private.match_entries(coalesce(
    (select r.id from public.response r where r.consultation_id = consultation and r.form_number = number and r.mode = 'paper'),
    was.response_id));
  return case when was.id is null then 'stored' else 'revised' end;
end $$;

-- As before, and: it comes from a device, a paper form may have a number ('number-taken' when another response has it), and
-- with `second` it is the second entry of the form with that number.
create or replace function public.record_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = (response ->> 'version')::uuid);
  item uuid := (response ->> 'id')::uuid;
  number text := response ->> 'form_number';
  number_was text;
  outcome text;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if response ->> 'mode' not in ('assisted', 'paper') or (number is not null and response ->> 'mode' <> 'paper')
    or exists (select 1 from public.second_entry e where e.id = item) and not coalesce((response ->> 'second')::boolean, false) then
    raise exception 'a worker records an assisted or a paper response' using errcode = 'WS006';
  end if;
  perform private.one_at_a_time(item);
  if (response ->> 'second')::boolean then
    return private.store_second_entry(consultation, response);
  end if;
  if number is not null then
    perform private.lock_form(consultation, number);
    if exists (select 1 from public.response r where r.consultation_id = consultation and r.form_number = number and r.id <> item) then
      return 'number-taken';
    end if;
  end if;
  outcome := private.store_response(consultation,
    response || jsonb_build_object('recorded_by', (select auth.uid()), 'import_id', null, 'submitted_at', null));
  if outcome = 'stored' then
    update public.response r set content_hash = response ->> 'content_hash', form_number = number,
      device_id = private.known_device(consultation, response ->> 'device') where r.id = item;
  elsif outcome = 'already' then
    outcome := private.revise_response(response);
    select r.form_number into number_was from public.response r where r.id = item;
    if number_was is distinct from number and number is not null then
      update public.response r set form_number = number where r.id = item;
      outcome := 'revised';
    end if;
    delete from public.response_draft d where d.id = item;
  end if;
  if outcome in ('stored', 'revised') then
    perform private.match_entries(item);
  end if;
  return outcome;
end $$;

-- Gives a paper response or a second entry its form number, or another: 'numbered' or 'number-taken'.
create function public.number_form(item uuid, number text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  entry public.second_entry;
  stored public.response;
  consultation uuid;
begin
  select * into entry from public.second_entry e where e.id = item;
  select * into stored from public.response r where r.id = item and r.mode = 'paper';
  consultation := coalesce(entry.consultation_id, stored.consultation_id);
  perform private.require_role(consultation, '{coordinator,worker}');
  perform private.lock_form(consultation, number);
  if entry.id is not null then
    if exists (select 1 from public.second_entry e where e.consultation_id = consultation and e.form_number = number and e.id <> item) then
      return 'number-taken';
    end if;
    update public.second_entry e set form_number = number where e.id = item;
    perform private.match_entries(entry.response_id);
    perform private.match_entries(r.id) from public.response r where r.consultation_id = consultation and r.form_number = number;
    return 'numbered';
  end if;
  if exists (select 1 from public.response r where r.consultation_id = consultation and r.form_number = number and r.id <> item) then
    return 'number-taken';
  end if;
  update public.response r set form_number = number where r.id = item;
  perform private.match_entries(item);
  return 'numbered';
end $$;
grant execute on function public.number_form(uuid, text) to authenticated;

-- Writes one field of a paper response as an entry has it; null: that entry left it empty.
create function private.put_field(stored public.response, field text, content jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  given jsonb := (select a from jsonb_array_elements(content -> 'answers') a where a ->> 'question' = field);
begin
  case
    when field = '!language' then update public.response r set language = content ->> 'language' where r.id = stored.id;
    when field = '!area' then update public.response r set area_id = (select a.id from public.area a
      where a.id = (content ->> 'area')::uuid and a.consultation_id = stored.consultation_id) where r.id = stored.id;
    when given is null then delete from public.answer a where a.response_id = stored.id and a.question_key = field;
    else perform private.put_answer(stored, given);
  end case;
end $$;

-- Settles differences: {field: 'first' | 'second' | null (open again)}. What was chosen stands in the response from then on; what
-- stood there is kept. Choosing the first leaves a correction that was made meanwhile. Returns how many are still open.
create function public.settle_entry(entry uuid, decisions jsonb) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  item public.second_entry;
  stored public.response;
  before jsonb;
  chosen record;
  was text;
begin
  perform private.require_role((select e.consultation_id from public.second_entry e where e.id = entry), '{coordinator,worker}');
  select e.response_id into item.response_id from public.second_entry e where e.id = entry;
  perform private.one_at_a_time(item.response_id);
  select * into item from public.second_entry e where e.id = entry for update;
  select * into stored from public.response r where r.id = item.response_id for update;
  if not found or private.has_apart(stored.id) then
    raise exception 'there is nothing to compare with' using errcode = 'WS031';
  end if;
  before := private.response_content(stored);
  for chosen in select d.key as field, d.value #>> '{}' as pick from jsonb_each(settle_entry.decisions) d where d.key = any (item.differences) loop
    was := item.decisions ->> chosen.field;
    continue when was is not distinct from chosen.pick;
    if chosen.pick = 'second' then
      perform private.put_field(stored, chosen.field, item.content);
    elsif was = 'second' then
      perform private.put_field(stored, chosen.field, item.first);
    end if;
    item.decisions := case when chosen.pick is null then item.decisions - chosen.field
      else item.decisions || jsonb_build_object(chosen.field, chosen.pick) end;
  end loop;
  item.open_differences := cardinality(item.differences) - (select count(*) from jsonb_object_keys(item.decisions));
  update public.second_entry e set decisions = item.decisions, open_differences = item.open_differences,
    decided_by = (select auth.uid()), decided_at = now() where e.id = entry;
  if before <> (select private.response_content(r) from public.response r where r.id = stored.id) then
    insert into public.response_revision (consultation_id, response_id, before, changed_by, cause, device_id)
    values (stored.consultation_id, stored.id, before, (select auth.uid()), 'double_entry', stored.device_id);
  end if;
  return item.open_differences;
end $$;
grant execute on function public.settle_entry(uuid, jsonb) to authenticated;

-- Each paper form with what was typed of it: once, twice, or for the second time alone. Acts as the caller.
create function public.paper_forms(consultation uuid)
returns table (form_number text, response uuid, typed_by uuid, typed_at timestamptz, entry uuid, retyped_by uuid, retyped_at timestamptz,
  fields integer, differences integer, open_differences integer)
language sql stable set search_path = '' as $$
  select coalesce(r.form_number, e.form_number), r.id, r.recorded_by, r.submitted_at, e.id, e.entered_by, e.entered_at,
    e.fields, cardinality(e.differences), e.open_differences
  from (select x.* from public.response x where x.consultation_id = paper_forms.consultation and x.mode = 'paper' and x.import_id is null) r
  full join (select x.* from public.second_entry x where x.consultation_id = paper_forms.consultation) e on e.response_id = r.id
  order by length(coalesce(r.form_number, e.form_number)), 1, r.submitted_at
$$;
grant execute on function public.paper_forms(uuid) to authenticated;

-- As before; a second entry whose first never came goes with retention too.
create or replace function public.purge_expired() returns integer
language plpgsql security definer set search_path = '' as $$
declare
  purged integer;
begin
  delete from public.response r using public.consultation c
    where c.id = r.consultation_id and c.retention_on <= current_date;
  get diagnostics purged = row_count;
  delete from public.response_draft d where d.expires_at < now()
    or exists (select 1 from public.consultation c where c.id = d.consultation_id and c.retention_on <= current_date);
  delete from public.second_entry e using public.consultation c
    where c.id = e.consultation_id and c.retention_on <= current_date;
  return purged;
end $$;

-- The list says where two entries of a form still differ.
drop function public.list_responses(uuid, public.response_mode, uuid, text, integer, integer);
create function public.list_responses(consultation uuid, mode public.response_mode default null, area uuid default null,
  words text default null, first integer default 0, size integer default 50)
returns table (id uuid, mode public.response_mode, language text, area_name text, guide_number integer, submitted_at timestamptz,
  recorded_by uuid, open_answers bigint, without_theme bigint, unchecked bigint, matches bigint, is_double boolean, open_differences integer)
language sql stable set search_path = '' as $$
  select r.id, r.mode, r.language, ar.name, v.number, r.submitted_at, r.recorded_by, s.open_answers, s.without_theme, s.unchecked, f.matches, r.is_double,
    (select e.open_differences from public.second_entry e where e.response_id = r.id and e.consultation_id = consultation)
  from (select m.id, m.place, count(*) over () as matches
    from private.matching_responses(consultation, list_responses.mode, list_responses.area, words) m) f
  join public.response r on r.id = f.id
  join public.guide_version v on v.id = r.guide_version_id
  left join public.area ar on ar.id = r.area_id
  cross join lateral (
    select count(*) as open_answers,
      count(*) filter (where k.answer_id is null and not exists (select 1 from public.coding c
        where c.answer_id = a.id and c.consultation_id = consultation and c.state <> 'rejected')) as without_theme,
      count(*) filter (where k.answer_id is null) as unchecked
    from public.answer a left join public.answer_check k on k.answer_id = a.id
    where a.response_id = r.id and a.consultation_id = consultation and a.kind = 'open' and a.text is not null
  ) s
  where f.place > list_responses.first and f.place <= list_responses.first + least(size, 200)
  order by f.place
$$;
grant execute on function public.list_responses(uuid, public.response_mode, uuid, text, integer, integer) to authenticated;
