-- One question on each screen, as an option of the consultation. Whoever has begun goes on as they began.

alter table public.consultation add column one_per_screen boolean not null default false;
grant insert (one_per_screen), update (one_per_screen) on public.consultation to authenticated;

create or replace function public.start_consultation(consultation jsonb, areas jsonb, guide jsonb, themes jsonb) returns uuid
language plpgsql set search_path = '' as $$
declare
  c public.consultation := jsonb_populate_record(null::public.consultation, consultation);
  theme jsonb;
begin
  insert into public.consultation (id, team_id, title, neighbourhood, purpose, code, starts_on, ends_on, languages,
    smallest_group, retention_on, contact, one_per_screen, created_by)
  values (c.id, c.team_id, c.title, c.neighbourhood, c.purpose, c.code, c.starts_on, c.ends_on, c.languages,
    c.smallest_group, c.retention_on, c.contact, coalesce(c.one_per_screen, false), (select auth.uid()));
  insert into public.area (consultation_id, name, position)
  select c.id, a.name, a.ordinality from jsonb_array_elements_text(areas) with ordinality a (name);
  insert into public.guide_draft (consultation_id, content) values (c.id, guide);
  for theme in select * from jsonb_array_elements(themes) loop
    perform public.save_theme(c.id, theme);
  end loop;
  return c.id;
end $$;

create or replace function public.resident_visit(code text, ticket uuid default null) returns jsonb
language sql stable security definer set search_path = '' as $$
  select jsonb_build_object(
    'consultation', public.open_consultation(resident_visit.code) || (
      select jsonb_build_object('one_per_screen', c.one_per_screen)
      from public.consultation c where c.code = resident_visit.code),
    'draft', public.load_draft(resident_visit.ticket),
    'state', case
      when exists (select 1 from public.response r where r.id = resident_visit.ticket) then 'stored'
      when exists (select 1 from public.withdrawal w where w.response_id = resident_visit.ticket) then 'withdrawn'
      else 'unknown'
    end)
$$;
