import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_NAMES_ZH, type Service } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDate, localTimeOf } from '#domain/kernel/time'
import { dayInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Chips } from '../../../../components/field/chips'
import { EmptyState } from '../../../../components/page/empty-state'
import { TurnSheet } from '../../../../features/appointment/confirm/turn-sheet'
import { usePlace } from '../../../../features/directory/use-directory'
import { AnswerView } from '../../../../features/page/answer-view'
import {
  CallerSlotChoice,
  type TappedForCaller,
} from '../../../../features/workday/caller/caller-slot-choice'
import { pickForCaller } from '../../../../features/workday/caller/caller-slots'
import {
  type Caller,
  type CallerSlot,
  useBookForCaller,
  useCallerSlots,
} from '../../../../features/workday/caller/use-caller'

interface For {
  patientId: string
  isSelf: boolean
  today: LocalDate
}

export interface BookedHere extends CallerSlot {
  readonly number: number
  readonly service: Service
  readonly place: { readonly name: string; readonly address: string; readonly phone: string }
}

export interface CallerSlotsProps extends For {
  places: Caller['places']
  onBooked: (visit: BookedHere) => void
}

/** Where, for what, when: the place is asked for only where there are several. */
export function CallerSlots({ places, ...props }: CallerSlotsProps) {
  const [tappedPlace, setPlace] = useState<string>()
  const [tappedService, setService] = useState<Service>()
  const organizations = [...new Map(places.map(({ organizationId, name }) => [organizationId, name]))]
  const organizationId = tappedPlace ?? organizations[0]?.[0]
  const services = places.filter((place) => place.organizationId === organizationId)
  const service = services.find((place) => place.service === tappedService)?.service
  if (!organizationId) return <EmptyState title="两周内这里没有门诊" why="排班发布以后才能约。" />
  return (
    <>
      <Card>
        <View className="stack stack--3">
          {organizations.length > 1 && (
            <>
              <Text className="t-strong">去哪里看</Text>
              <Chips
                label="去哪里看"
                chips={organizations.map(([value, label]) => ({ value, label }))}
                selected={organizationId}
                onToggle={setPlace}
              />
            </>
          )}
          <Text className="t-strong">看什么</Text>
          <Chips
            label="看什么"
            chips={services.map((place) => ({
              value: place.service,
              label: SERVICE_NAMES_ZH[place.service],
            }))}
            selected={service}
            onToggle={setService}
          />
        </View>
      </Card>
      {service && (
        <SlotsOf key={`${organizationId} ${service}`} {...props} {...{ organizationId, service }} />
      )}
    </>
  )
}

type SlotsOfProps = Omit<CallerSlotsProps, 'places'> & { organizationId: string; service: Service }

function SlotsOf({ organizationId, service, patientId, isSelf, today, onBooked }: SlotsOfProps) {
  const query = useCallerSlots({ patientId, isSelf, organizationId, service }, today)
  const place = usePlace(organizationId).data
  const [tapped, setTapped] = useState<TappedForCaller>({})
  const booking = useBookForCaller()
  const pick = pickForCaller(query.data?.rows ?? [], tapped)
  const { chosen } = pick
  const take = async (slot: CallerSlot) => {
    if (!place) return
    const seat = await booking.book({ slotId: slot.id, patientId, isSelf })
    if (seat) onBooked({ ...slot, number: seat.number, service, place })
  }
  return (
    <AnswerView state={answerState(query)} loading="正在取号源…" shape="slots" failed="号源没取到">
      {({ rows }) =>
        rows.length === 0 ? (
          <EmptyState title="两周内没有这样的门诊" why="换一个项目看看。" />
        ) : (
          <>
            <CallerSlotChoice
              pick={pick}
              tapped={tapped}
              today={today}
              onTap={(next) => {
                booking.forget()
                setTapped(next)
              }}
            />
            {booking.problem && (
              <Note tone="bad" announced>
                {booking.problem}
              </Note>
            )}
            <Button
              label={chosen ? `约 ${momentOf(chosen, today)}` : '约这个时间'}
              busy={booking.busy}
              {...(chosen && place ? {} : { disabledReason: chosen ? '正在取地址' : '先问对方要几点' })}
              onTap={() => chosen && void take(chosen)}
            />
            <TurnSheet hasList />
          </>
        )
      }
    </AnswerView>
  )
}

function momentOf({ day, start }: CallerSlot, today: LocalDate): string {
  return `${dayInWords(localDate(day), today)} ${localTimeOf(new Date(start))}`
}
