-- Going on with a response on another device. The code that withdraws it later is shown while it is not sent yet; its
-- hash stands in the draft (`codeHash`), so the code stops working when the draft is sent, forgotten or expired.

create index response_draft_code_hash_idx on public.response_draft ((content ->> 'codeHash'))
  where recorded_by is null;

-- The id of the draft that this code was shown for, or nothing. Within one consultation: a code opens no other.
create function public.continue_draft(consultation_code text, code text) returns uuid
language sql stable security definer set search_path = '' as $$
  select d.id from public.response_draft d join public.consultation c on c.id = d.consultation_id
  where c.code = continue_draft.consultation_code and d.recorded_by is null and d.expires_at > now()
    and d.content ->> 'codeHash' = private.sha256_hex(continue_draft.code)
  limit 1
$$;
grant execute on function public.continue_draft(text, text) to anon, authenticated;
