-- Personal codes cannot be printed again: only their hashes are kept. Instead the unused ones of a batch are replaced by new ones.

-- Replaces the unused codes of a batch; the old ones do not work any more. A code with which somebody is answering just now stays.
-- Takes the first so many of `hashes` and returns how many that were.
create function public.renew_codes(batch uuid, hashes text[]) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select b.consultation_id from public.code_batch b where b.id = batch);
  voided integer;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  with gone as (
    delete from public.personal_code p where p.batch_id = batch and not p.used
      and not exists (select 1 from public.visit_origin o where o.consultation_id = p.consultation_id and o.code_hash = p.code_hash)
    returning 1
  )
  select count(*) into voided from gone;
  if voided > cardinality(hashes) then
    raise exception 'there are more unused codes than new ones' using errcode = 'WS005';
  end if;
  insert into public.personal_code (consultation_id, batch_id, code_hash)
  select consultation, batch, n.hash from unnest(hashes) with ordinality n (hash, place) where n.place <= voided;
  return voided;
end $$;
grant execute on function public.renew_codes(uuid, text[]) to authenticated;
