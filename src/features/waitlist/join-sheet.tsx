import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Service } from '#domain/kernel/healthcare-service'
import type { LocalDate } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import type { HalfDay } from '#domain/waitlist/waitlist-entry'
import { failureSentence } from '../../api/failure-of'
import { Button } from '../../components/action/button'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { Sheet } from '../../components/sheet/sheet'
import { useElderMode } from '../../theme/elder-mode'
import { usePublishedLine, useWaitlistWrites } from './use-waitlist'
import { HALF_DAY_WORDS, placeInWords, type WaitChoices } from './waitlist-words'

export interface JoinSheetProps {
  patientId: string
  name: string
  organizationId: string
  service: Service
  practitioner: { id: string; name: string }
  day: LocalDate
  choices: WaitChoices
  today: LocalDate
  /** Once they wait: that WeChat may tell them of a seat. */
  reminder?: ReactNode
  onClose: () => void
  /** To the family's own places in line. */
  onSeeMine: () => void
}

/** Waiting for a seat of a full day: with whom, which days, which half; and before that how it goes. */
export function JoinSheet(props: JoinSheetProps) {
  const { patientId, organizationId, service, practitioner, day, choices, today, onClose } = props
  const { elder } = useElderMode()
  const [who, setWho] = useState<'doctor' | 'any'>('doctor')
  const [toDay, setToDay] = useState<LocalDate>(day)
  const [halfDay, setHalfDay] = useState<HalfDay>(choices.halfDays[0] ?? 'any')
  const [problem, setProblem] = useState<string | null>(null)
  const [isJoined, setJoined] = useState(false)
  const line = usePublishedLine({ organizationId, service, practitionerId: practitioner.id }).data
  const { join, busy } = useWaitlistWrites()
  const send = async () => {
    setProblem(null)
    const practitionerId = who === 'doctor' ? practitioner.id : null
    try {
      await join({ patientId, organizationId, service, practitionerId, fromDay: day, toDay, halfDay })
      setJoined(true)
    } catch (error) {
      setProblem(failureSentence(error))
    }
  }
  if (isJoined) return <Joined {...props} />
  return (
    <Sheet open title={elder ? '排队等号' : '候补'} onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-body">
          给{props.name}等{dayInWords(day, today)}的号。{line && `现在${placeInWords(line.waiting + 1)}。`}
        </Text>
        <Chips
          label="等谁的号"
          chips={[
            { value: 'doctor', label: practitioner.name },
            ...(service === 'sick-visit' ? [{ value: 'any' as const, label: '任一认证儿科医生' }] : []),
          ]}
          selected={who}
          onToggle={setWho}
        />
        {choices.untilDays.length > 1 && (
          <Chips
            label="等哪几天"
            chips={choices.untilDays.map((until) => ({
              value: until,
              label: until === day ? '只要这一天' : `到${dayInWords(until, today)}都行`,
            }))}
            selected={toDay}
            onToggle={setToDay}
          />
        )}
        <Chips
          label="上午还是下午"
          chips={choices.halfDays.map((value) => ({ value, label: HALF_DAY_WORDS[value] }))}
          selected={halfDay}
          onToggle={setHalfDay}
        />
        <Note tone="info">
          有人退号，按公开的顺序一位一位问。
          {line &&
            `问到你，号给你留 ${line.rule.offerMinutes} 分钟；夜里问的，${line.rule.quietAnswerBy} 前答复就行。`}
          不要也没关系，位置还在。
        </Note>
        {problem && (
          <Note tone="bad" announced>
            {problem}
          </Note>
        )}
        <Button label={elder ? '开始排队' : '排候补'} busy={busy} onTap={() => void send()} />
      </View>
    </Sheet>
  )
}

function Joined({ name, day, today, reminder, onClose, onSeeMine }: JoinSheetProps) {
  return (
    <Sheet open title="排上了" onClose={onClose}>
      <View className="stack stack--3">
        <Note tone="ok" announced>
          {name}在等{dayInWords(day, today)}的号。轮到了，“消息”里告诉你，“预约”里能看到排到哪。
        </Note>
        {reminder}
        <Button label="看排到哪了" onTap={onSeeMine} />
        <Button label="好" kind="secondary" onTap={onClose} />
      </View>
    </Sheet>
  )
}
