import { describe, expect, test } from 'vitest'
import { localDate } from '#domain/kernel/time'
import { askerInWords, guardiansInWords } from './guardianship-words'
import { mergeVerdicts } from './merge-verdicts'
import { comparedSides, type MergeQuestion, movesInWords } from './merge-words'

const side = (
  name: string,
  hangs: Partial<MergeQuestion['brought']> = {},
): NonNullable<MergeQuestion['holder']> => ({
  name,
  nameIsTemporary: false,
  birthDate: localDate('2026-11-05'),
  sex: 'male',
  documentType: 'birth-certificate',
  documentMasked: 'Q****001',
  guardians: 1,
  guardianNames: ['林*敏'],
  appointments: 0,
  visits: 0,
  entries: 0,
  contracts: 0,
  coverages: 0,
  claims: 0,
  ...hangs,
})

const question = (over: Partial<MergeQuestion> = {}): MergeQuestion => ({
  id: 'one',
  status: 'open',
  reason: 'document-taken',
  documentType: 'resident-id',
  documentMasked: '510183********0027',
  createdAt: '2026-11-21T10:00:00+08:00',
  decidedAt: null,
  document: { birthDate: localDate('2026-11-05'), sex: 'male' },
  name: null,
  brought: side('林晓敏之子', { nameIsTemporary: true }),
  holder: side('周满', { appointments: 2, coverages: 1, guardianNames: [null] }),
  after: {
    survivor: 'brought',
    name: '周满',
    nameIsTemporary: false,
    birthDate: localDate('2026-11-05'),
    sex: 'male',
    documentType: 'resident-id',
    documentMasked: '510183********0027',
    guardians: 2,
    guardiansMax: 4,
  },
  ...over,
})

describe('two rows of one person', () => {
  test('say what moves to the row that stays, whichever that is', () => {
    expect(movesInWords(question())).toBe('预约 2、互助保障 1')
    const { after } = question()
    expect(movesInWords(question({ after: { ...after, survivor: 'holder' } }))).toBe('没有要搬的')
  })

  test('are compared where they must agree, and counted where something hangs on them', () => {
    const facts = comparedSides(question())
    expect(facts.find(({ key }) => key === 'name')).toMatchObject({
      left: '林晓敏之子（还没取名）',
      right: '周满',
      isWeighed: true,
    })
    expect(facts.map(({ label }) => label)).toEqual([
      '姓名',
      '出生日期',
      '性别',
      '证件',
      '现在的监护人',
      '预约',
      '互助保障',
    ])
  })

  test('need a yes of the guardians of either side, and cannot have more guardians than a child may', () => {
    const [together] = mergeVerdicts(question())
    expect(together?.checks.slice(1)).toEqual([
      '交证件这边的监护人同意：林*敏',
      '已有证件那边的监护人同意：1 位没登记姓名',
    ])
    expect(together).toMatchObject({ isGrave: true, refused: undefined })
    const { after } = question()
    const [tooMany] = mergeVerdicts(question({ after: { ...after, guardians: 5 } }))
    expect(tooMany?.refused).toContain('合起来有 5 位监护人，最多 4 位')
  })
})

test('a document of another birthday is compared with the one row there is', () => {
  const document = { birthDate: localDate('2026-11-06'), sex: 'male' } as const
  const alone = question({ reason: 'birth-date-differs', holder: null, document })
  expect(comparedSides(alone)).toContainEqual({
    key: 'birth',
    label: '出生日期',
    left: '2026-11-05',
    right: '2026-11-06',
    isWeighed: true,
  })
  expect(mergeVerdicts(alone).map(({ label }) => label)).toEqual([
    '是这个人的证件，按证件改',
    '不是这个人的证件',
  ])
})

test('people are named as far as they have said who they are', () => {
  expect(askerInWords({ nameMasked: '陈*诚', phoneMasked: '138****5678' })).toBe('陈*诚 138****5678')
  expect(askerInWords({ nameMasked: null, phoneMasked: null })).toBe('没登记本人 没绑手机号')
  expect(guardiansInWords(['林*敏', null])).toBe('林*敏、另外 1 位')
  expect(guardiansInWords([])).toBe('没有')
})
