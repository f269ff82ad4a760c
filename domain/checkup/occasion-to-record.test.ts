import { describe, expect, it } from 'vitest'
import { localDate } from '../kernel/time'
import { checkupPlan } from './checkup-plan'
import { checkupRules, DEFAULT_CHECKUP_RULES } from './checkup-rules'
import { NO_NEWBORN_FACTS } from './newborn-risk'
import { occasionToRecord } from './occasion-to-record'

const TODAY = localDate('2026-11-22')
const rules = checkupRules(DEFAULT_CHECKUP_RULES, TODAY)

function toRecord(
  birthDate: string,
  visitNos: readonly number[],
  appointment?: { id: string; day: string },
): string | undefined {
  const born = localDate(birthDate)
  const plan = checkupPlan(
    {
      birthDate: born,
      registeredOn: born,
      newborn: NO_NEWBORN_FACTS,
      done: visitNos.map((visitNo) => ({ id: `c${visitNo}`, visitNo, doneOn: born })),
      appointments: appointment ? [{ id: appointment.id, day: localDate(appointment.day) }] : [],
    },
    rules,
    TODAY,
  )
  return occasionToRecord(plan, TODAY)?.code
}

describe('which check-up is written down', () => {
  it.each([
    ['at home, of a child of ten days', '2026-11-12', [], undefined, 'NEWBORN_HOME'],
    ['what is due', '2025-11-22', [1, 2, 3, 4, 5], undefined, 'M12'],
    ['what can be made up', '2025-09-13', [1, 2, 3, 4, 5], undefined, 'M12'],
    ['what the appointment is for', '2025-09-13', [1, 2, 3, 4, 5], { id: 'a', day: '2026-11-22' }, 'M12'],
    ['nothing before the next one opens', '2025-09-13', [1, 2, 3, 4, 5, 6], undefined, undefined],
    [
      'nothing that is booked before it opens',
      '2025-09-13',
      [1, 2, 3, 4, 5, 6],
      { id: 'a', day: '2026-11-22' },
      undefined,
    ],
    [
      'nothing when all are done',
      '2020-06-01',
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      undefined,
      undefined,
    ],
  ] as const)('%s', (_, birthDate, visitNos, appointment, code) => {
    expect(toRecord(birthDate, visitNos, appointment)).toBe(code)
  })
})
