-- What an import would find: which of these responses are there already, and which were withdrawn. Others are left out.
create function public.import_status(consultation uuid, ids uuid[]) returns table (id uuid, status text)
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  return query
    select r.id, 'already' from public.response r where r.consultation_id = consultation and r.id = any (ids)
    union all
    select w.response_id, 'withdrawn' from public.withdrawal w where w.consultation_id = consultation and w.response_id = any (ids);
end $$;
grant execute on function public.import_status(uuid, uuid[]) to authenticated;
