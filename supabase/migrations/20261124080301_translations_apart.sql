-- The translation of an answer that is set apart because of a safety signal says the same: coordinators alone read it.

drop policy "A member reads translations" on public.answer_translation;
create policy "A member reads translations, of an answer set apart a coordinator" on public.answer_translation for select to authenticated
  using (consultation_id in (select private.my_consultations())
    and (not private.is_apart(answer_id) or consultation_id in (select private.my_consultations('{coordinator}'))));
drop policy "A member reads the history of translations" on public.translation_revision;
create policy "A member reads the history of translations, of an answer set apart a coordinator" on public.translation_revision for select to authenticated
  using (consultation_id in (select private.my_consultations())
    and (not private.is_apart(answer_id) or consultation_id in (select private.my_consultations('{coordinator}'))));
