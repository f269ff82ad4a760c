import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { type LocalDate, localDate, localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { Note } from '../../../../components/content/note'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { startInWords } from '../../../../features/appointment/booked/appointment-words'
import { SlotBar } from '../../../../features/appointment/confirm/slot-bar'
import { TurnSheet } from '../../../../features/appointment/confirm/turn-sheet'
import {
  openAddMember,
  openDoctor,
  openLogin,
  openMyAppointments,
  serviceNamed,
} from '../../../../features/appointment/doors'
import type { OfferedSlot } from '../../../../features/appointment/slots/offered-slot'
import { SlotChoice } from '../../../../features/appointment/slots/slot-choice'
import { NOTHING_TAPPED } from '../../../../features/appointment/slots/slot-pick'
import { useSlotPick } from '../../../../features/appointment/slots/use-slot-pick'
import { TogetherDoor } from '../../../../features/appointment/together/together-door'
import { DoctorChoice } from '../../../../features/directory/doctor-choice'
import { usePlace } from '../../../../features/directory/use-directory'
import { ReminderCard } from '../../../../features/message/reminder-card'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { JoinSheet } from '../../../../features/waitlist/join-sheet'
import { showWaitingFirst } from '../../../../features/waitlist/waiting-first'
import { waitChoices } from '../../../../features/waitlist/waitlist-words'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'
import { AlreadyBooked } from './already-booked'

/** Choosing a time, for a new visit or for one that moves (`rescheduleId`). */
export default function SlotsPage() {
  const { organizationId = '', rescheduleId, service: named } = useRouter().params
  const service = serviceNamed(named)
  const { patientId } = usePersonOfPage()
  const today = localDateOf(serverNow())
  const place = usePlace(organizationId).data
  const choice = { organizationId, service, patientId, replacingId: rescheduleId }
  const { query, all, pick, tapped, setTapped, moving } = useSlotPick(choice, today)
  const { people, isLoggedIn } = useFamily()
  const face = people.kind === 'ready' ? people.answer.find(({ id }) => id === patientId) : undefined
  const [waited, setWaited] = useState<OfferedSlot | null>(null)
  const wait = (slot: OfferedSlot) => {
    if (!isLoggedIn) openLogin()
    else if (patientId) setWaited(slot)
    else openAddMember()
  }
  const seeMine = () => {
    showWaitingFirst()
    openMyAppointments()
  }
  const isStopped = moving?.status === 'suspended'
  usePullToRefresh(query.refetch)
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
      {rescheduleId && (isStopped ? <StoppedNote /> : <MovingFrom start={moving?.start} today={today} />)}
      {!rescheduleId && <AlreadyBooked {...{ patientId, service, today }} name={face?.name} />}
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
              <SlotChoice
                organizationId={organizationId}
                all={all}
                pick={pick}
                tapped={tapped}
                today={today}
                onTap={setTapped}
                onWait={rescheduleId && !isStopped ? undefined : wait}
              >
                {!rescheduleId && !query.isError && (
                  <TogetherDoor
                    choice={{ organizationId, service }}
                    patientId={patientId}
                    first={pick.chosen}
                    slots={pick.slots}
                    today={today}
                  />
                )}
              </SlotChoice>
            </>
          )
        }
      </AnswerView>
      {waited && face && (
        <JoinSheet
          key={waited.id}
          patientId={face.id}
          name={face.name}
          organizationId={organizationId}
          service={service}
          practitioner={{ id: waited.practitionerId, name: waited.practitionerName }}
          day={localDate(waited.day)}
          choices={waitChoices(waited, all, lastOpenDay(all))}
          today={today}
          reminder={<ReminderCard onlyInWechat templates={['waitlist-offered']} />}
          onClose={() => setWaited(null)}
          onSeeMine={seeMine}
        />
      )}
      <TurnSheet hasList={query.data !== undefined} />
    </Page>
  )
}

/** The last day of which seats have been given out: nobody can wait for more. */
function lastOpenDay(slots: readonly OfferedSlot[]): string {
  const notYet = ['slot_not_released', 'slot_outside_window']
  const open = slots.filter(({ refusal }) => !refusal || !notYet.includes(refusal.code))
  return open.map(({ day }) => day).reduce((a, b) => (a > b ? a : b), '')
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

/** BK-16: there is no old time to keep; and whoever waits now stands before the others. */
function StoppedNote() {
  return (
    <Note tone="primary" icon="repeat">
      <View>
        <Text className="t-strong">医生停诊了，选一个新的时间。</Text>
        <Text>满了的点一下等退号，你排在前面。</Text>
      </View>
    </Note>
  )
}
