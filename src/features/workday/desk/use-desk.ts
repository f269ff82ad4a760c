import { useState } from 'react'
import { client } from '../../../api/client'
import { useDayStep } from '../use-day-step'
import { type DeskChange, type DeskChoice, deskChange } from './desk-choices'

/**
 * What the desk does for one person, and what came of it in a sentence.
 *
 * @param onChange hears what the visit is from then on: what showed it was read before
 */
export function useDesk(appointmentId: string, onChange: (change: DeskChange) => void) {
  const [outcome, setOutcome] = useState<string | null>(null)
  const checkIn = useDayStep(client.visit.checkIn.mutate)
  const walkIn = useDayStep(client.visit.admitWalkIn.mutate)
  const noShow = useDayStep(client.visit.markNoShow.mutate)
  const leave = useDayStep(client.visit.leave.mutate)
  const problem = (checkIn.problem ?? walkIn.problem ?? noShow.problem ?? leave.problem) || null

  async function outcomeOf(choice: DeskChoice): Promise<string | null> {
    const whose = { appointmentId }
    if (choice === 'check-in') {
      const arrival = await checkIn.run(whose)
      if (!arrival) return null
      onChange(deskChange(choice))
      return checkedInWords(arrival)
    }
    if (choice === 'walk-in') {
      const seat = await walkIn.run(whose)
      if (!seat) return null
      onChange(deskChange(choice, seat.number))
      return `改成现在看了，新的号是 ${seat.number} 号。`
    }
    if (!(await (choice === 'no-show' ? noShow : leave).run(whose))) return null
    onChange(deskChange(choice))
    return choice === 'no-show' ? '记了爽约。' : '退好了，不算爽约，队伍往前走一位。'
  }

  return {
    outcome,
    busy: checkIn.busy || walkIn.busy || noShow.busy || leave.busy,
    problem: problem && {
      sentence: problem.sentence,
      code: problem.failure.kind === 'refused' ? problem.failure.code : undefined,
    },
    async choose(choice: DeskChoice) {
      for (const step of [checkIn, walkIn, noShow, leave]) step.forget()
      setOutcome(await outcomeOf(choice))
    },
  }
}

function checkedInWords({ ahead, isLate }: { ahead: number; isLate: boolean }): string {
  const place = ahead === 0 ? '下一个就叫到。' : `前面还有 ${ahead} 位。`
  return isLate ? `报到好了，迟到的排在队尾。${place}` : `报到好了。${place}`
}
