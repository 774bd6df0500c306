-- What a consent covers: the agency, the purpose. Help of any kind is covered by a consent to assistance; police, return, protection and
-- whatever goes abroad need a word of their own.
create or replace function casework.consent_covers(c casework.consents, agency uuid, purpose text) returns boolean
    language sql stable set search_path = pg_catalog, pg_temp as $$
    select c.withdrawn_at is null and agency <> all(c.refused_agency_ids)
       and (cardinality(c.agency_ids) = 0 or agency = any(c.agency_ids))
       and (purpose = any(c.purposes)
            or 'assistance' = any(c.purposes) and purpose in ('advocacy', 'shelter', 'medical', 'counselling', 'legal_aid'))
$$;
