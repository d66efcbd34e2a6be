-- A possible quote may be a part of an answer, in characters. Without one it is the whole answer.

alter table public.quote_mark add column start integer check (start >= 0), add column size integer check (size > 0);
alter table public.quote_mark add check ((start is null) = (size is null));

-- A corrected text moves the part along; where its words are gone, the whole answer is worth quoting.
create function private.move_quote_part() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  update public.quote_mark q set
    start = case when k.at > 0 then k.at - 1 end,
    size = case when k.at > 0 then q.size end
  from (select x.answer_id, case when substr(new.text, x.start + 1, x.size) = substr(old.text, x.start + 1, x.size) then x.start + 1
      else position(substr(old.text, x.start + 1, x.size) in coalesce(new.text, '')) end as at
    from public.quote_mark x where x.answer_id = new.id and x.start is not null) k
  where q.answer_id = k.answer_id;
  return null;
end $$;
create trigger answer_moves_its_quote_part after update of text on public.answer
  for each row when (new.text is distinct from old.text) execute function private.move_quote_part();

-- Everything that a person decided about answers, as one: codings and checks as `decide_codings` takes them, and marks:
-- {kind: 'stance', answer, stance or null (what the machine said)}, {kind: 'span', answer, theme, start, size, on},
-- {kind: 'word', answer, theme, word, on}, {kind: 'quote', answer, on, part?: {start, size}}. The same twice changes nothing more.
create or replace function public.decide_answers(consultation uuid, decisions jsonb, checks jsonb, marks jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d record;
  me uuid := (select auth.uid());
begin
  perform public.decide_codings(consultation, decisions, checks);
  for d in select * from jsonb_to_recordset(marks) as x (kind text, answer uuid, theme uuid, stance public.stance,
    start integer, size integer, word text, "on" boolean, part jsonb) loop
    if d.kind = 'stance' then
      perform private.decide_stance(consultation, d.answer, d.stance);
    elsif d.kind = 'span' then
      delete from public.coding_span s where s.answer_id = d.answer and s.theme_id = d.theme and s.start = d.start and s.consultation_id = consultation;
      if d.on then
        insert into public.coding_span (answer_id, theme_id, consultation_id, start, size, marked_by)
        values (d.answer, d.theme, consultation, d.start, d.size, me);
      end if;
    elsif d.kind = 'word' and d.on then
      insert into public.misread_word (answer_id, theme_id, consultation_id, word, told_by)
      values (d.answer, d.theme, consultation, d.word, me) on conflict do nothing;
    elsif d.kind = 'word' then
      delete from public.misread_word w where w.answer_id = d.answer and w.theme_id = d.theme and w.word = d.word and w.consultation_id = consultation;
    elsif d.kind = 'quote' and d.on then
      insert into public.quote_mark as q (answer_id, consultation_id, start, size, marked_by)
      values (d.answer, consultation, (d.part ->> 'start')::integer, (d.part ->> 'size')::integer, me)
      on conflict (answer_id) do update set start = excluded.start, size = excluded.size, marked_by = excluded.marked_by, marked_at = now()
        where q.consultation_id = consultation and (q.start, q.size) is distinct from (excluded.start, excluded.size);
    elsif d.kind = 'quote' then
      delete from public.quote_mark q where q.answer_id = d.answer and q.consultation_id = consultation;
    else
      raise exception 'there is no mark called %', d.kind using errcode = 'WS009';
    end if;
  end loop;
end $$;

-- Answers as a page shows them, in the order of `ids`: who said it is unknown, who coded, marked or noted is not.
create or replace function private.read_answers(consultation uuid, ids uuid[]) returns jsonb
language sql stable security definer set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object(
    'id', a.id, 'response', a.response_id, 'text', a.text, 'voice', a.voice, 'mode', r.mode, 'language', r.language,
    'submitted_at', r.submitted_at, 'area', ar.name, 'question_key', a.question_key, 'question', q.text,
    'checked', (select jsonb_build_object('by', m.display_name, 'at', k.checked_at) from public.answer_check k
      left join public.member m on m.user_id = k.checked_by and m.team_id = co.team_id where k.answer_id = a.id),
    'codings', (select coalesce(jsonb_agg(jsonb_build_object('theme', c.theme_id, 'state', c.state, 'source', c.source,
        'confidence', c.confidence, 'because', c.because, 'by', m.display_name, 'at', c.decided_at)
        order by c.confidence desc nulls last, t.position), '[]')
      from public.coding c join public.theme t on t.id = c.theme_id and t.archived_at is null
      left join public.member m on m.user_id = c.decided_by and m.team_id = co.team_id
      where c.answer_id = a.id),
    'stance', (select jsonb_build_object('stance', s.stance, 'source', s.source, 'suggested', s.suggested, 'confidence', s.confidence,
        'by', m.display_name)
      from public.answer_stance s left join public.member m on m.user_id = s.decided_by and m.team_id = co.team_id
      where s.answer_id = a.id),
    'spans', (select coalesce(jsonb_agg(jsonb_build_object('theme', s.theme_id, 'start', s.start, 'size', s.size) order by s.start), '[]')
      from public.coding_span s join public.theme t on t.id = s.theme_id and t.archived_at is null where s.answer_id = a.id),
    'misread', (select coalesce(jsonb_agg(jsonb_build_object('theme', w.theme_id, 'word', w.word) order by w.told_at), '[]')
      from public.misread_word w where w.answer_id = a.id),
    'quotable', exists (select 1 from public.quote_mark x where x.answer_id = a.id),
    'quote_part', (select jsonb_build_object('start', x.start, 'size', x.size) from public.quote_mark x
      where x.answer_id = a.id and x.start is not null),
    'translation', (select jsonb_build_object('text', t.text, 'by', m.display_name, 'stale', a.updated_at > t.updated_at)
      from public.answer_translation t left join public.member m on m.user_id = t.translated_by and m.team_id = co.team_id
      where t.answer_id = a.id),
    'memos', (select count(*) from public.memo o where o.answer_id = a.id and o.removed_at is null)
  ) order by wanted.position), '[]')
  from unnest(ids) with ordinality wanted (id, position)
  join public.answer a on a.id = wanted.id and a.consultation_id = consultation
  join public.consultation co on co.id = consultation
  join public.response r on r.id = a.response_id
  left join public.area ar on ar.id = r.area_id
  join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
$$;
