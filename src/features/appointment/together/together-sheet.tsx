import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { TOGETHER_MAX } from '#domain/appointment/together'
import type { LocalDate } from '#domain/kernel/time'
import type { FamilyFace } from '#domain/patient/family-face'
import { client } from '../../../api/client'
import { errorMessage } from '../../../api/error-messages'
import { failureSentence } from '../../../api/failure-of'
import { useWrite } from '../../../api/use-write'
import { Button } from '../../../components/action/button'
import { Note } from '../../../components/content/note'
import { CheckRow } from '../../../components/field/check-row'
import { LoadingState } from '../../../components/page/loading-state'
import { Sheet } from '../../../components/sheet/sheet'
import { startInWords } from '../booked/appointment-words'
import { openAddMember, openMyAppointments } from '../doors'
import { type OfferedSlot, timeOf } from '../slots/offered-slot'
import { refreshAppointments } from '../use-appointments'
import { firstChosen, slotsTogether } from './together-pick'
import { type SiblingChoice, useSiblings } from './use-siblings'

export interface TogetherSheetProps {
  choice: SiblingChoice
  /** The one for whom this screen is. */
  child: FamilyFace
  /** The other children of the family. */
  others: readonly FamilyFace[]
  /** Where they begin. */
  first: OfferedSlot
  slots: readonly OfferedSlot[]
  today: LocalDate
  onClose: () => void
}

/** 连着看: several children of a family at one doctor, one after the other, all of them or none (journeys E1 7). */
export function TogetherSheet(props: TogetherSheetProps) {
  const { others, onClose } = props
  return (
    <Sheet open title="一起看，连着的号" onClose={onClose}>
      {others.length > 0 ? (
        <Siblings {...props} />
      ) : (
        <View className="stack stack--3">
          <Text className="t-2">连着约只给孩子，你的家庭里没有别的孩子。大人的号请单独约。</Text>
          <Button label="添加一个孩子" kind="secondary" onTap={openAddMember} />
        </View>
      )}
    </Sheet>
  )
}

function Siblings({ choice, child, others, first, slots, today, onClose }: TogetherSheetProps) {
  const ids = others.map(({ id }) => id)
  const siblings = useSiblings(ids, choice, first)
  const [ticked, setTicked] = useState<readonly string[] | null>(null)
  const booking = useWrite(client.appointment.bookTogether.mutate)
  if (!siblings) return <LoadingState label="正在看谁能一起来…" count={1} />
  const chosen = ticked ?? firstChosen(child.id, siblings)
  const found = slotsTogether(slots, first, Math.max(chosen.length, 1))
  const whyNot = (id: string) => siblings.find((sibling) => sibling.id === id)?.refusal
  const timeFor = (id: string) => {
    const slot = found?.[chosen.indexOf(id)]
    return slot ? { sub: `${timeOf(slot.start)} ${slot.practitionerName}` } : {}
  }
  const book = () =>
    found &&
    booking.mutate(
      { slotIds: found.map(({ id }) => id), patientIds: [...chosen] },
      {
        onSuccess: () => {
          onClose()
          openMyAppointments()
        },
        onSettled: refreshAppointments,
      },
    )
  const dead = siblings.every(({ refusal }) => refusal)
    ? '没有别的孩子这时能一起看，原因在名字下面'
    : deadReason(chosen.length, found)
  return (
    <View className="stack stack--3">
      <Text className="t-2">
        从{startInWords(first.start, today)} 起，一个接一个看。要么都约上，要么一个都不约。
      </Text>
      <View>
        {[child, ...others].map(({ id, name }) => {
          const refusal = whyNot(id)
          return (
            <CheckRow
              key={id}
              title={name}
              checked={chosen.includes(id)}
              {...(refusal ? { disabledReason: errorMessage(refusal.code, refusal.facts) } : timeFor(id))}
              onChange={(isChosen) =>
                setTicked((now) => withOrWithout(now ?? firstChosen(child.id, siblings), id, isChosen))
              }
            />
          )
        })}
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
  )
}

function withOrWithout(chosen: readonly string[], id: string, isChosen: boolean): readonly string[] {
  const others = chosen.filter((other) => other !== id)
  return isChosen ? [...others, id] : others
}

function deadReason(children: number, found: readonly OfferedSlot[] | null): string | undefined {
  if (children < 2) return '至少选两个孩子'
  if (children > TOGETHER_MAX) return `一次最多 ${TOGETHER_MAX} 个孩子`
  return found ? undefined : '后面没有挨着的号，换个开始时间'
}
