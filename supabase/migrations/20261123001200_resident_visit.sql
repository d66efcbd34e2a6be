-- All that a resident's page needs, in one call: the consultation behind the code; and for whoever holds the id of a
-- response (`ticket`) its draft, or what became of it when the draft is gone: 'stored', 'withdrawn', 'unknown'.

create function public.resident_visit(code text, ticket uuid default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'consultation', public.open_consultation(resident_visit.code),
    'draft', public.load_draft(resident_visit.ticket),
    'state', case
      when exists (select 1 from public.response r where r.id = resident_visit.ticket) then 'stored'
      when exists (select 1 from public.withdrawal w where w.response_id = resident_visit.ticket) then 'withdrawn'
      else 'unknown'
    end)
$$;
grant execute on function public.resident_visit(text, uuid) to anon, authenticated;
