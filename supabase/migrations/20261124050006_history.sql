-- All decisions about a consultation as one history, for somebody who is new in the team. Numbers and the team's own words;
-- nothing that a resident said.

create index coding_event_history_idx on public.coding_event (consultation_id, at desc) where actor is not null;
create index stance_event_history_idx on public.stance_event (consultation_id, at desc) where actor is not null;

-- One line per event, the newest first, and one per person and day for what was decided about answers:
-- {kind, at, by, detail}. kinds: 'coding', 'theme', 'memo', 'translation', 'guide', 'report', 'quote'; null is all of them.
-- detail: coding {answers, confirmed, rejected, added, stances}; theme {act, theme, name, before, why}; memo {memo, text, theme, answer};
-- translation {answers}; guide {number}; report {number, title}; quote {released, revoked}.
create function public.decision_history(consultation uuid, kinds text[] default null, person uuid default null,
  before timestamptz default null, most integer default 50)
returns table (kind text, at timestamptz, actor uuid, by text, detail jsonb)
language plpgsql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' as $$
begin
  perform private.require_role(consultation);
  return query
    with events as (
      select 'coding' as kind, e.at, e.actor, e.answer_id, e.act::text as act from public.coding_event e
      where e.consultation_id = consultation and e.actor is not null and e.act in ('confirm', 'reject', 'add')
        and (kinds is null or 'coding' = any (kinds))
      union all
      select 'coding', s.at, s.actor, s.answer_id, 'stance' from public.stance_event s
      where s.consultation_id = consultation and s.actor is not null and s.act = 'decide' and (kinds is null or 'coding' = any (kinds))
      union all
      select 'translation', t.updated_at, t.translated_by, t.answer_id, 'translate' from public.answer_translation t
      where t.consultation_id = consultation and (kinds is null or 'translation' = any (kinds))
      union all
      select 'quote', q.released_at, q.released_by, q.answer_id, case when q.revoked_at is null then 'release' else 'revoke' end from public.quote q
      where q.consultation_id = consultation and (kinds is null or 'quote' = any (kinds))
    ), days as (
      select e.kind, max(e.at) as at, e.actor, jsonb_build_object('answers', count(distinct e.answer_id),
        'confirmed', count(*) filter (where e.act = 'confirm'), 'rejected', count(*) filter (where e.act = 'reject'),
        'added', count(*) filter (where e.act = 'add'), 'stances', count(*) filter (where e.act = 'stance'),
        'released', count(*) filter (where e.act in ('release', 'revoke')), 'revoked', count(*) filter (where e.act = 'revoke')) as detail
      from events e group by e.kind, e.actor, (e.at at time zone 'Europe/Amsterdam')::date
    ), lines as (
      select * from days
      union all
      select 'theme', r.changed_at, r.changed_by, jsonb_build_object('act', r.act, 'theme', t.key, 'name', r.after ->> 'name',
        'before', r.before ->> 'name', 'into', (select i.name from public.theme i where i.id = (r.after ->> 'merged_into')::uuid), 'why', r.why)
      from public.theme_revision r join public.theme t on t.id = r.theme_id where r.consultation_id = consultation
      union all
      select 'memo', m.created_at, m.author, jsonb_build_object('memo', m.id, 'text', m.text, 'answer', m.answer_id,
        'theme', (select t.key from public.theme t where t.id = m.theme_id), 'name', (select t.name from public.theme t where t.id = m.theme_id))
      from public.memo m where m.consultation_id = consultation and m.removed_at is null
      union all
      select 'guide', v.published_at, v.published_by, jsonb_build_object('number', v.number)
      from public.guide_version v where v.consultation_id = consultation
      union all
      select 'report', p.published_at, p.published_by, jsonb_build_object('number', p.number, 'title', p.title)
      from public.report p where p.consultation_id = consultation
    )
    select l.kind, l.at, l.actor, m.display_name, l.detail
    from lines l
    left join public.member m on m.user_id = l.actor and m.team_id = (select c.team_id from public.consultation c where c.id = consultation)
    where (kinds is null or l.kind = any (kinds)) and (person is null or l.actor = person)
      and (decision_history.before is null or l.at < decision_history.before)
    order by l.at desc, l.kind limit least(most, 200);
end $$;
grant execute on function public.decision_history(uuid, text[], uuid, timestamptz, integer) to authenticated;
