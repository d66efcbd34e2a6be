-- What hangs on an answer that a safety signal sets apart is set apart too: its translation, its recording, its photo.
-- Restrictive policies: they narrow down whatever else lets somebody read.

create policy "The translation of an answer set apart is a coordinator's" on public.answer_translation as restrictive for select to authenticated
  using (not private.is_apart(answer_id) or consultation_id in (select private.my_consultations('{coordinator}')));
create policy "So is what it was before" on public.translation_revision as restrictive for select to authenticated
  using (not private.is_apart(answer_id) or consultation_id in (select private.my_consultations('{coordinator}')));

grant execute on function private.is_withheld(uuid, text) to authenticated;
create policy "What was recorded with a safety signal is a coordinator's" on public.media as restrictive for select to authenticated
  using (not private.is_withheld(response_id, question_key) or consultation_id in (select private.my_consultations('{coordinator}')));
create policy "Nobody hears or sees a part of what they do not read" on public.media_part as restrictive for select to authenticated
  using (exists (select 1 from public.media m where m.id = media_id));

create function private.refuse_withheld_photo() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if exists (select 1 from public.media m where m.id = new.media_id and private.is_withheld(m.response_id, m.question_key)) then
    raise exception 'nothing is shown of a conversation with a safety signal' using errcode = 'WS031';
  end if;
  return new;
end $$;
create trigger photo_is_not_withheld before insert on public.photo_release for each row execute function private.refuse_withheld_photo();

create function private.take_photos_back() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.photo_release p set revoked_at = now() from public.media m
  where m.id = p.media_id and m.response_id = new.response_id and p.revoked_at is null
    and private.is_withheld(m.response_id, m.question_key);
  return null;
end $$;
create trigger signal_takes_photos_back after insert or update on public.safety_signal
  for each row execute function private.take_photos_back();
