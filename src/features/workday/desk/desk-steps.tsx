import { Text } from '@tarojs/components'
import { useState } from 'react'
import type { AppointmentStatus } from '#domain/appointment/status'
import { serverNow } from '../../../api/server-clock'
import { spoken } from '../../../components/accessibility/accessibility'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { type DeskChange, type DeskChoice, deskChoices } from './desk-choices'
import { useDesk } from './use-desk'

export interface DeskStepsProps {
  visit: { readonly appointmentId: string; readonly status: AppointmentStatus; readonly start: string }
  /** What the visit is from now on: whatever shows it was read before. */
  onChange: (change: DeskChange) => void
  /** After the result, the way to who comes next; left out where another button is that. */
  onNext?: () => void
}

const BUTTONS: Readonly<Record<DeskChoice, { label: string; kind: 'primary' | 'secondary' | 'danger' }>> = {
  'check-in': { label: '报到', kind: 'primary' },
  'walk-in': { label: '现在就看', kind: 'primary' },
  'no-show': { label: '没来，记爽约', kind: 'danger' },
  leave: { label: '不看了，退号', kind: 'secondary' },
}

/** One large 报到 for a visit of today, what else may be done, and what came of it. */
export function DeskSteps({ visit, onChange, onNext }: DeskStepsProps) {
  const desk = useDesk(visit.appointmentId, onChange)
  const choices = deskChoices(visit, serverNow(), desk.problem?.code)
  const [isLeaveAsked, setLeaveAsked] = useState(false)
  const choose = (choice: DeskChoice) => {
    // A visit that is given back is gone: one tap beside 报到 is not enough.
    if (choice === 'leave' && !isLeaveAsked) setLeaveAsked(true)
    else void desk.choose(choice)
  }
  return (
    <>
      {desk.problem && (
        <Note tone="wait" announced>
          {desk.problem.sentence}
        </Note>
      )}
      {desk.outcome ? (
        <>
          <Text className="t-h2" {...spoken({ role: 'alert' })}>
            {desk.outcome}
          </Text>
          {onNext && <Button label="下一位" onTap={onNext} />}
        </>
      ) : (
        <>
          {choices.sentence && <Text className="t-body">{choices.sentence}</Text>}
          {choices.offered.map((choice) => (
            <Button
              key={choice}
              {...BUTTONS[choice]}
              {...(choice === 'leave' && isLeaveAsked ? { label: '确定退号，不算爽约' } : {})}
              busy={desk.busy}
              onTap={() => choose(choice)}
            />
          ))}
        </>
      )}
    </>
  )
}
