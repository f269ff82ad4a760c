-- Whoever has signed with another team is in the care of the old one until its last day: nobody is without a team in
-- between (rules D-FD-10).
CREATE OR REPLACE FUNCTION signed_with(person uuid, doctor uuid, on_day date) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM contract
    WHERE contract.patient_id = person
      AND (contract.status IN ('signed', 'change-requested') OR contract.end_reason = 'switched')
      AND on_day BETWEEN contract.starts_on AND coalesce(contract.ended_on, contract.ends_on)
      AND (EXISTS (SELECT FROM care_team_member member WHERE member.team_id = contract.team_id
          AND member.practitioner_id = doctor AND member.since <= on_day AND coalesce(member.until, on_day) >= on_day)
        OR EXISTS (SELECT FROM care_team_absence absence WHERE absence.team_id = contract.team_id
          AND absence.cover_practitioner_id = doctor AND absence.cancelled_at IS NULL
          AND on_day BETWEEN absence.starts_on AND absence.ends_on)))
$$;
