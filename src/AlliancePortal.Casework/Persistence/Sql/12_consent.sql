-- Which agency goes on with the work of this one: itself, or at the end of the chain the one that took over.
create or replace function casework.agency_now(which uuid) returns uuid
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin return (
    with recursive chain as (
        select a.id, a.successor_id from reference.agencies a where a.id = which
        union
        select a.id, a.successor_id from chain join reference.agencies a on a.id = chain.successor_id)
    select chain.id from chain where chain.successor_id is null);
end $$;

-- Which unit goes on with the work of this one: itself, or at the end of the chain the one into which it went.
create or replace function casework.unit_now(which uuid) returns uuid
    language plpgsql stable set search_path = pg_catalog, pg_temp as $$
begin return (
    with recursive chain as (
        select u.id, u.successor_unit_id from reference.units u where u.id = which
        union
        select u.id, u.successor_unit_id from chain join reference.units u on u.id = chain.successor_unit_id)
    select chain.id from chain where chain.successor_unit_id is null);
end $$;

-- What a consent covers: the agency, the purpose. Help of any kind is covered by a consent to assistance; police, return, protection and
-- whatever goes abroad need a word of their own. A no to an agency is a no to the one that took over its work; a yes is not.
create or replace function casework.consent_covers(c casework.consents, agency uuid, purpose text) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.withdrawn_at is null and agency <> all(c.refused_agency_ids)
       and not exists (select 1 from unnest(c.refused_agency_ids) refused where casework.agency_now(refused) = agency)
       and (cardinality(c.agency_ids) = 0 or agency = any(c.agency_ids))
       and (purpose = any(c.purposes)
            or 'assistance' = any(c.purposes) and purpose in ('advocacy', 'shelter', 'medical', 'counselling', 'legal_aid'))
$$;

-- Whether she asked that the agency learns nothing of her; a no to an agency is a no to the one that took over its work.
create or replace function casework.is_withheld(which uuid, agency uuid) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select exists (select 1 from casework.withholdings h where h.case_id = which and h.lifted_at is null and casework.agency_now(h.from_agency_id) = casework.agency_now(agency))
$$;
