-- What a person marks in an answer while checking: the part that a theme is about, words that mislead, and a possible quote.

-- The part of an answer that carries a theme, in characters (not bytes, not UTF-16 units). Without one: the whole answer.
create table public.coding_span (
  answer_id uuid not null,
  theme_id uuid not null,
  consultation_id uuid not null,
  start integer not null check (start >= 0),
  size integer not null check (size > 0),
  marked_by uuid references auth.users (id) on delete set null,
  marked_at timestamptz not null default now(),
  primary key (answer_id, theme_id, start),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index coding_span_answer_idx on public.coding_span (answer_id, consultation_id);
create index coding_span_theme_idx on public.coding_span (theme_id, consultation_id);
create index coding_span_marked_by_idx on public.coding_span (marked_by);

-- "This word means something else here": a reason of the machine that a person took away. The engine learns from it.
create table public.misread_word (
  answer_id uuid not null,
  theme_id uuid not null,
  consultation_id uuid not null,
  word text not null check (length(word) between 1 and 200),
  told_by uuid references auth.users (id) on delete set null,
  told_at timestamptz not null default now(),
  primary key (answer_id, theme_id, word),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade,
  foreign key (theme_id, consultation_id) references public.theme (id, consultation_id) on delete cascade
);
create index misread_word_answer_idx on public.misread_word (answer_id, consultation_id);
create index misread_word_theme_idx on public.misread_word (theme_id, consultation_id);
create index misread_word_consultation_idx on public.misread_word (consultation_id, told_at);
create index misread_word_told_by_idx on public.misread_word (told_by);

-- Worth quoting, says somebody. Nothing is released by it.
create table public.quote_mark (
  answer_id uuid primary key,
  consultation_id uuid not null,
  marked_by uuid references auth.users (id) on delete set null,
  marked_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index quote_mark_answer_idx on public.quote_mark (answer_id, consultation_id);
create index quote_mark_consultation_idx on public.quote_mark (consultation_id, marked_at desc);
create index quote_mark_marked_by_idx on public.quote_mark (marked_by);

grant select on public.coding_span, public.misread_word, public.quote_mark to authenticated;

-- A corrected text moves its marked parts along; a part whose words are gone goes.
create function private.move_spans() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kept public.coding_span[] := array(select s from public.coding_span s where s.answer_id = new.id);
begin
  delete from public.coding_span s where s.answer_id = new.id;
  insert into public.coding_span (answer_id, theme_id, consultation_id, start, size, marked_by, marked_at)
  select k.answer_id, k.theme_id, k.consultation_id, case when substr(new.text, k.start + 1, k.size) = k.part then k.start
    else position(k.part in new.text) - 1 end, k.size, k.marked_by, k.marked_at
  from (select s.*, substr(old.text, s.start + 1, s.size) as part from unnest(kept) s) k
  where position(k.part in new.text) > 0
  on conflict do nothing;
  return null;
end $$;
create trigger answer_moves_its_spans after update of text on public.answer
  for each row when (new.text is distinct from old.text) execute function private.move_spans();

-- What was marked for a theme belongs to the theme that took it in.
create function private.hand_over_marks() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  insert into public.coding_span (answer_id, theme_id, consultation_id, start, size, marked_by, marked_at)
  select s.answer_id, new.merged_into, s.consultation_id, s.start, s.size, s.marked_by, s.marked_at
  from public.coding_span s where s.theme_id = new.id on conflict do nothing;
  delete from public.coding_span s where s.theme_id = new.id;
  return null;
end $$;
create trigger theme_hands_over_its_marks after update of merged_into on public.theme
  for each row when (new.merged_into is not null and new.merged_into is distinct from old.merged_into)
  execute function private.hand_over_marks();

alter table public.coding_span enable row level security;
alter table public.misread_word enable row level security;
alter table public.quote_mark enable row level security;

create policy "A member reads the marked parts of answers" on public.coding_span for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads which words mislead" on public.misread_word for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads which answers are worth quoting" on public.quote_mark for select to authenticated
  using (consultation_id in (select private.my_consultations()));

create function private.decide_stance(consultation uuid, answer uuid, stance public.stance) returns void
language plpgsql security definer set search_path = '' as $$
begin
  if stance is null then
    delete from public.answer_stance s
    where s.answer_id = decide_stance.answer and s.consultation_id = consultation and s.suggested is null;
    update public.answer_stance s set stance = s.suggested, source = 'machine', decided_by = null, decided_at = now()
    where s.answer_id = decide_stance.answer and s.consultation_id = consultation;
  else
    insert into public.answer_stance as s (answer_id, consultation_id, stance, source, decided_by)
    values (answer, consultation, stance, 'person', (select auth.uid()))
    on conflict (answer_id) do update set stance = excluded.stance, source = 'person', decided_by = excluded.decided_by, decided_at = now()
      where s.consultation_id = consultation;
  end if;
  insert into public.stance_event (consultation_id, answer_id, act, stance, actor)
  values (consultation, answer, case when stance is null then 'reset' else 'decide' end, stance, (select auth.uid()));
end $$;

-- Everything that a person decided about answers, as one: codings and checks as `decide_codings` takes them, and marks:
-- {kind: 'stance', answer, stance or null (what the machine said)}, {kind: 'span', answer, theme, start, size, on},
-- {kind: 'word', answer, theme, word, on}, {kind: 'quote', answer, on}. The same twice changes nothing more.
create function public.decide_answers(consultation uuid, decisions jsonb, checks jsonb, marks jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  d record;
  me uuid := (select auth.uid());
begin
  perform public.decide_codings(consultation, decisions, checks);
  for d in select * from jsonb_to_recordset(marks) as x (kind text, answer uuid, theme uuid, stance public.stance,
    start integer, size integer, word text, "on" boolean) loop
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
      insert into public.quote_mark (answer_id, consultation_id, marked_by) values (d.answer, consultation, me) on conflict do nothing;
    elsif d.kind = 'quote' then
      delete from public.quote_mark q where q.answer_id = d.answer and q.consultation_id = consultation;
    else
      raise exception 'there is no mark called %', d.kind using errcode = 'WS009';
    end if;
  end loop;
end $$;
grant execute on function public.decide_answers(uuid, jsonb, jsonb, jsonb) to authenticated;

-- As before, with the translation and the words that mislead: [{question, text, translation, labels, rejected, misread: [{theme, word}]}].
create or replace function public.checked_codings(consultation uuid, most integer default 5000) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (
    select coalesce(jsonb_agg(jsonb_build_object('question', q.text, 'text', a.text, 'translation', tr.text,
      'labels', coalesce(c.labels, '[]'), 'rejected', coalesce(c.rejected, '[]'), 'misread', coalesce(w.misread, '[]')) order by a.id), '[]')
    from (
      select k.answer_id from public.answer_check k
      join public.theme_learning l on l.consultation_id = k.consultation_id and k.checked_at <= l.learned_at
      where k.consultation_id = consultation order by k.checked_at desc, k.answer_id limit most
    ) checked
    join public.answer a on a.id = checked.answer_id and a.text is not null
    join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
    left join public.answer_translation tr on tr.answer_id = a.id
    left join lateral (
      select jsonb_agg(t.key order by t.key) filter (where x.state = 'confirmed') as labels,
        jsonb_agg(t.key order by t.key) filter (where x.state = 'rejected') as rejected
      from public.coding x join public.theme t on t.id = x.theme_id and t.archived_at is null
      where x.answer_id = a.id
    ) c on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('theme', t.key, 'word', x.word) order by t.key, x.word) as misread
      from public.misread_word x join public.theme t on t.id = x.theme_id and t.archived_at is null
      where x.answer_id = a.id
    ) w on true
  );
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
