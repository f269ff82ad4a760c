import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import type { InboxRow } from './inbox-query'
import {
  householdLine,
  householdsOf,
  householdTag,
  householdTitle,
  isAcceptable,
  loadInLines,
  timeLeft,
} from './inbox-words'

const NOW = new Date('2026-10-13T12:20:00+08:00')
const TODAY = localDate('2026-10-13')

const ROW: InboxRow = {
  id: '1',
  householdId: 'a',
  patientId: 'p',
  nameMasked: '周*禾',
  age: '1岁2个月',
  groups: [{ group: 'child-0-6', source: 'age' }],
  packageNames: ['儿童包'],
  relation: 'child',
  signer: 'guardian',
  signerMasked: '林*敏',
  status: 'submitted',
  kind: 'new',
  previous: null,
  gridName: '梧桐路 1 网格',
  dueAt: '2026-10-16T12:06:00+08:00',
  isOverdue: false,
  needsAddress: false,
}
const alone = (part: Partial<InboxRow> = {}) => ({ id: 'a', rows: [{ ...ROW, ...part }] as const })

it.each([
  ['2026-10-16T12:06:00+08:00', '还有 71 小时 46 分', false, false],
  ['2026-10-13T18:20:01+08:00', '还有 6 小时 0 分', false, false],
  ['2026-10-13T14:30:00+08:00', '只剩 2 小时 10 分，超时会告诉组长和居民', true, false],
  ['2026-10-13T12:41:00+08:00', '只剩 21 分钟，超时会告诉组长和居民', true, false],
  ['2026-10-13T12:20:00+08:00', '过了时限，已经告诉组长和居民', true, true],
])('E2 16: until %s says %s', (dueAt, words, isUrgent, isLate) => {
  expect(timeLeft({ status: 'submitted', dueAt }, NOW)).toEqual({ words, isUrgent, isLate })
})

it('owes nobody an answer who is asked or in the queue', () => {
  expect(timeLeft({ status: 'need-info', dueAt: ROW.dueAt }, NOW)).toBeNull()
  expect(timeLeft({ status: 'queued', dueAt: null }, NOW)).toBeNull()
})

it('shows a household as one row', () => {
  const other = { ...ROW, id: '2', householdId: 'b', nameMasked: '陈*芳' }
  const sibling = { ...ROW, id: '3', nameMasked: '周*满', packageNames: ['儿童包', '基础包'] }
  const [household, ...others] = householdsOf([ROW, other, sibling])
  expect(others.map(({ id }) => id)).toEqual(['b'])
  expect(household && householdTitle(household)).toBe('周*禾一家')
  expect(household && householdLine(household, TODAY)).toBe('2 口人 · 梧桐路 1 网格 · 儿童包、基础包')
})

it.each<[string, Partial<InboxRow>, string, string | undefined]>([
  ['of a child', {}, '儿童包 · 监护人林*敏签名', '0–6 岁儿童'],
  [
    'of who changes',
    { kind: 'switch', previous: { teamName: '赵敏团队', endsOn: localDate('2026-10-30') } },
    '儿童包 · 旧团队 10月30日到期',
    '换团队',
  ],
  [
    'E2 6: without a grid',
    { needsAddress: true, gridName: null },
    '地址不在任何网格，要先落户到网格',
    '要核地址',
  ],
  ['E2 12: by a helper', { signer: 'helper' }, '儿童包 · 代填，本人确认过', '0–6 岁儿童'],
  ['nearly late', { dueAt: '2026-10-13T14:30:00+08:00' }, '儿童包 · 监护人林*敏签名', '快超时'],
  ['of nobody’s group', { groups: [], signer: 'self' }, '儿童包 · 本人签名', undefined],
])('says of an application %s', (_, part, line, tag) => {
  expect(householdLine(alone(part), TODAY)).toBe(line)
  expect(householdTag(alone(part), NOW)?.label).toBe(tag)
})

it('lets nothing be taken in at once that has to be looked at first', () => {
  expect(isAcceptable(ROW)).toBe(true)
  expect(isAcceptable({ ...ROW, status: 'queued' })).toBe(true)
  expect(isAcceptable({ ...ROW, needsAddress: true })).toBe(false)
  expect(isAcceptable({ ...ROW, status: 'draft' })).toBe(false)
})

it('E2 3: says for whom the last places are', () => {
  expect(loadInLines({ free: 2, state: 'key-groups-only' })).toBe('还能签 2 人\n只留给重点人群')
})
