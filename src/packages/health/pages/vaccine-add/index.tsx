import { useRouter } from '@tarojs/taro'
import { localDateOf } from '#domain/kernel/time'
import { answerState } from '../../../../api/answer-state'
import { api, client, queryClient } from '../../../../api/client'
import { serverNow } from '../../../../api/server-clock'
import { useWrite } from '../../../../api/use-write'
import { Page } from '../../../../components/page/page'
import { AddDoseForm } from '../../../../features/immunization/add-dose-form'
import { useImmunization } from '../../../../features/immunization/use-immunization'
import { AnswerView } from '../../../../features/page/answer-view'
import { PersonStrip } from '../../../../features/page/person-strip'

const TITLE = '补记一剂疫苗'

/** A dose that stands in an old booklet. */
export default function VaccineAddPage() {
  const { patientId = '' } = useRouter().params
  const query = useImmunization(patientId)
  const write = useWrite(client.record.addImmunization.mutate)
  const birthDate = query.data?.birthDate
  if (!birthDate) {
    return (
      <Page title={TITLE}>
        <AnswerView state={answerState(query)} loading="正在打开…" failed="没打开">
          {() => null}
        </AnswerView>
      </Page>
    )
  }
  return (
    <AddDoseForm
      title={TITLE}
      head={<PersonStrip patientId={patientId} />}
      birthDate={birthDate}
      today={localDateOf(serverNow())}
      hint="家里补记的会标「待核实」。带接种本去接种门诊，护士看过就核实了。"
      busy={write.isPending}
      save={async (dose) => {
        const kept = await write.mutateAsync({ patientId, ...dose })
        await queryClient.invalidateQueries(api.record.immunization.queryFilter({ patientId }))
        return kept
      }}
    />
  )
}
