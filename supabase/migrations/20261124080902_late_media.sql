-- A recording or photo that a phone kept comes in later than its answers: within two months of them, on the same terms.
-- 'gone' says that nothing is known of the response now, which a phone that brings its answers again mends; 'withdrawn' is for good.
create or replace function public.begin_media(response uuid, item jsonb) returns jsonb
language plpgsql security definer set search_path = '' as $$
declare
  known public.media;
  draft public.response_draft;
  sent public.response;
  about public.consultation;
  refusal text;
begin
  perform private.one_at_a_time(response);
  select * into known from public.media m where m.id = (item ->> 'id')::uuid;
  if found then
    if known.response_id <> response or known.hash <> item ->> 'hash' or known.size <> (item ->> 'size')::integer then
      return '{"state": "refused", "reason": "changed", "missing": []}';
    end if;
    return private.media_state(known);
  end if;
  select * into draft from public.response_draft d where d.id = response and d.recorded_by is null and d.expires_at > now();
  select * into sent from public.response r where r.id = response and r.mode = 'self' and r.submitted_at > now() - interval '60 days';
  select * into about from public.consultation c where c.id = coalesce(draft.consultation_id, sent.consultation_id);
  if about.id is null then
    return jsonb_build_object('state', 'refused', 'missing', '[]'::jsonb, 'reason', case
      when exists (select 1 from public.withdrawal w where w.response_id = begin_media.response) then 'withdrawn' else 'gone' end);
  end if;
  refusal := private.media_refusal(about, coalesce(draft.guide_version_id, sent.guide_version_id), item);
  if refusal is not null then
    return jsonb_build_object('state', 'refused', 'reason', refusal, 'missing', '[]'::jsonb);
  end if;
  delete from public.media m where m.response_id = response and m.question_key = item ->> 'question'
    and m.kind = (item ->> 'kind')::public.media_kind and (sent.id is null or m.completed_at is null);
  insert into public.media (id, consultation_id, response_id, guide_version_id, question_key, kind, size, hash, seconds)
  values ((item ->> 'id')::uuid, about.id, response, coalesce(draft.guide_version_id, sent.guide_version_id), item ->> 'question',
    (item ->> 'kind')::public.media_kind, (item ->> 'size')::integer, item ->> 'hash', (item ->> 'seconds')::integer)
  on conflict (response_id, question_key, kind) do nothing returning * into known;
  if not found then
    return '{"state": "refused", "reason": "sent", "missing": []}';
  end if;
  return private.media_state(known);
end $$;
