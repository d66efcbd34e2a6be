-- Where each consultation stands on the chain, in numbers: for the team's home and the consultation's overview.

-- One row per consultation that the caller may see, or only the given one.
create function public.consultation_progress(consultation uuid default null)
returns table (
  consultation_id uuid,
  version integer,
  changed_since_version boolean,
  responses integer,
  open_answers integer,
  unassigned integer,
  without_theme integer,
  unchecked integer,
  quotes integer,
  report integer,
  links integer,
  reactions integer,
  areas jsonb
)
language sql stable security definer set search_path = '' as $$
  select c.id,
    (select max(v.number) from public.guide_version v where v.consultation_id = c.id),
    coalesce((select d.content is distinct from (select v.content from public.guide_version v
        where v.consultation_id = c.id order by v.number desc limit 1)
      from public.guide_draft d where d.consultation_id = c.id), false),
    (select count(*)::integer from public.response r where r.consultation_id = c.id),
    answers.total, answers.unassigned, answers.without_theme, answers.unchecked,
    (select count(*)::integer from public.quote q where q.consultation_id = c.id and q.revoked_at is null),
    (select max(p.number) from public.report p where p.consultation_id = c.id),
    (select count(*)::integer from public.committee_link l
      where l.consultation_id = c.id and l.revoked_at is null and l.expires_at > now()),
    (select count(*)::integer from public.reaction x where x.consultation_id = c.id),
    coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name, 'responses',
        (select count(*) from public.response r where r.area_id = a.id and r.consultation_id = c.id)) order by a.position)
      from public.area a where a.consultation_id = c.id), '[]')
  from public.consultation c
  cross join lateral (
    select count(*)::integer as total,
      (count(*) filter (where s.answer_id is null))::integer as unassigned,
      (count(*) filter (where k.answer_id is null and s.answer_id is not null and not exists (
        select 1 from public.coding x where x.answer_id = a.id and x.state <> 'rejected')))::integer as without_theme,
      (count(*) filter (where k.answer_id is null))::integer as unchecked
    from public.answer a
    left join public.answer_assignment s on s.answer_id = a.id
    left join public.answer_check k on k.answer_id = a.id
    where a.consultation_id = c.id and a.kind = 'open' and a.text is not null
  ) answers
  where c.id in (select private.my_consultations())
    and (consultation_progress.consultation is null or c.id = consultation_progress.consultation)
$$;
grant execute on function public.consultation_progress(uuid) to authenticated;
