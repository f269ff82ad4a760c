import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { withAnotherTeam } from './unify'
import type { Eligibility } from './use-signing'

const current = {
  contractId: 'c',
  teamId: 'other',
  teamName: '赵强家庭医生团队',
  organizationName: '城西社区卫生服务中心（示例）',
  endsOn: localDate('2027-05-12'),
}
const elsewhere = { code: 'contract_elsewhere', facts: {} } as const

function row(patientId: string, of: Partial<Eligibility> = {}): Eligibility {
  return { patientId, canSign: false, refusal: elsewhere, signer: 'self', current, pending: null, ...of }
}

it('E2 2: offers the team to whom another one cares for, and to nobody else', () => {
  const rows = [
    row('spouse'),
    row('free', { canSign: true, refusal: null, current: null }),
    row('here', { current: { ...current, teamId: 'ours' } }),
    row('waiting', { refusal: { code: 'contract_pending', facts: {} } }),
    row('entrusted', { refusal: { code: 'delegate_not_permitted', facts: {} } }),
  ]
  expect(withAnotherTeam(rows, 'ours')).toEqual([
    { patientId: 'spouse', previousId: 'c', teamName: '赵强家庭医生团队' },
  ])
})
