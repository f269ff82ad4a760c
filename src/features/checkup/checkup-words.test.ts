import { describe, expect, it } from 'vitest'
import { checkupPlan } from '#domain/checkup/checkup-plan'
import { checkupRules, DEFAULT_CHECKUP_RULES } from '#domain/checkup/checkup-rules'
import { NO_NEWBORN_FACTS } from '#domain/checkup/newborn-risk'
import { addDays, localDate } from '#domain/kernel/time'
import {
  canBook,
  countInWords,
  headlineOf,
  labelledVisits,
  lineAloud,
  tagOf,
  whenInWords,
} from './checkup-words'

const TODAY = localDate('2026-11-22')
const rules = checkupRules(DEFAULT_CHECKUP_RULES, TODAY)

function rowsOf(birthDate: string, visitNos: readonly number[], booked?: string) {
  const born = localDate(birthDate)
  return checkupPlan(
    {
      birthDate: born,
      registeredOn: born,
      newborn: NO_NEWBORN_FACTS,
      done: visitNos.map((visitNo) => ({ id: `c${visitNo}`, visitNo, doneOn: addDays(born, visitNo * 30) })),
      appointments: booked ? [{ id: 'a', day: localDate(booked) }] : [],
    },
    rules,
    TODAY,
  )
}

describe('the one thing to know about the thirteen', () => {
  it.each([
    [
      'missed, can be made up',
      '2025-09-13',
      [1, 2, 3, 4, 5],
      undefined,
      '12 月龄体检错过了，还能补做',
      '约补做',
    ],
    ['due', '2025-11-22', [1, 2, 3, 4, 5], undefined, '12 月龄体检现在可以做', '约体检'],
    ['booked', '2025-09-13', [1, 2, 3, 4, 5], '2026-11-25', '12 月龄体检约好了', '看预约'],
    [
      'a while to go',
      '2025-09-13',
      [1, 2, 3, 4, 5, 6],
      undefined,
      '下一次：18 月龄体检，2027年3月13日前后',
      null,
    ],
    [
      'soon, and seats are out',
      '2026-11-01',
      [1],
      undefined,
      '下一次：满月体检，11月29日 – 12月1日',
      '先约上',
    ],
    ['a newborn at home', '2026-11-20', [], undefined, '新生儿家庭访视，出院后 7 天内上门', null],
    ['a newborn nobody came to', '2026-11-05', [], undefined, '还没有人上门，打电话问问社区', null],
    ['over', '2020-01-01', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], undefined, '13 次都过完了', null],
  ] as const)('%s', (_, birthDate, visitNos, booked, words, actionZh) => {
    const headline = headlineOf(rowsOf(birthDate, visitNos, booked), TODAY)
    expect(headline.strongZh + headline.restZh).toBe(words)
    expect(headline.actionZh).toBe(actionZh)
  })
})

describe('each of the thirteen', () => {
  const rows = rowsOf('2025-09-13', [1, 2, 3, 5])
  const at = (visitNo: number) => {
    const row = rows[visitNo - 1]
    if (!row) throw new Error(`no visit ${visitNo}`)
    return row
  }

  it('has its word, its time and its way', () => {
    expect([tagOf(at(1)).label, whenInWords(at(1), TODAY)]).toEqual(['做过了', '2025年10月13日做的'])
    expect([tagOf(at(4)).label, whenInWords(at(4), TODAY)]).toEqual(['没有做', '时间过了，做下一次就好'])
    expect([tagOf(at(6)).label, whenInWords(at(6), TODAY)]).toEqual(['还能补做', '9月13日前后'])
    expect(rows.filter((row) => canBook(row, TODAY)).map(({ visitNo }) => visitNo)).toEqual([6])
    expect(countInWords(rows)).toBe('做了 4 次')
    expect(lineAloud(rows)).toContain('12 月龄体检还能补做')
  })

  it('calls nothing 异常, and no day of our own a last day', () => {
    const said = rows.map((row) => `${tagOf(row).label}${whenInWords(row, TODAY)}`).join()
    expect(said).not.toMatch(/异常|不正常|截止|之前必须/)
    expect(said).not.toContain(at(6).closesOn.slice(5))
  })

  it('has room for its label: neighbours of the one that matters are silent', () => {
    expect([...labelledVisits(7)].sort((a, b) => a - b)).toEqual([1, 3, 7, 10, 13])
    expect([...labelledVisits(undefined)]).toHaveLength(6)
  })
})
