-- Committee members as coders. A colleague and any number of members code the same released quotes without seeing each other's.
-- What members choose stands by itself: only a coordinator or worker decides what an answer's themes are.

alter table public.coding_round add column with_committee boolean not null default false;
alter table public.coding_round add check (not with_committee or second_coder is null);
-- What a round with the committee shows of an answer: the quote that was released from it, and nothing else.
alter table public.round_answer add column quote_id uuid;
alter table public.round_answer add foreign key (quote_id, consultation_id) references public.quote (id, consultation_id) on delete cascade;
create index round_answer_quote_idx on public.round_answer (quote_id, consultation_id);

-- The themes that a member of the committee gave a quote; none at all is a coding too. `reader` is a random number in a cookie for
-- this link alone, another one than that of their reactions: nobody sees it, also not the team.
create table public.reader_coding (
  round_id uuid not null,
  answer_id uuid not null,
  reader uuid not null,
  consultation_id uuid not null,
  committee_link_id uuid not null,
  themes uuid[] not null,
  coded_at timestamptz not null default now(),
  primary key (round_id, answer_id, reader),
  foreign key (round_id, answer_id) references public.round_answer (round_id, answer_id) on delete cascade,
  foreign key (round_id, consultation_id) references public.coding_round (id, consultation_id) on delete cascade,
  foreign key (committee_link_id, consultation_id) references public.committee_link (id, consultation_id) on delete cascade
);
create index reader_coding_consultation_idx on public.reader_coding (round_id, consultation_id);
create index reader_coding_link_idx on public.reader_coding (committee_link_id, consultation_id);
alter table public.reader_coding enable row level security;

-- A quote that is taken back leaves the rounds, with what was chosen for it.
create function private.take_quote_from_rounds() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  delete from public.round_answer a where a.quote_id = new.id;
  return null;
end $$;
create trigger quote_leaves_rounds after update of revoked_at on public.quote
  for each row when (old.revoked_at is null and new.revoked_at is not null) execute function private.take_quote_from_rounds();

-- What a round with the committee shows now.
create function private.round_quotes(round uuid)
returns table (answer_id uuid, quote_id uuid, response_id uuid, "position" integer, question text, text text, language text)
language sql stable security definer set search_path = '' as $$
  select x.answer_id, x.quote_id, a.response_id, x.position, q.text, u.text, case when u.translated then 'nl' else r.language end
  from public.round_answer x
  join public.quote u on u.id = x.quote_id and u.revoked_at is null
  join public.answer a on a.id = x.answer_id
  join public.response r on r.id = a.response_id and not r.is_double
  join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
  where x.round_id = round
$$;

-- The newest round of a consultation that the committee may work at: as long as its quotes are of enough residents.
create function private.committee_round(consultation uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select r.id from public.coding_round r join public.consultation c on c.id = r.consultation_id
  where r.consultation_id = consultation and r.with_committee and r.finished_at is null
    and (select count(distinct s.response_id) from private.round_quotes(r.id) s) >= c.smallest_group
  order by r.started_at desc limit 1
$$;

-- A coordinator has a colleague and the committee code at most `most` released quotes, one of an answer. As many residents as
-- possible have a say; what stands in no report yet comes first, because nobody read it under a theme. Returns the round's id.
create function public.start_committee_round(consultation uuid, coder uuid, most integer) returns uuid
language plpgsql security definer set search_path = '' as $$
declare
  round uuid := gen_random_uuid();
begin
  perform private.require_role(consultation, '{coordinator}');
  if not exists (select 1 from public.member m join public.consultation c on c.team_id = m.team_id and c.id = consultation
      where m.user_id = start_committee_round.coder) then
    raise exception 'a member of the team codes too' using errcode = 'WS062';
  end if;
  insert into public.coding_round (id, consultation_id, first_coder, started_by, with_committee)
  values (round, consultation, start_committee_round.coder, (select auth.uid()), true);
  insert into public.round_answer (round_id, answer_id, quote_id, consultation_id, position)
  select round, chosen.answer_id, chosen.id, consultation, row_number() over (order by md5(chosen.id::text || round::text))
  from (
    select n.id, n.answer_id from (
      select u.*, row_number() over (partition by u.response_id order by u.reported, md5(u.id::text || round::text)) as of_resident from (
        select distinct on (q.answer_id) q.id, q.answer_id, a.response_id,
          exists (select 1 from public.report_quote x where x.quote_id = q.id) as reported
        from public.quote q join public.answer a on a.id = q.answer_id and a.text is not null and a.voice <> 'observation'
        where q.consultation_id = consultation and q.revoked_at is null
          and a.response_id not in (select d.id from private.doubles(consultation) d)
        order by q.answer_id, q.released_at desc, q.id
      ) u
    ) n order by n.of_resident, n.reported, md5(n.id::text || round::text) limit most
  ) chosen;
  if private.committee_round(consultation) is distinct from round then
    raise exception 'too few residents were quoted' using errcode = 'WS064';
  end if;
  return round;
end $$;
grant execute on function public.start_committee_round(uuid, uuid, integer) to authenticated;

-- What a reader of this link may code: {state: 'expired' | 'revoked' | 'none'}, or {state: 'open', total, left, themes, quote}:
-- `quote` {id, question, text, language, themes: chosen before} is the one that is asked for, or the next one; null when all are coded.
create function public.open_round(code text, reader uuid default null, wanted uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  link public.committee_link;
  round uuid;
begin
  select * into link from public.committee_link l where l.code = open_round.code;
  if not found then
    return null;
  end if;
  if private.link_state(link) <> 'open' then
    return jsonb_build_object('state', private.link_state(link));
  end if;
  round := private.committee_round(link.consultation_id);
  if round is null then
    return jsonb_build_object('state', 'none');
  end if;
  return (
    with own as materialized (
      select s.*, c.themes from private.round_quotes(round) s
      left join public.reader_coding c on c.round_id = round and c.answer_id = s.answer_id and c.reader = open_round.reader
    )
    select jsonb_build_object('state', 'open', 'total', count(*), 'left', count(*) filter (where o.themes is null),
      'themes', (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', t.name, 'definition', t.definition, 'parent', t.parent_id)
          order by t.position, t.key), '[]')
        from public.theme t where t.consultation_id = link.consultation_id and t.archived_at is null),
      'quote', (select jsonb_build_object('id', n.quote_id, 'question', n.question, 'text', n.text, 'language', n.language,
          'themes', coalesce(n.themes, '{}'))
        from own n where case when wanted is null then n.themes is null else n.quote_id = wanted end order by n.position limit 1))
    from own o
  );
end $$;
grant execute on function public.open_round(text, uuid, uuid) to anon, authenticated;

-- A reader's themes for a quote; again before the round ends replaces them. Returns stored, closed (the link or the round ended),
-- gone (the quote was taken back) or full.
create function public.code_quote(code text, reader uuid, quote uuid, themes uuid[]) returns text
language plpgsql security definer set search_path = '' as $$
declare
  most_readers constant integer := 100;
  link public.committee_link;
  round uuid;
  found_answer uuid;
begin
  select * into link from public.committee_link l where l.code = code_quote.code;
  if not found or private.link_state(link) <> 'open' then
    return 'closed';
  end if;
  round := private.committee_round(link.consultation_id);
  -- Held, so that it does not end halfway.
  perform 1 from public.coding_round r where r.id = round and r.finished_at is null for share;
  if not found then
    return 'closed';
  end if;
  select s.answer_id into found_answer from private.round_quotes(round) s where s.quote_id = code_quote.quote;
  if found_answer is null then
    return 'gone';
  end if;
  if not exists (select 1 from public.reader_coding c where c.round_id = round and c.reader = code_quote.reader)
    and (select count(distinct c.reader) from public.reader_coding c where c.round_id = round) >= most_readers then
    return 'full';
  end if;
  insert into public.reader_coding as c (round_id, answer_id, reader, consultation_id, committee_link_id, themes)
  values (round, found_answer, code_quote.reader, link.consultation_id, link.id,
    array(select t.id from public.theme t where t.id = any (code_quote.themes) and t.consultation_id = link.consultation_id and t.archived_at is null))
  on conflict on constraint reader_coding_pkey do update
    set themes = excluded.themes, committee_link_id = excluded.committee_link_id, coded_at = now();
  return 'stored';
end $$;
grant execute on function public.code_quote(text, uuid, uuid, uuid[]) to anon, authenticated;

-- Readers of a round who gave every quote that it shows a coding.
create function private.done_readers(round uuid) returns table (reader uuid) language sql stable security definer set search_path = '' as $$
  select c.reader from public.reader_coding c join private.round_quotes(round) s on s.answer_id = c.answer_id
  where c.round_id = round group by c.reader having count(*) = (select count(*) from private.round_quotes(round))
$$;

-- How far a round with the committee is: {total, left (for the colleague), readers, done (readers who coded all)}.
create function public.committee_progress(round uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round and r.with_committee;
  perform private.require_role(own.consultation_id);
  return jsonb_build_object(
    'total', (select count(*) from private.round_quotes(round)),
    'left', (select count(*) from private.round_quotes(round) s where not exists (select 1 from public.round_coding c
      where c.round_id = round and c.answer_id = s.answer_id and c.coder = own.first_coder)),
    'readers', (select count(distinct c.reader) from public.reader_coding c where c.round_id = round),
    'done', (select count(*) from private.done_readers(round)));
end $$;
grant execute on function public.committee_progress(uuid) to authenticated;

-- Ends a round with the committee once the colleague and one reader coded all of it. From then on the team sees what was chosen.
create function public.finish_committee_round(round uuid) returns void
language plpgsql security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round and r.with_committee for update;
  perform private.require_role(own.consultation_id, '{coordinator,worker}');
  if (public.committee_progress(round) ->> 'left')::integer > 0 or not exists (select 1 from private.done_readers(round)) then
    raise exception 'the colleague and a member of the committee come first' using errcode = 'WS063';
  end if;
  update public.coding_round r set finished_at = now() where r.id = round and r.finished_at is null;
end $$;
grant execute on function public.finish_committee_round(uuid) to authenticated;

-- Everybody's themes in a finished round with the committee: [{answer, response, question, text, language, coder: [theme],
-- readers: [[theme]] (in an order that says nothing), standing: confirmed by the team, resolved}].
create function public.committee_codings(round uuid) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round and r.with_committee;
  perform private.require_role(own.consultation_id);
  if own.finished_at is null then
    return '[]';
  end if;
  return (
    with active as (
      select array_agg(t.id) as ids from public.theme t where t.consultation_id = own.consultation_id and t.archived_at is null
    ), done as (
      select d.reader, row_number() over (order by md5(d.reader::text || round::text)) as n from private.done_readers(round) d
    )
    select coalesce(jsonb_agg(jsonb_build_object('answer', s.answer_id, 'response', s.response_id, 'question', s.question, 'text', s.text,
      'language', s.language,
      'coder', (select to_jsonb(array(select unnest(c.themes) intersect select unnest(active.ids)))
        from public.round_coding c where c.round_id = round and c.answer_id = s.answer_id and c.coder = own.first_coder),
      'readers', (select coalesce(jsonb_agg(to_jsonb(array(select unnest(c.themes) intersect select unnest(active.ids))) order by d.n), '[]')
        from done d join public.reader_coding c on c.round_id = round and c.reader = d.reader and c.answer_id = s.answer_id),
      'standing', (select coalesce(jsonb_agg(c.theme_id), '[]') from public.coding c
        where c.answer_id = s.answer_id and c.state = 'confirmed' and c.theme_id = any (active.ids)),
      'resolved', x.resolved_at is not null) order by s.position), '[]')
    from private.round_quotes(round) s join public.round_answer x on x.round_id = round and x.answer_id = s.answer_id cross join active
    where exists (select 1 from public.round_coding c where c.round_id = round and c.answer_id = s.answer_id and c.coder = own.first_coder)
  );
end $$;
grant execute on function public.committee_codings(uuid) to authenticated;

-- As before; in a round with the committee the text is that of the quote.
create or replace function public.round_queue(round uuid, most integer default 1) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round;
  perform private.require_role(own.consultation_id);
  if (select auth.uid()) is distinct from own.first_coder and (select auth.uid()) is distinct from own.second_coder then
    return jsonb_build_object('total', 0, 'left', 0, 'answers', '[]'::jsonb);
  end if;
  return (
    with shown as (
      select s.answer_id, s.position, s.question, s.text, s.language from private.round_quotes(round) s where own.with_committee
      union all
      select a.id, x.position, q.text, a.text, r.language from public.round_answer x join public.answer a on a.id = x.answer_id
      join public.response r on r.id = a.response_id
      join public.question q on q.guide_version_id = a.guide_version_id and q.key = a.question_key
      where x.round_id = round and not own.with_committee
    ), waiting as (
      select s.* from shown s where not exists (select 1 from public.round_coding c
        where c.round_id = round and c.answer_id = s.answer_id and c.coder = (select auth.uid()))
    )
    select jsonb_build_object('total', (select count(*) from shown), 'left', (select count(*) from waiting),
      'answers', (select coalesce(jsonb_agg(jsonb_build_object('id', w.answer_id, 'question', w.question, 'text', w.text,
          'language', w.language) order by w.position), '[]')
        from (select * from waiting order by position limit most) w))
  );
end $$;

-- As before; where one coder is not known, nobody else takes the place.
create or replace function public.code_round_answer(round uuid, answer uuid, themes uuid[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  own public.coding_round;
begin
  select * into own from public.coding_round r where r.id = round for update;
  perform private.require_role(own.consultation_id);
  if ((select auth.uid()) is distinct from own.first_coder and (select auth.uid()) is distinct from own.second_coder)
    or own.finished_at is not null then
    raise exception 'not a coder of this round' using errcode = '42501';
  end if;
  insert into public.round_coding as c (round_id, answer_id, consultation_id, coder, themes)
  select round, a.answer_id, own.consultation_id, (select auth.uid()),
    array(select t.id from public.theme t where t.id = any (code_round_answer.themes) and t.consultation_id = own.consultation_id)
  from public.round_answer a where a.round_id = round and a.answer_id = answer
  on conflict (round_id, answer_id, coder) do update set themes = excluded.themes, coded_at = now();
  perform private.finish_round(round);
  return true;
end $$;

-- As before. In a round with the committee a coordinator or worker says which themes the answer has as well: a quote is a part of
-- an answer, so that nothing else is rejected, and the answer does not count as checked.
create or replace function public.resolve_round_answer(round uuid, answer uuid, themes uuid[]) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  own public.coding_round;
  decisions jsonb;
begin
  select * into own from public.coding_round r where r.id = round;
  if own.with_committee then
    perform private.require_role(own.consultation_id, '{coordinator,worker}');
  else
    perform private.require_role(own.consultation_id);
  end if;
  if own.finished_at is null then
    raise exception 'both coders come first' using errcode = 'WS063';
  end if;
  update public.round_answer a set resolved_at = now(), resolved_by = (select auth.uid()) where a.round_id = round and a.answer_id = answer;
  if not found then
    return false;
  end if;
  select coalesce(jsonb_agg(jsonb_build_object('answer', answer, 'theme', d.theme, 'act', d.act)), '[]') into decisions
  from (
    select t.id as theme, case when c.theme_id is null then 'add' else 'confirm' end as act
    from public.theme t left join public.coding c on c.answer_id = answer and c.theme_id = t.id
    where t.id = any (resolve_round_answer.themes) and t.consultation_id = own.consultation_id and t.archived_at is null
      and (not own.with_committee or c.state is distinct from 'confirmed')
    union all
    select c.theme_id, 'reject' from public.coding c
    where c.answer_id = answer and c.state <> 'rejected' and not c.theme_id = any (resolve_round_answer.themes) and not own.with_committee
  ) d;
  perform public.decide_codings(own.consultation_id, decisions,
    case when own.with_committee then '[]' else jsonb_build_array(jsonb_build_object('answer', answer, 'checked', true)) end);
  return true;
end $$;
