-- Starting a consultation in one go, and who last touched the draft of its guide.

-- Who saved a draft and when is not for the client to say.
create function private.stamp_guide_draft() returns trigger
language plpgsql set search_path = '' as $$
begin
  new.updated_by := (select auth.uid());
  new.updated_at := now();
  return new;
end $$;
create trigger guide_draft_stamp before insert or update on public.guide_draft
  for each row execute function private.stamp_guide_draft();

-- Makes a consultation with its areas, the draft of its guide and its codebook, or nothing of it. Runs as the caller:
-- the policies of each table decide.
-- consultation: {id, team_id, title, neighbourhood, purpose, code, starts_on, ends_on, languages, smallest_group, retention_on, contact}
-- areas: [name]; themes: as `save_theme` takes them.
create function public.start_consultation(consultation jsonb, areas jsonb, guide jsonb, themes jsonb) returns uuid
language plpgsql set search_path = '' as $$
declare
  c public.consultation := jsonb_populate_record(null::public.consultation, consultation);
  theme jsonb;
begin
  insert into public.consultation (id, team_id, title, neighbourhood, purpose, code, starts_on, ends_on, languages,
    smallest_group, retention_on, contact, created_by)
  values (c.id, c.team_id, c.title, c.neighbourhood, c.purpose, c.code, c.starts_on, c.ends_on, c.languages,
    c.smallest_group, c.retention_on, c.contact, (select auth.uid()));
  insert into public.area (consultation_id, name, position)
  select c.id, a.name, a.ordinality from jsonb_array_elements_text(areas) with ordinality a (name);
  insert into public.guide_draft (consultation_id, content) values (c.id, guide);
  for theme in select * from jsonb_array_elements(themes) loop
    perform public.save_theme(c.id, theme);
  end loop;
  return c.id;
end $$;
grant execute on function public.start_consultation(jsonb, jsonb, jsonb, jsonb) to authenticated;

-- How many responses name each area: an area in use is not removed.
create function public.area_use(consultation uuid) returns table (area_id uuid, responses bigint)
language sql stable set search_path = '' as $$
  select r.area_id, count(*) from public.response r
  where r.consultation_id = area_use.consultation and r.area_id is not null
  group by r.area_id
$$;
grant execute on function public.area_use(uuid) to authenticated;
