import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Page } from '../../../../components/page/page'
import { openBooking } from '../../../../features/appointment/doors'
import { InspectionSheet } from '../../../../features/immunization/inspection-sheet'
import { useImmunization } from '../../../../features/immunization/use-immunization'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'

/** 入园查验单: what a kindergarten asks for, to be shown on the phone or printed. */
export default function InspectionPage() {
  const { patientId = '' } = useRouter().params
  return (
    <Page title="入园查验单">
      <PersonStrip patientId={patientId} />
      <AnswerView
        state={answerState(useImmunization(patientId))}
        loading="正在取接种记录…"
        failed="接种记录没取到"
        safe="打过的都记着，不会丢。"
      >
        {(view) => (
          <InspectionSheet
            view={view}
            today={localDateOf(serverNow())}
            onBook={() => openBooking(patientId, 'vaccination')}
          />
        )}
      </AnswerView>
    </Page>
  )
}
