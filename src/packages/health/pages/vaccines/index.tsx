import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { EmptyState } from '../../../../components/page/empty-state'
import { Page } from '../../../../components/page/page'
import { openBooking, openDetail, openFamily, openLogin } from '../../../../features/appointment/doors'
import { useImmunization } from '../../../../features/immunization/use-immunization'
import { VaccinesOfChild } from '../../../../features/immunization/vaccines-of-child'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'
import { usePersonOfPage } from '../../../../features/page/use-person'
import { usePullToRefresh } from '../../../../platform/screen/pull-to-refresh'

const TITLE = '疫苗'

/** The vaccines of one child: what can be given now, what comes, what was given. */
export default function VaccinesPage() {
  const { isLoggedIn, patientId = '' } = usePersonOfPage()
  const query = useImmunization(patientId)
  usePullToRefresh(query.refetch)
  if (!isLoggedIn) {
    return (
      <Page title={TITLE}>
        <EmptyState
          title="登录以后就能看"
          why="打过什么、接下来打什么，都在这里。"
          action="去登录"
          onAction={openLogin}
        />
      </Page>
    )
  }
  return (
    <Page title={TITLE}>
      <PersonStrip patientId={patientId} action="换人" onAction={() => openFamily(true)} />
      <AnswerView
        state={answerState(query)}
        loading="正在取接种记录…"
        failed="接种记录没取到"
        safe="打过的都记着，不会丢。"
      >
        {(view) => (
          <VaccinesOfChild
            onBook={() => openBooking(patientId, 'vaccination')}
            onAppointment={openDetail}
            view={view}
            patientId={patientId}
            today={localDateOf(serverNow())}
            onObserved={() => void query.refetch()}
          />
        )}
      </AnswerView>
    </Page>
  )
}
