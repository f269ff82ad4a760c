import { describe, expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import {
  contractsOf,
  doctorInWords,
  packagesInWords,
  reviewInWords,
  standingInWords,
  tagOf,
} from './contract-words'
import type { ContractRow } from './use-contracts'

const now = new Date('2026-10-13T09:00:00+08:00')

function row(id: string, of: Partial<ContractRow> = {}): ContractRow {
  return {
    id,
    householdId: 'h',
    patientId: 'child',
    teamId: 't',
    teamName: '何静家庭医生团队',
    organizationName: '城东社区卫生服务中心（示例）',
    status: 'active',
    isChanging: false,
    kind: 'new',
    previousId: null,
    startsOn: localDate('2026-05-13'),
    endsOn: localDate('2027-05-12'),
    endedOn: null,
    endReason: null,
    termYears: 1,
    packageNames: ['儿童包'],
    isTheirsAlone: false,
    reviewDueAt: null,
    isEscalated: false,
    queuePosition: null,
    submittedAt: null,
    signedAt: null,
    canRenew: false,
    ...of,
  }
}

describe('how long the team has (rules D-FD-06)', () => {
  it.each([
    ['on its way', '2026-10-15T10:20:00+08:00', false, '团队 10月15日 10:20 前答复。', false],
    [
      'over a moment ago',
      '2026-10-13T09:00:00+08:00',
      false,
      '过了答复的时限，马上替你催团队组长，报给卫健局。',
      true,
    ],
    [
      'reported',
      '2026-10-12T10:00:00+08:00',
      true,
      '过了答复的时限，已经替你催了团队组长，也报给了卫健局。',
      true,
    ],
  ] as const)('%s', (_what, reviewDueAt, isEscalated, words, isLate) => {
    expect(reviewInWords({ status: 'submitted', reviewDueAt, isEscalated }, now)).toEqual({ words, isLate })
  })

  it('stand still while nothing is owed', () => {
    const asked = { reviewDueAt: '2026-10-15T10:20:00+08:00', isEscalated: false }
    expect(reviewInWords({ ...asked, status: 'need-info' }, now)).toBeNull()
    expect(reviewInWords({ ...asked, status: 'withdrawn' }, now)).toBeNull()
  })
})

describe('where it stands', () => {
  it.each([
    ['a place in the queue', { status: 'queued', queuePosition: 3 }, '现在排第 3 位'],
    ['begins later', { status: 'upcoming', startsOn: localDate('2026-10-20') }, '10月20日 起生效'],
    [
      'never renewed in silence (E2 29)',
      { status: 'expiring', endsOn: localDate('2026-12-01') },
      '不会自动续',
    ],
    ['another team asked for (E2 28)', { isChanging: true }, '换团队的申请在办'],
    [
      'another team signed, the old one cares until its last day (E2 28)',
      { isChanging: true, endedOn: localDate('2026-10-15'), endReason: 'switched' },
      '照常管到 10月15日',
    ],
    [
      'over',
      { status: 'terminated', endedOn: localDate('2026-10-12'), endReason: 'cooling-off' },
      '最后一天是 10月12日。刚签好那几天里退的，全退',
    ],
  ] as const)('%s', (_what, of, words) => {
    expect(standingInWords(row('a', of), now)).toContain(words)
  })

  it('shows that another team is asked for', () => {
    expect(tagOf(row('a', { isChanging: true })).label).toBe('换团队中')
    expect(tagOf(row('a')).label).toBe('履约中')
  })
})

describe('what of a person matters today', () => {
  it('is what runs, beside what is on its way', () => {
    const rows = [row('next', { status: 'submitted' }), row('other', { patientId: 'granny' }), row('runs')]
    const { standing, pending, over } = contractsOf(rows, 'child')
    expect([standing?.id, pending?.id, over]).toEqual(['runs', 'next', null])
  })

  it('is the term that is lived under until the renewed one begins (E2 29)', () => {
    const rows = [row('next', { status: 'upcoming', previousId: 'runs' }), row('runs', { status: 'renewed' })]
    expect(contractsOf(rows, 'child').standing?.id).toBe('runs')
  })

  it('is what is over, while nothing stands', () => {
    const rows = [row('newest', { status: 'rejected' }), row('older', { status: 'expired' })]
    expect(contractsOf(rows, 'child')).toMatchObject({
      standing: null,
      pending: null,
      over: { id: 'newest' },
    })
  })

  it('E2 26: says that the packages of an adult are theirs to read', () => {
    expect(packagesInWords({ packageNames: [], isTheirsAlone: true })).toBe('服务包只给本人看')
    expect(packagesInWords({ packageNames: ['基础包', '儿童包'], isTheirsAlone: false })).toBe(
      '基础包、儿童包',
    )
  })

  it('reads in a row of another page', () => {
    const asked = row('b', { status: 'need-info' })
    expect(doctorInWords(contractsOf([], 'child'))).toBe('还没签')
    expect(doctorInWords(contractsOf([row('a')], 'child'))).toBe('何静团队 · 履约中')
    expect(doctorInWords(contractsOf([asked, row('a')], 'child'))).toBe('何静团队 · 等你补充')
  })
})
