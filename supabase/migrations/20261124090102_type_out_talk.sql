-- A recorded conversation holds answers that were not written down at the table: typed out, they are noted verbatim.
-- What was written down is corrected as ever (`correct_answer`).
create function public.type_out_talk(response uuid, question text, text text) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  sent public.response;
  typed uuid;
begin
  select * into sent from public.response r where r.id = type_out_talk.response for update;
  perform private.require_role(sent.consultation_id, '{coordinator,worker}');
  insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
  select sent.consultation_id, sent.id, sent.guide_version_id, q.key, q.kind, btrim(type_out_talk.text), 'verbatim'
  from public.question q
  where q.guide_version_id = sent.guide_version_id and q.key = type_out_talk.question and q.kind = 'open'
    and btrim(coalesce(type_out_talk.text, '')) <> ''
    and exists (select 1 from public.media m where m.response_id = sent.id and m.kind = 'talk' and m.completed_at is not null)
    and not exists (select 1 from public.answer a where a.response_id = sent.id and a.question_key = q.key)
  returning id into typed;
  if typed is null then
    raise exception 'nothing to type out here' using errcode = 'WS006';
  end if;
  return typed;
end $$;
grant execute on function public.type_out_talk(uuid, text, text) to authenticated;
