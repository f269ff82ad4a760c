import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import type { CheckupRecord } from './checkup-record'
import { DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { tellCheckup } from './tell-checkup'

const RECORD: CheckupRecord = {
  looked: ['physical', 'warning-signs'],
  abnormal: [],
  warningSigns: [],
  feeding: null,
  haemoglobin: null,
  words: '',
  recheckOn: null,
}
const told = (doneOn: string, table = DEFAULT_CHECKUP_RULES, record = RECORD) =>
  tellCheckup({ visitNo: 6, doneOn: localDate(doneOn), record, measures: null }, table)

describe('a check-up as it is told', () => {
  it('asks what the rules of its day asked, though they ask something else by now', () => {
    const later = localDate('2026-06-01')
    const changed = DEFAULT_CHECKUP_RULES.flatMap((rule) =>
      rule.code === 'CH-05'
        ? [
            { ...rule, validTo: later },
            { ...rule, validFrom: later, value: { ages: [{ ageMonths: 12, signs: ['不会招手'] }] } },
          ]
        : [rule],
    )
    const before = told('2026-05-31', changed)
    const after = told('2026-06-01', changed)
    expect(before.signs).toHaveLength(4)
    expect(before.lines).toContainEqual({ nameZh: '发育', valueZh: '问了 4 件这个年龄该会的事，都会' })
    expect(after.signs).toEqual([{ nameZh: '不会招手', isShown: false }])
    expect(after.lines).toContainEqual({ nameZh: '发育', valueZh: '问了 1 件这个年龄该会的事，都会' })
  })

  it('is told also where it is older than the rules', () => {
    expect(told('2012-03-01').nameZh).toBe(told('2026-03-01').nameZh)
  })

  it('names no sign where none was asked', () => {
    expect(told('2026-03-01', DEFAULT_CHECKUP_RULES, { ...RECORD, looked: ['physical'] }).signs).toEqual([])
  })
})
