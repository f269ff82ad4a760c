import { Text, View } from '@tarojs/components'
import { localDateOf } from '#domain/kernel/time'
import { entryIn, idIn } from '#domain/message/message-facts'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { Button } from '../../../../components/action/button'
import { Link } from '../../../../components/action/link'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import {
  openDetail,
  openFamily,
  openLogin,
  openMyAppointments,
  openSurvey,
} from '../../../../features/appointment/doors'
import { openWorkday } from '../../../../features/auth/staff-doors'
import { openCheckups } from '../../../../features/checkup/doors'
import { openClaim, openPublicity } from '../../../../features/claim/doors'
import { openContract, openMyTeam } from '../../../../features/contract/doors'
import { openChat, openConversation } from '../../../../features/conversation/doors'
import { openCard } from '../../../../features/health-card/doors'
import { openVaccines } from '../../../../features/immunization/doors'
import { InboxList } from '../../../../features/message/inbox-list'
import { type MessageDoor, messageDoor } from '../../../../features/message/message-door'
import { ReminderCard } from '../../../../features/message/reminder-card'
import { type InboxMessage, useInbox } from '../../../../features/message/use-inbox'
import { openPolicy } from '../../../../features/mutual-aid/doors'
import { AnswerView } from '../../../../features/page/answer-view'
import { openPayment } from '../../../../features/payment/doors'
import { openPrivacyPage } from '../../../../features/privacy/doors'
import { openEntry, openRecordPage } from '../../../../features/record/doors'
import { openReferralDesk, openReferrals } from '../../../../features/referral/doors'
import { openCases, openInbox, openTeamSettings } from '../../../../features/team-day/team-doors'
import { choosePatient } from '../../../../platform/kept/chosen-patient'
import { openTab } from '../../../../platform/screen/open-page'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

/** 消息: everything that was told; a tap opens what it is about. */
export default function InboxPage() {
  const { isLoggedIn, state, refetch, more, read } = useInbox()
  const { people } = useFamily()
  usePullToRefresh(refetch)

  function open(message: InboxMessage): void {
    if (message.readAt === null) read([message.id])
    DOORS[messageDoor(message.kind)](message)
  }

  if (!isLoggedIn) {
    return (
      <Page title="消息">
        <EmptyState
          title="还没有登录"
          why="登录以后，约号和看病的消息都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  const unread = unreadIds(state)
  return (
    <Page title="消息" aside={unread.length > 0 && <Link label="都读过了" onTap={() => read(unread)} />}>
      <AnswerView state={state} loading="正在取你的消息…" failed="消息没取到" safe="消息不会丢。">
        {({ pages }, offline) => (
          <>
            <InboxList
              messages={pages.flatMap(({ rows }) => rows)}
              people={people.kind === 'ready' ? people.answer : []}
              today={localDateOf(serverNow())}
              onOpen={open}
            />
            {more && !offline ? (
              <Button kind="quiet" size="medium" label="看更早的" busy={more.loading} onTap={more.load} />
            ) : (
              pages.some(({ rows }) => rows.length > 0) && (
                <View className="t-center">
                  <Text className="t-cap">就这些了</Text>
                </View>
              )
            )}
            {!offline && (
              <ReminderCard
                onlyInWechat
                templates={['appointment-booked', 'appointment-reminder', 'appointment-suspended']}
              />
            )}
          </>
        )}
      </AnswerView>
    </Page>
  )
}

/** What can be marked as read: what is shown, while there is a network to say so. */
function unreadIds(state: ReturnType<typeof useInbox>['state']): readonly string[] {
  if (state.kind !== 'ready' || state.storedAt !== undefined) return []
  const messages = state.answer.pages.flatMap(({ rows }) => rows)
  return messages.filter(({ readAt }) => readAt === null).map(({ id }) => id)
}

const DOORS: Readonly<Record<MessageDoor, (message: InboxMessage) => void>> = {
  visit: ({ appointmentId }) => openAbout(appointmentId, openDetail),
  waitlist: () => openMyAppointments(),
  survey: ({ appointmentId }) => openAbout(appointmentId, openSurvey),
  family: () => openFamily(false),
  'access-log': ({ patientId }) => openLooksAt(patientId),
  checkups: ({ patientId }) => openAbout(patientId, openCheckups),
  vaccines: ({ patientId }) => openAbout(patientId, openVaccines),
  card: ({ patientId }) => openAbout(patientId, openCard),
  'my-team': ({ patientId }) => openAbout(patientId, openMyTeam),
  contract: ({ patientId, facts }) => {
    const contractId = idIn(facts, 'contractId')
    if (contractId) openContract(contractId)
    else openAbout(patientId, openMyTeam)
  },
  chat: ({ patientId, facts }) => {
    const conversationId = idIn(facts, 'conversationId')
    if (conversationId) openConversation(conversationId)
    else openAbout(patientId, openChat)
  },
  applications: () => openInbox(),
  'team-day': () => openTeamSettings(),
  'team-cases': () => openCases(),
  workday: () => openWorkday(),
  coverage: () => openTab('coverage'),
  policy: ({ facts }) => openOne(idIn(facts, 'coverageId'), openPolicy),
  claim: ({ facts }) => openOne(idIn(facts, 'claimId'), openClaim),
  publicity: openPublicity,
  referrals: ({ patientId }) => openAbout(patientId, openReferrals),
  'referral-desk': () => openReferralDesk(),
  payment: ({ facts }) => openPayment(idIn(facts, 'paymentId') ?? ''),
  entry: ({ patientId, facts }) =>
    openAbout(patientId, (id) => {
      const entry = entryIn(facts)
      if (entry) openEntry(id, entry)
      else openRecordPage('reports', id)
    }),
}

/** One that does not say which leads to all of them. */
function openOne(id: string | null, open: (id: string) => void): void {
  if (id === null) openTab('coverage')
  else open(id)
}

/** A message that is about nobody leads to the family. */
function openAbout(id: string | null, open: (id: string) => void): void {
  if (id === null) openFamily(false)
  else open(id)
}

/** Who looked at the person that a message is about. */
function openLooksAt(patientId: string | null): void {
  if (patientId !== null) choosePatient(patientId)
  openPrivacyPage('access-log')
}
