import { Text } from '@tarojs/components'
import { useState } from 'react'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Link } from '../../../../components/action/link'
import { Note } from '../../../../components/content/note'
import { Segment } from '../../../../components/field/segment'
import { Page } from '../../../../components/page/page'
import { BookedForCaller } from '../../../../features/appointment/caller/booked-for-caller'
import { toldCaller } from '../../../../features/appointment/caller/told-caller'
import { SeenPerson } from '../../../../features/card-scan/seen-person'
import type { SeenPerson as Seen } from '../../../../features/card-scan/use-card-scan'
import { AnswerView } from '../../../../features/page/answer-view'
import { CallerVisits } from '../../../../features/workday/caller/caller-visits'
import { useCaller } from '../../../../features/workday/caller/use-caller'
import { type BookedHere, CallerSlots } from './caller-slots'

const SPEAKERS = [
  { value: 'self', label: '本人' },
  { value: 'family', label: '家人代打' },
] as const

export interface CallerBookingProps {
  person: Seen
  title: string
  /** The next one rings. */
  onNext: () => void
}

/** Somebody who was found: what they have booked, and a time for what they ring for. */
export function CallerBooking({ person, title, onNext }: CallerBookingProps) {
  const { patientId } = person
  const [speaker, setSpeaker] = useState<'self' | 'family'>('self')
  const [booked, setBooked] = useState<BookedHere | null>(null)
  const today = localDateOf(serverNow())
  const query = useCaller(patientId)
  if (booked) {
    return (
      <Page title={title}>
        <BookedForCaller
          nameMasked={person.nameMasked}
          lines={toldCaller(booked, today)}
          isTold={query.data?.isTold ?? false}
          onNext={onNext}
        />
      </Page>
    )
  }
  return (
    <Page title={title}>
      <SeenPerson person={person}>
        <Text className="t-sub">谁在打电话</Text>
        <Segment label="谁在打电话" parts={SPEAKERS} selected={speaker} onSelect={setSpeaker} />
      </SeenPerson>
      <AnswerView state={answerState(query)} loading="正在看约了什么…" failed="约了什么没取到">
        {({ visits, places, isTold }) => (
          <>
            {!isTold && <Note tone="info">对方没有能收消息的手机：约好以后念给对方听。</Note>}
            {visits.length > 0 && <CallerVisits visits={visits} today={today} />}
            <CallerSlots
              places={places}
              patientId={patientId}
              isSelf={speaker === 'self'}
              today={today}
              onBooked={setBooked}
            />
          </>
        )}
      </AnswerView>
      <Link label="查错人了，重新查" opens onTap={onNext} />
    </Page>
  )
}
