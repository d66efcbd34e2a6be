-- Releasing quotes, publishing a report, and what the committee may read and say.

-- A quote is part of what was said: it may be shortened, and words may be replaced by [ ] or …, nothing else.
create function private.is_excerpt(original text, excerpt text) returns boolean
language plpgsql immutable set search_path = '' as $$
declare
  rest text := regexp_replace(original, '\s+', ' ', 'g');
  part text;
  found integer;
begin
  foreach part in array regexp_split_to_array(regexp_replace(excerpt, '\s+', ' ', 'g'), '\[[^\]]*\]|…|\.\.\.') loop
    part := btrim(part);
    continue when part = '';
    found := position(part in rest);
    if found = 0 then
      return false;
    end if;
    rest := substr(rest, found + length(part));
  end loop;
  return true;
end $$;

create function private.check_quote() returns trigger
language plpgsql security definer set search_path = '' as $$
begin
  if not private.is_excerpt((select a.text from public.answer a where a.id = new.answer_id), new.text) then
    raise exception 'a quote holds only what was said' using errcode = 'WS017';
  end if;
  return new;
end $$;
create trigger quote_is_an_excerpt before insert on public.quote for each row execute function private.check_quote();

create trigger quote_stays_taken_back before update of revoked_at on public.quote
  for each row when (old.revoked_at is not null) execute function private.refuse_change();

-- Freezes the draft at `expected_revision` with the figures of this moment as the next version. Returns its number.
create function public.publish_report(consultation uuid, expected_revision integer) returns integer
language plpgsql security definer set search_path = '' as $$
declare
  draft public.report_draft;
  figures jsonb;
  themes jsonb;
  published public.report;
begin
  perform private.require_role(consultation, '{coordinator,worker}');
  select * into draft from public.report_draft d where d.consultation_id = consultation for update;
  if not found or draft.revision <> expected_revision then
    raise exception 'the draft has changed meanwhile' using errcode = 'WS005';
  end if;
  figures := private.report_figures(consultation);
  themes := (select jsonb_agg(t.item || jsonb_build_object('sentence', coalesce(draft.content #>> array['sentences', t.item ->> 'id'], '')) order by t.i)
    from jsonb_array_elements(figures -> 'themes') with ordinality t (item, i)
    where not coalesce(draft.content -> 'hidden', '[]') ? (t.item ->> 'id'));
  if themes is null or btrim(draft.title) = '' then
    raise exception 'a report has a title and at least one theme' using errcode = 'WS016';
  end if;
  insert into public.report (consultation_id, number, title, introduction, content, published_by)
  values (consultation, coalesce((select max(number) from public.report r where r.consultation_id = consultation), 0) + 1,
    btrim(draft.title), btrim(draft.introduction), figures || jsonb_build_object('themes', themes, 'questions', (
      select coalesce(jsonb_agg(q.item order by q.i), '[]') from jsonb_array_elements(figures -> 'questions') with ordinality q (item, i)
      where not coalesce(draft.content -> 'hiddenQuestions', '[]') ? (q.item ->> 'key'))), (select auth.uid()))
  returning * into published;
  insert into public.report_quote (report_id, quote_id, consultation_id, position)
  select published.id, q.id, consultation, min(chosen.i)
  from jsonb_array_elements_text(coalesce(draft.content -> 'quotes', '[]')) with ordinality chosen (id, i)
  join public.quote q on q.id::text = chosen.id and q.consultation_id = publish_report.consultation and q.revoked_at is null
  join public.coding c on c.answer_id = q.answer_id and c.theme_id = q.theme_id and c.state = 'confirmed'
  where themes @> jsonb_build_array(jsonb_build_object('id', q.theme_id))
  group by q.id;
  insert into public.report_evidence (report_id, theme_id, answer_id, consultation_id)
  select published.id, c.theme_id, c.answer_id, consultation from public.coding c
  where c.consultation_id = publish_report.consultation and c.state = 'confirmed'
    and themes @> jsonb_build_array(jsonb_build_object('id', c.theme_id));
  return published.number;
end $$;
grant execute on function public.publish_report(uuid, integer) to authenticated;

-- The quotes of a report as its readers see them: no area, no answer, and nothing that was taken back since.
create function private.quotes_of(report uuid) returns jsonb
language sql stable set search_path = '' as $$
  select coalesce(jsonb_agg(jsonb_build_object('theme', q.theme_id, 'text', q.text, 'paraphrase', a.voice = 'paraphrase') order by rq.position), '[]')
  from public.report_quote rq join public.quote q on q.id = rq.quote_id join public.answer a on a.id = q.answer_id
  where rq.report_id = quotes_of.report and q.revoked_at is null and a.voice <> 'observation'
$$;

create function private.link_state(link public.committee_link) returns text
language sql stable set search_path = '' as $$
  select case when link.revoked_at is not null then 'revoked' when link.expires_at <= now() then 'expired' else 'open' end
$$;

-- What stands behind a committee link: nothing for an unknown code; else {state: open | expired | revoked}, and when it is
-- open the newest published report with its quotes and what this reader said about it.
create function public.open_report(code text, reader uuid default null) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
declare
  link public.committee_link;
  newest public.report;
begin
  select * into link from public.committee_link l where l.code = open_report.code;
  if not found then
    return null;
  end if;
  if private.link_state(link) <> 'open' then
    return jsonb_build_object('state', private.link_state(link));
  end if;
  select * into newest from public.report r where r.consultation_id = link.consultation_id order by r.number desc limit 1;
  return (select jsonb_build_object('state', 'open', 'team', t.name, 'consultation', c.title, 'neighbourhood', c.neighbourhood,
      'starts_on', c.starts_on, 'ends_on', c.ends_on)
    from public.consultation c join public.team t on t.id = c.team_id where c.id = link.consultation_id)
    || jsonb_build_object('report', case when newest.id is not null then jsonb_build_object('number', newest.number, 'title', newest.title,
      'introduction', newest.introduction, 'published_at', newest.published_at, 'content', newest.content,
      'quotes', private.quotes_of(newest.id)) end,
    'reactions', (select coalesce(jsonb_agg(jsonb_build_object('theme', x.theme_id, 'kind', x.kind, 'remark', x.remark)), '[]')
      from public.reaction x where x.report_id = newest.id and x.reader = open_report.reader));
end $$;
grant execute on function public.open_report(text, uuid) to anon, authenticated;

-- A reader's word on a theme of the newest report, or on the whole (no theme). The last one counts; nothing said takes it back.
-- Returns stored, removed, closed (the link does not work any more), moved (the theme is not in the newest report) or full.
create function public.react(code text, reader uuid, theme uuid, kind public.reaction_kind, remark text) returns text
language plpgsql security definer set search_path = '' as $$
declare
  most_per_report constant integer := 5000;
  link public.committee_link;
  newest public.report;
  said text := btrim(coalesce(react.remark, ''));
begin
  select * into link from public.committee_link l where l.code = react.code;
  if not found or private.link_state(link) <> 'open' then
    return 'closed';
  end if;
  select * into newest from public.report r where r.consultation_id = link.consultation_id order by r.number desc limit 1;
  if newest.id is null or (react.theme is not null
      and not newest.content -> 'themes' @> jsonb_build_array(jsonb_build_object('id', react.theme))) then
    return 'moved';
  end if;
  if react.kind is null and said = '' then
    delete from public.reaction x where x.report_id = newest.id and x.reader = react.reader and x.theme_id is not distinct from react.theme;
    return 'removed';
  end if;
  if (select count(*) from public.reaction x where x.report_id = newest.id) >= most_per_report then
    return 'full';
  end if;
  insert into public.reaction as x (consultation_id, report_id, committee_link_id, theme_id, reader, kind, remark)
  values (newest.consultation_id, newest.id, link.id, react.theme, react.reader, react.kind, said)
  on conflict on constraint reaction_report_id_reader_theme_id_key do update
    set kind = excluded.kind, remark = excluded.remark, committee_link_id = excluded.committee_link_id, updated_at = now();
  return 'stored';
end $$;
grant execute on function public.react(text, uuid, uuid, public.reaction_kind, text) to anon, authenticated;

-- A published version for the team, with its quotes as they stand now.
create function public.report_version(consultation uuid, number integer) returns jsonb
language plpgsql stable security definer set search_path = '' as $$
begin
  perform private.require_role(consultation);
  return (select jsonb_build_object('number', r.number, 'title', r.title, 'introduction', r.introduction,
      'published_at', r.published_at, 'content', r.content, 'quotes', private.quotes_of(r.id))
    from public.report r where r.consultation_id = report_version.consultation and r.number = report_version.number);
end $$;
grant execute on function public.report_version(uuid, integer) to authenticated;
