import { DEMO_STAFF_ROLES, type DemoPersona, demoOpenid } from '#domain/account/demo-persona'
import type { Prisma } from '#server/platform/database/database'
import type { FieldCrypto } from '#server/platform/sealing/field-crypto'
import { STAFF_NAME_FIELD } from '#server/platform/sealing/field-names'
import { demoId } from './demo-id'

interface DemoStaff {
  readonly persona: DemoPersona
  readonly name: string
  /** Keys of the demo county's directory. */
  readonly organization: string
  readonly practitioner: string | null
}

/** Whom the county employs and where. Desk and office have no practitioner. */
const DEMO_STAFF: readonly DemoStaff[] = [
  { persona: 'family-doctor', name: '何静', organization: 'chengdong', practitioner: 'he-jing' },
  { persona: 'nurse', name: '孙茜', organization: 'chengdong', practitioner: 'sun-qian' },
  { persona: 'specialist', name: '沈致远', organization: 'county-hospital', practitioner: 'shen-zhiyuan' },
  { persona: 'front-desk', name: '吴晓兰', organization: 'chengdong', practitioner: null },
  { persona: 'grid-worker', name: '罗桂芬', organization: 'chengdong', practitioner: null },
  { persona: 'claim-reviewer', name: '郑初', organization: 'county', practitioner: null },
  { persona: 'claim-approver', name: '冯复', organization: 'county', practitioner: null },
  { persona: 'fund-custodian', name: '钱守信', organization: 'county', practitioner: null },
  { persona: 'health-bureau', name: '钱主任', organization: 'county', practitioner: null },
]

/** `accountIds` by openid, as for the families. */
export function staffRows(
  fieldCrypto: FieldCrypto,
  now: Date,
  accountIds: ReadonlyMap<string, string>,
): {
  readonly members: readonly Prisma.StaffMemberCreateManyInput[]
  readonly roles: readonly Prisma.StaffRoleCreateManyInput[]
} {
  const staff = DEMO_STAFF.map((each) => ({
    ...each,
    accountId: accountIds.get(demoOpenid(each.persona)) ?? demoId('account', each.persona),
  }))
  return {
    members: staff.map(({ accountId, name, practitioner }) => ({
      accountId,
      nameCipher: fieldCrypto.seal(STAFF_NAME_FIELD, name),
      practitionerId: practitioner && demoId('practitioner', practitioner),
      createdAt: now,
    })),
    roles: staff.flatMap(({ persona, accountId, organization }) => {
      const role = DEMO_STAFF_ROLES[persona]
      if (!role) return []
      const organizationId = demoId('organization', organization)
      return [{ id: demoId('staff-role', persona), accountId, role, organizationId, since: now }]
    }),
  }
}
