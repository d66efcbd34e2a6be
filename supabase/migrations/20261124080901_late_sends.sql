-- Who began in time may send later: a phone that was away keeps the answers until it is back. The server's own draft still
-- goes after seven days; the device makes it anew under the same id, so that it is stored once.

-- True while what was begun at `began` may still come in: until four weeks after the last day, and never on the retention date.
create function private.takes(consultation uuid, began timestamptz) returns boolean
language sql stable security definer set search_path = '' as $$
  select private.is_open(takes.consultation) or exists (
    select 1 from public.consultation c where c.id = takes.consultation
      and takes.began >= c.starts_on and takes.began < c.ends_on + 2
      and current_date between c.starts_on and least(c.ends_on + 28, c.retention_on - 1))
$$;

create or replace function public.save_draft(id uuid, version uuid, content jsonb) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = version);
  began timestamptz := coalesce(content ->> 'consentedAt', (select d.content ->> 'consentedAt'
    from public.response_draft d where d.id = save_draft.id and d.recorded_by is null))::timestamptz;
begin
  perform private.one_at_a_time(save_draft.id);
  if consultation is null or not private.takes(consultation, began)
     or exists (select 1 from public.response r where r.id = save_draft.id)
     or exists (select 1 from public.withdrawal w where w.response_id = save_draft.id) then
    return false;
  end if;
  insert into public.response_draft as d (id, consultation_id, guide_version_id, content, expires_at)
  values (save_draft.id, consultation, version, save_draft.content, now() + interval '7 days')
  on conflict on constraint response_draft_pkey do update
    set content = d.content || excluded.content, updated_at = now(), expires_at = excluded.expires_at
    where d.recorded_by is null and d.guide_version_id = excluded.guide_version_id;
  return found;
end $$;

create or replace function public.submit_response(response jsonb) returns text
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select v.consultation_id from public.guide_version v where v.id = (response ->> 'version')::uuid);
begin
  if consultation is null or not private.takes(consultation, (response ->> 'consented_at')::timestamptz) then
    raise exception 'this consultation takes no answers now' using errcode = 'WS007';
  end if;
  perform private.one_at_a_time((response ->> 'id')::uuid);
  if response ->> 'draft_saved_at' <> (select d.updated_at::text from public.response_draft d
      where d.id = (response ->> 'id')::uuid) then
    return 'changed';
  end if;
  return private.store_response(consultation,
    response || '{"mode": "self", "recorded_by": null, "import_id": null, "submitted_at": null}');
end $$;
