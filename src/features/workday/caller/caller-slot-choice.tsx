import { Text, View } from '@tarojs/components'
import { type LocalDate, localTimeOf } from '#domain/kernel/time'
import { Card } from '../../../components/content/card'
import { Chips } from '../../../components/field/chips'
import { type CallerPick, dayOnChip, refusalAloud } from './caller-slots'
import type { CallerSlot } from './use-caller'

export interface TappedForCaller {
  readonly practitionerId?: string
  readonly day?: string
  readonly slotId?: string
}

export interface CallerSlotChoiceProps {
  pick: CallerPick<CallerSlot>
  tapped: TappedForCaller
  today: LocalDate
  onTap: (tapped: TappedForCaller) => void
}

/** With whom, on which day and at what time; and what to answer when the time that is asked for cannot be had. */
export function CallerSlotChoice({ pick, tapped, today, onTap }: CallerSlotChoiceProps) {
  const { doctors, practitionerId, days, day, free, chosen, reasons } = pick
  return (
    <Card>
      <View className="stack stack--3">
        {doctors.length > 1 && (
          <>
            <Text className="t-strong">找哪位医生</Text>
            <Chips
              label="找哪位医生"
              chips={doctors.map(({ id, name }) => ({ value: id, label: name }))}
              selected={practitionerId ?? undefined}
              onToggle={(id) => onTap({ practitionerId: id })}
            />
          </>
        )}
        <Text className="t-strong">{doctors.length === 1 ? `${doctors[0]?.name} · 哪一天` : '哪一天'}</Text>
        <Chips
          label="哪一天"
          chips={days.map((one) => ({
            value: one.day,
            label: one.free > 0 ? dayOnChip(one.day, today) : `${dayOnChip(one.day, today)} 约不了`,
          }))}
          selected={day ?? undefined}
          onToggle={(value) => onTap({ ...(practitionerId ? { practitionerId } : {}), day: value })}
        />
        <Text className="t-strong">几点</Text>
        {free.length > 0 ? (
          <Chips
            label="几点"
            chips={free.map(({ id, start }) => ({ value: id, label: localTimeOf(new Date(start)) }))}
            selected={chosen?.id}
            onToggle={(slotId) => onTap({ ...tapped, ...(day ? { day } : {}), slotId })}
          />
        ) : (
          <Text className="t-2">这一天没有能约的时间，换一天看看。</Text>
        )}
        {reasons.map(({ times, refusal }) => (
          <Text key={refusal.code} className="t-sub">
            {times}：{refusalAloud(refusal)}
          </Text>
        ))}
      </View>
    </Card>
  )
}
