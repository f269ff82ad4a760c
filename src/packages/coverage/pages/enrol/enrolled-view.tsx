import { Text, View } from '@tarojs/components'
import { yuanOf } from '#domain/kernel/fen'
import type { FamilyFace } from '#domain/patient/family-face'
import { errorMessage } from '../../../../api/error-messages'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { Tag } from '../../../../components/content/tag'
import { Page } from '../../../../components/page/page'
import { StepsBar } from '../../../../components/page/steps-bar'
import { SuccessDoor } from '../../../../components/page/success-door'
import { openMyCoverages, replaceWithPayment, replaceWithPolicy } from '../../../../features/mutual-aid/doors'
import { ENROLMENT_STEPS } from '../../../../features/mutual-aid/enrolment-steps'
import type { Enrolled } from '../../../../features/mutual-aid/use-enrolment'

export interface EnrolledViewProps {
  enrolled: Enrolled
  faces: readonly FamilyFace[]
  hasAskedForWaiver: boolean
}

/** What was taken down, child by child, and the one next step: the money, or waiting for an answer. */
export function EnrolledView({ enrolled, faces, hasAskedForWaiver }: EnrolledViewProps) {
  const { rows, totalFen, needsPayment, enrolmentId } = enrolled
  const taken = rows.filter(({ coverageId }) => coverageId !== null)
  const nobody = taken.length === 0
  const firstId = taken[0]?.coverageId
  return (
    <Page title={nobody ? '没有参加' : '登记好了'}>
      <StepsBar names={ENROLMENT_STEPS} place={needsPayment ? 1 : 2} />
      {!nobody && !needsPayment && <SuccessDoor />}
      <Card flush label="每个孩子">
        {rows.map(({ patientId, coverageId, refusal }) => {
          const face = faces.find(({ id }) => id === patientId)
          return (
            <Row
              key={patientId}
              title={face?.name ?? '孩子'}
              sub={refusal ? errorMessage(refusal.code, refusal.facts) : '登记好了'}
              {...(refusal ? { subTone: 'bad' as const } : {})}
              value={<Tag tone={coverageId ? 'ok' : 'bad'} label={coverageId ? '可以' : '没有参加'} />}
            />
          )
        })}
      </Card>
      {hasAskedForWaiver && !nobody && (
        <Note tone="primary">
          <Text>代付申请已经交给计划的办公室。审好了发消息告诉你，不用催，也不用付钱。</Text>
        </Note>
      )}
      {needsPayment && enrolmentId && (
        <View className="stack stack--2">
          <Button label={`付 ${yuanOf(totalFen)}`} onTap={() => replaceWithPayment(enrolmentId)} />
          <Text className="t-sub t-center">付了款才算参加。只扣这一次，明年再问你。</Text>
        </View>
      )}
      {!needsPayment && firstId && <Button label="看保障" onTap={() => replaceWithPolicy(firstId)} />}
      {nobody && <Button kind="secondary" label="回到互助金计划" onTap={openMyCoverages} />}
    </Page>
  )
}
