import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { TOGETHER_MAX } from '#domain/appointment/together'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { client } from '../../../api/client'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { CheckRow } from '../../../components/field/check-row'
import { Sheet } from '../../../components/sheet/sheet'
import { startInWords } from '../booked/appointment-words'
import { openMyAppointments } from '../doors'
import { type OfferedSlot, timeOf } from '../slots/offered-slot'
import { refreshAppointments } from '../use-appointments'
import { slotsTogether } from './together-pick'

export interface TogetherSheetProps {
  /** The one for whom this screen is, and then the others of the family. */
  people: readonly FamilyFace[]
  /** Where they begin. */
  first: OfferedSlot
  slots: readonly OfferedSlot[]
  today: LocalDate
  onClose: () => void
}

/** 连着看: several of a family at one doctor, one after the other, all of them or none (journeys E1 7). */
export function TogetherSheet({ people, first, slots, today, onClose }: TogetherSheetProps) {
  const [chosen, setChosen] = useState(() => people.slice(0, 2).map(({ id }) => id))
  const booking = useWrite(client.appointment.bookTogether.mutate)
  const found = slotsTogether(slots, first, Math.max(chosen.length, 1))
  const timeFor = (id: string) => {
    const slot = found?.[chosen.indexOf(id)]
    return slot ? `${timeOf(slot.start)} ${slot.practitionerName}` : ''
  }
  const toggle = (id: string, isChosen: boolean) =>
    setChosen((before) => (isChosen ? [...before, id] : before.filter((other) => other !== id)))
  const book = () =>
    found &&
    booking.mutate(
      { slotIds: found.map(({ id }) => id), patientIds: chosen },
      {
        onSuccess: () => {
          onClose()
          openMyAppointments()
        },
        onSettled: refreshAppointments,
      },
    )
  const dead = deadReason(chosen.length, found)
  return (
    <Sheet open title="一起看，连着的号" onClose={onClose}>
      <View className="stack stack--3">
        <Text className="t-2">
          从{startInWords(first.start, today)} 起，一个接一个看。要么都约上，要么一个都不约。
        </Text>
        <View>
          {people.map(({ id, name }) => (
            <CheckRow
              key={id}
              title={name}
              {...(chosen.includes(id) && found ? { sub: timeFor(id) } : {})}
              checked={chosen.includes(id)}
              onChange={(isChosen) => toggle(id, isChosen)}
            />
          ))}
        </View>
        {booking.error && (
          <Note tone="bad" announced>
            {failureSentence(booking.error)}
          </Note>
        )}
        <Button
          label="一起约好"
          busy={booking.isPending}
          {...(dead ? { disabledReason: dead } : {})}
          onTap={book}
        />
      </View>
    </Sheet>
  )
}

function deadReason(children: number, found: readonly OfferedSlot[] | null): string | undefined {
  if (children < 2) return '至少选两个人'
  if (children > TOGETHER_MAX) return `一次最多 ${TOGETHER_MAX} 个人`
  return found ? undefined : '后面没有挨着的号，换个开始时间'
}
