import { expect, it } from 'vitest'
import { localDate } from '#domain/kernel/time'
import {
  caseInWords,
  inOrder,
  monthInWords,
  placeOf,
  type ServiceTask,
  seqInWords,
  titleOf,
  whenInWords,
} from './progress-words'

const today = localDate('2026-10-13')

function task(taskId: string, of: Partial<ServiceTask> = {}): ServiceTask {
  return {
    taskId,
    itemCode: 'phone-follow-up',
    nameZh: '电话随访',
    seqNo: 1,
    opensOn: localDate('2026-10-01'),
    dueOn: localDate('2026-10-31'),
    status: 'open',
    doneOn: null,
    by: null,
    entryKind: null,
    entryId: null,
    note: null,
    denied: null,
    answer: null,
    bookable: false,
    ...of,
  }
}

it.each([
  ['2026-10-13', '签约第 1 个月'],
  ['2026-05-13', '签约第 6 个月'],
  ['2026-05-14', '签约第 5 个月'],
  ['2026-11-01', '11月1日 起生效'],
] as const)('signed from %s: %s', (startsOn, words) => {
  expect(monthInWords(localDate(startsOn), today)).toBe(words)
})

it('puts what can be done now first, then what was done, then what comes', () => {
  const rows = [
    task('comes', { opensOn: localDate('2027-01-01') }),
    task('was first', { status: 'done', doneOn: localDate('2026-07-02') }),
    task('now'),
    task('was last', { status: 'done', doneOn: localDate('2026-09-20') }),
    task('late', { dueOn: localDate('2026-10-12') }),
  ]
  expect(inOrder(rows, today).map(({ taskId }) => taskId)).toEqual([
    'late',
    'now',
    'was last',
    'was first',
    'comes',
  ])
  expect(placeOf(task('opens today', { opensOn: today }), today)).toBe('now')
})

it.each([
  ['done', { status: 'done', doneOn: localDate('2026-09-20') }, '9月20日'],
  ['owed until', {}, '10月31日 前'],
  ['on its last day still on time', { dueOn: today }, '10月13日 前'],
  ['late', { dueOn: localDate('2026-10-12') }, '本该 10月12日 前做，团队欠着'],
  [
    'a check-up has days, and no deadline',
    { itemCode: 'child-checkup', opensOn: localDate('2026-10-01') },
    '10月1日 – 10月31日',
  ],
  ['this year', { opensOn: localDate('2026-12-01') }, '12月'],
  ['another year', { opensOn: localDate('2027-01-05') }, '2027年1月'],
] as const)('%s', (_what, of, words) => {
  expect(whenInWords(task('t', of), today)).toBe(words)
})

it('names who gave it, and the how-manieth it is of several', () => {
  const [one, two] = [task('a'), task('b', { seqNo: 2 })]
  expect(titleOf(task('a', { by: '赵护士' }))).toBe('电话随访 · 赵护士')
  expect(titleOf(one)).toBe('电话随访')
  expect(seqInWords(two, [one, two])).toBe('第 2 次，共 2 次')
  expect(seqInWords(one, [one])).toBeNull()
})

it('says what became of a service that was never given (E2 31)', () => {
  expect(caseInWords(task('a'))).toBeNull()
  expect(caseInWords(task('a', { denied: 'open' }))).toBe('你说没做过，正在核实')
  expect(caseInWords(task('a', { denied: 'upheld', answer: '记录对不上。' }))).toBe(
    '核实了：没做过，不算数，团队要补。记录对不上。',
  )
})
