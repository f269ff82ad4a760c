import { CLINICAL_ROLES, STAFF_ROLE_NAMES_ZH, type StaffRole } from '#domain/account/account-role'
import type { SecondFactorState } from '#domain/account/second-factor'
import { Card } from '../../components/content/card'
import { Row } from '../../components/content/row'
import { isBrowser } from '../../platform/screen/browser'
import {
  openApproveDesk,
  openClaimsDesk,
  openConsole,
  openGrid,
  openSecondFactor,
  openWorkday,
} from './staff-doors'
import type { Me } from './use-me'

const DAY_ROLES: readonly StaffRole[] = [...CLINICAL_ROLES, 'front-desk']
const FUND_ROLES: readonly StaffRole[] = ['claim-reviewer', 'claim-approver', 'fund-custodian']

const SECOND_FACTOR_ZH = {
  'not-needed': '',
  passed: '这次登录验过了',
  required: '还没验证',
  'not-set-up': '还没设置',
} as const satisfies Record<SecondFactorState, string>

/** What staff find on 我的 and families do not: the working day, the console, a desk's log-in. */
export function WorkDoors({ me }: { me: Me }) {
  const staff = me.kind === 'ready' ? me.answer.staff : null
  if (!staff) return null
  const roles = staff.duties.map(({ role }) => role)
  const where = staff.duties
    .map(({ role, organizationName }) => `${organizationName} ${STAFF_ROLE_NAMES_ZH[role]}`)
    .join('；')
  return (
    <Card flush>
      {DAY_ROLES.some((role) => roles.includes(role)) && (
        <Row icon="steth" title="进工作台" sub={where} onTap={openWorkday} />
      )}
      {roles.includes('grid-worker') && <Row icon="pin" title="我的网格" sub={where} onTap={openGrid} />}
      {isBrowser && roles.includes('health-bureau') && (
        <Row icon="gear" title="管理台" sub={where} onTap={openConsole} />
      )}
      {isBrowser && FUND_ROLES.some((role) => roles.includes(role)) && (
        <Row icon="ledger" title="互助金的工作台" sub={where} onTap={openClaimsDesk} />
      )}
      {staff.secondFactor !== 'not-needed' && (
        <Row
          icon="shield"
          title="二次验证"
          value={SECOND_FACTOR_ZH[staff.secondFactor]}
          onTap={openSecondFactor}
        />
      )}
      <Row icon="wifi" title="电脑登录" sub="批准一台没有微信的电脑" onTap={openApproveDesk} />
    </Card>
  )
}
