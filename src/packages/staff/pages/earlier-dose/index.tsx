import { useRouter } from '@tarojs/taro'
import { SEX_NAMES_ZH } from '#domain/kernel/sex'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { api, client, queryClient } from '../../../../api/client'
import { serverNow } from '../../../../api/server-clock'
import { useWrite } from '../../../../api/use-write'
import { Card } from '../../../../components/content/card'
import { Page } from '../../../../components/page/page'
import { AddDoseForm } from '../../../../features/immunization/add-dose-form'
import { useChartImmunization } from '../../../../features/immunization/use-vaccinate'
import { AnswerView } from '../../../../features/page/answer-view'

const TITLE = '照接种本补录'

/** Doses that were given elsewhere, copied with the booklet on the table: they are verified at once. */
export default function EarlierDosePage() {
  const { patientId = '' } = useRouter().params
  const query = useChartImmunization(patientId)
  const write = useWrite(client.chart.addEarlierImmunization.mutate)
  const chart = query.data
  if (!chart) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开接种记录…" failed="接种记录没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  const { nameMasked, sex, age } = chart.patient
  return (
    <AddDoseForm
      title={TITLE}
      head={<Card>{`${nameMasked} · ${SEX_NAMES_ZH[sex]} · ${age}`}</Card>}
      birthDate={chart.birthDate}
      today={localDateOf(serverNow())}
      hint="你看着接种本补录的，记下就算核实。"
      busy={write.isPending}
      save={async (dose) => {
        const kept = await write.mutateAsync({ patientId, ...dose })
        await queryClient.invalidateQueries(api.chart.pathFilter())
        return kept
      }}
    />
  )
}
