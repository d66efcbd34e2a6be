-- A worker's Dutch translation of an answer, beside the original. The engine reads both as one; a quote says which it is.

create table public.answer_translation (
  answer_id uuid primary key,
  consultation_id uuid not null,
  text text not null check (length(btrim(text)) between 1 and 10000),
  translated_by uuid references auth.users (id) on delete set null,
  updated_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index answer_translation_answer_idx on public.answer_translation (answer_id, consultation_id);
create index answer_translation_consultation_idx on public.answer_translation (consultation_id);
create index answer_translation_translated_by_idx on public.answer_translation (translated_by);

create table public.translation_revision (
  id bigint generated always as identity primary key,
  consultation_id uuid not null,
  answer_id uuid not null,
  text_before text not null,
  changed_by uuid references auth.users (id) on delete set null,
  changed_at timestamptz not null default now(),
  foreign key (answer_id, consultation_id) references public.answer (id, consultation_id) on delete cascade
);
create index translation_revision_answer_idx on public.translation_revision (answer_id, consultation_id, changed_at desc);
create index translation_revision_changed_by_idx on public.translation_revision (changed_by);

grant select on public.answer_translation, public.translation_revision to authenticated;

alter table public.answer_translation enable row level security;
alter table public.translation_revision enable row level security;

create policy "A member reads translations" on public.answer_translation for select to authenticated
  using (consultation_id in (select private.my_consultations()));
create policy "A member reads the history of translations" on public.translation_revision for select to authenticated
  using (consultation_id in (select private.my_consultations()));

-- Keeps or corrects the translation of an open answer; an empty text takes it away. What the machine thought is due again.
create function public.translate_answer(answer uuid, new_text text) returns void
language plpgsql security definer set search_path = '' as $$
declare
  consultation uuid := (select a.consultation_id from public.answer a
    where a.id = translate_answer.answer and a.kind = 'open' and a.text is not null);
  was text := (select t.text from public.answer_translation t where t.answer_id = translate_answer.answer);
  wanted text := nullif(btrim(new_text), '');
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  if was is not distinct from wanted then
    return;
  end if;
  if was is not null then
    insert into public.translation_revision (consultation_id, answer_id, text_before, changed_by)
    values (consultation, answer, was, (select auth.uid()));
  end if;
  if wanted is null then
    delete from public.answer_translation t where t.answer_id = translate_answer.answer;
  else
    insert into public.answer_translation (answer_id, consultation_id, text, translated_by)
    values (answer, consultation, wanted, (select auth.uid()))
    on conflict (answer_id) do update set text = excluded.text, translated_by = excluded.translated_by, updated_at = now();
  end if;
  delete from public.answer_assignment s where s.answer_id = translate_answer.answer;
end $$;
grant execute on function public.translate_answer(uuid, text) to authenticated;

alter table public.quote add column translated boolean not null default false;
grant insert (translated) on public.quote to authenticated;

create or replace function private.check_quote() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  source text := case when new.translated
    then (select t.text from public.answer_translation t where t.answer_id = new.answer_id)
    else (select a.text from public.answer a where a.id = new.answer_id) end;
begin
  if not coalesce(private.is_excerpt(source, new.text), false) then
    raise exception 'a quote holds only what was said' using errcode = 'WS017';
  end if;
  return new;
end $$;

create or replace function private.quotes_of(report uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('theme', q.theme_id, 'text', q.text, 'paraphrase', a.voice = 'paraphrase',
    'translated', q.translated) order by rq.position), '[]')
  from public.report_quote rq join public.quote q on q.id = rq.quote_id join public.answer a on a.id = q.answer_id
  where rq.report_id = quotes_of.report and q.revoked_at is null and a.voice <> 'observation'
$$;

-- As before, with the translation beside the text: {answers: [{id, question, text, translation}], total}.
create or replace function public.answers_to_suggest(consultation uuid, engine text, most integer default 500) returns jsonb
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.require_role(consultation);
  return (
    with due as materialized (
      select a.id from public.answer a
      where a.consultation_id = consultation and a.kind = 'open' and a.text is not null
        and not exists (select 1 from public.answer_check k where k.answer_id = a.id)
        and not exists (select 1 from public.answer_assignment s
          where s.answer_id = a.id and s.engine = answers_to_suggest.engine and s.at >= a.updated_at)
    )
    select jsonb_build_object('total', (select count(*) from due), 'answers', coalesce(
      (select jsonb_agg(jsonb_build_object('id', a.id, 'question', q.text, 'text', a.text, 'translation', t.text) order by a.id)
       from (select due.id from due order by due.id limit most) page
       join public.answer a on a.id = page.id
       join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
       left join public.answer_translation t on t.answer_id = a.id), '[]'))
  );
end $$;
