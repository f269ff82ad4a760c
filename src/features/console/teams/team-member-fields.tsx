import { TEAM_ROLE_NAMES_ZH, TEAM_ROLES, type TeamRole } from '#domain/care-team/team-role'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { newId } from '../../../platform/network/new-id'
import { FieldPair, SelectInput } from '../console-fields'
import { useWholeList } from '../use-whole-list'

export interface DraftMember {
  /** Two who are not chosen yet are alike: a row needs a name of its own. */
  readonly key: string
  /** Empty: nobody is chosen yet. */
  readonly practitionerId: string
  readonly role: TeamRole
}

const ROLES = TEAM_ROLES.map((value) => ({ value, label: TEAM_ROLE_NAMES_ZH[value] }))
/** Nobody leads a team because their name happened to stand first. */
const NOBODY = { value: '', label: '还没选' }

/** A row for whoever is chosen next. */
export function newMember(role: TeamRole): DraftMember {
  return { key: newId(), practitionerId: '', role }
}

interface TeamMemberFieldsProps {
  readonly members: readonly DraftMember[]
  /** Whose people come first; a specialist comes from elsewhere. */
  readonly organizationId: string
  readonly onChange: (members: readonly DraftMember[]) => void
}

export function TeamMemberFields({ members, organizationId, onChange }: TeamMemberFieldsProps) {
  const people = [NOBODY, ...usePeople(organizationId)]
  const put = (key: string, change: Partial<DraftMember>) =>
    onChange(members.map((member) => (member.key === key ? { ...member, ...change } : member)))
  return (
    <fieldset className="console-rows">
      <legend className="console-field__label">成员</legend>
      {members.map(({ key, practitionerId, role }, index) => (
        <div key={key} className="console-rows__one">
          <FieldPair>
            <SelectInput
              isCompact
              label={`第 ${index + 1} 位成员`}
              value={practitionerId}
              choices={people}
              onChange={(chosen) => put(key, { practitionerId: chosen })}
            />
            <SelectInput
              isCompact
              label={`第 ${index + 1} 位做什么`}
              value={role}
              choices={ROLES}
              onChange={(chosen) => put(key, { role: chosen })}
            />
          </FieldPair>
          <button
            type="button"
            className="console-rows__drop"
            aria-label={`去掉第 ${index + 1} 位成员`}
            onClick={() => onChange(members.filter((member) => member.key !== key))}
          >
            去掉
          </button>
        </div>
      ))}
      <Button
        label="加一位成员"
        kind="secondary"
        icon="plus"
        size="medium"
        onTap={() => onChange([...members, newMember('nurse')])}
      />
    </fieldset>
  )
}

/** Everybody of the office, those of the place first. */
function usePeople(organizationId: string): { value: string; label: string }[] {
  const list = useWholeList('practitioners', {}, (cursor) => client.directory.practitioners.query({ cursor }))
  const people = list.kind === 'ready' ? list.answer.rows : []
  const isHere = (roles: (typeof people)[number]['roles']) =>
    roles.some((role) => role.organizationId === organizationId)
  return [...people]
    .sort((a, b) => Number(isHere(b.roles)) - Number(isHere(a.roles)))
    .map(({ id, name, title, roles }) => ({
      value: id,
      label: [name, title, ...(isHere(roles) ? [] : roles.map((role) => role.organizationName))].join(' · '),
    }))
}
