-- As before, and by stance; what is looked for may stand in the translation too. filters: {…, stance?}
create or replace function private.open_answers(consultation uuid, filters jsonb)
returns table (id uuid, response_id uuid, question_key text) language sql stable as $$
  select a.id, a.response_id, a.question_key from public.answer a
  where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
    and (filters ->> 'question' is null or a.question_key = filters ->> 'question')
    and (filters ->> 'voice' is null or a.voice = (filters ->> 'voice')::public.answer_voice)
    and (filters ->> 'search' is null or a.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%'
      or exists (select 1 from public.answer_translation tr where tr.answer_id = a.id
        and tr.text ilike '%' || regexp_replace(filters ->> 'search', '([\\%_])', '\\\1', 'g') || '%'))
    and (filters ->> 'stance' is null or a.id in (select s.answer_id from public.answer_stance s
      where s.consultation_id = consultation and s.stance = (filters ->> 'stance')::public.stance))
    and (filters ->> 'mode' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation and r.mode = (filters ->> 'mode')::public.response_mode))
    and (filters ->> 'area' is null or a.response_id in (
      select r.id from public.response r where r.consultation_id = consultation
        and case when filters ->> 'area' = 'none' then r.area_id is null else r.area_id::text = filters ->> 'area' end))
    and (filters ->> 'week' is null or a.response_id in (
      select v.response_id from private.response_values(consultation, 'week') v where v.value = filters ->> 'week'))
    and (filters ->> 'closed' is null or a.response_id in (
      select v.response_id from private.response_values(consultation, 'closed:' || split_part(filters ->> 'closed', ':', 1)) v
      where v.value = split_part(filters ->> 'closed', ':', 2)))
    and (filters ->> 'checked' is null or (filters ->> 'checked' = 'yes') = (a.id in (
      select k.answer_id from public.answer_check k where k.consultation_id = consultation)))
    and (filters ->> 'with' is null or a.id in (select w.answer_id from private.answers_with(consultation, filters ->> 'with', false) w))
$$;
