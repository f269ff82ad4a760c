import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { SERVICES } from '#domain/kernel/healthcare-service'
import { type LocalDate, localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { EmptyState } from '../../../../components/empty-state'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { startInWords } from '../../../../features/appointment/appointment-words'
import { openDoctor } from '../../../../features/appointment/doors'
import { PersonStrip } from '../../../../features/appointment/person-strip'
import { SlotBar } from '../../../../features/appointment/slot-bar'
import { SlotChoice } from '../../../../features/appointment/slot-choice'
import { NOTHING_TAPPED, pickSlot } from '../../../../features/appointment/slot-pick'
import { withoutOwnSlot } from '../../../../features/appointment/slots-of-day'
import { useAppointment } from '../../../../features/appointment/use-appointments'
import { usePersonOfPage } from '../../../../features/appointment/use-person'
import { useSlots } from '../../../../features/appointment/use-slots'
import { DoctorChoice } from '../../../../features/directory/doctor-choice'
import { usePlace } from '../../../../features/directory/use-directory'
import { usePageVisible } from '../../../../platform/page-visible'

/** Choosing a time, for a new visit or for one that moves (`rescheduleId`). */
export default function SlotsPage() {
  const { organizationId = '', rescheduleId, ...named } = useRouter().params
  const service = SERVICES.find((known) => known === named.service) ?? 'sick-visit'
  const { patientId } = usePersonOfPage()
  const visible = usePageVisible()
  const today = localDateOf(serverNow())
  const place = usePlace(organizationId).data
  const [tapped, setTapped] = useState(NOTHING_TAPPED)
  const query = useSlots({ organizationId, service, patientId, replacingId: rescheduleId }, today, visible)
  usePullDownRefresh(() => void query.refetch().finally(() => Taro.stopPullDownRefresh()))

  const moving = useAppointment(rescheduleId ?? null).data
  const all = withoutOwnSlot(query.data?.rows ?? [], moving?.slotId)
  const pick = pickSlot(all, tapped, today)
  return (
    <Page
      title={rescheduleId ? '改时间' : '选时间'}
      bar={
        all.length > 0 && (
          <SlotBar
            pick={pick}
            all={all}
            patientId={patientId}
            rescheduleId={rescheduleId}
            today={today}
            offline={query.isError}
          />
        )
      }
    >
      <PersonStrip patientId={patientId} {...(place ? { caption: place.name } : {})} />
      {rescheduleId && <MovingFrom start={moving?.start} today={today} />}
      <AnswerView
        state={answerState(query)}
        loading="正在取号源…"
        shape="slots"
        failed="号源没取到"
        safe="已经锁定的号不会丢。"
        phone={place?.phone}
      >
        {() =>
          all.length === 0 ? (
            <EmptyState title="这里两周内没有门诊" why="换一家社区，或打电话问问。" />
          ) : (
            <>
              <DoctorChoice
                organizationId={organizationId}
                service={service}
                practitionerIds={[...new Set(all.map((slot) => slot.practitionerId))]}
                chosenId={pick.practitionerId}
                onChoose={(practitionerId) => setTapped({ ...NOTHING_TAPPED, practitionerId })}
                onOpen={openDoctor}
              />
              <SlotChoice all={all} pick={pick} tapped={tapped} today={today} onTap={setTapped} />
            </>
          )
        }
      </AnswerView>
    </Page>
  )
}

/** The old time stays the family's own until the new one is certain (BK-15). */
function MovingFrom({ start, today }: { start: string | undefined; today: LocalDate }) {
  return (
    <Note tone="primary" icon="repeat">
      <View>
        <Text className="t-strong">
          原来的{start ? ` ${startInWords(start, today)} ` : '时间'}还给你留着，
        </Text>
        <Text>改好了才放回去。</Text>
      </View>
    </Note>
  )
}
