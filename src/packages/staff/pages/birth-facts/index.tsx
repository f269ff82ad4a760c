import { useRouter } from '@tarojs/taro'
import type { EntrySource } from '#domain/kernel/entry-kind'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { dateInWords } from '#domain/kernel/time-in-words'
import { answerState } from '../../../../api/answer-state'
import { serverNow } from '../../../../api/server-clock'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Page } from '../../../../components/page/page'
import { BirthFactsEntry } from '../../../../features/growth/birth-facts-entry'
import { useChartBirthFacts } from '../../../../features/growth/use-birth-facts'
import { AnswerView } from '../../../../features/page/answer-view'
import { useChartSummary } from '../../../../features/record/chart/use-chart'
import { goBack } from '../../../../platform/screen/go-back'

const TITLE = '出生时的情况'

/** What saving does to words that the family may have written. */
const CONSEQUENCES: Readonly<Record<EntrySource, string>> = {
  family: '下面是家里填的。对着出生医学证明改，记下后就算核实，家里不能再改。',
  staff: '下面是医护记的。改了以后，成长曲线和新生儿访视会重新算。',
}
const NOTHING_SAID = '还没有人写过。记下后，家里看得到，改不了。'

/** How a child was born, written down from the papers by whoever has them on the table. */
export default function StaffBirthFactsPage() {
  const { patientId = '' } = useRouter().params
  const query = useChartBirthFacts(patientId)
  const summary = useChartSummary(patientId)
  if (!query.data || !summary.data) {
    return (
      <Page title={TITLE}>
        <AnswerView
          state={answerState<unknown>(query.isError ? query : summary)}
          loading="正在打开…"
          failed="出生情况没打开"
        >
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { nameMasked, sex, age, birthDate } = summary.data.patient
  const { facts, source } = query.data
  const today = localDateOf(serverNow())
  return (
    <BirthFactsEntry
      key={patientId}
      title={TITLE}
      head={
        <>
          <Card>{`${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age} · ${dateInWords(birthDate, today)}出生`}</Card>
          <Note tone="info">{source ? CONSEQUENCES[source] : NOTHING_SAID}</Note>
        </>
      }
      patientId={patientId}
      birthDate={birthDate}
      facts={facts}
      today={today}
      by="staff"
      onSaved={goBack}
    />
  )
}
