import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { BottomBar } from '../../../../components/bottom-bar'
import { Button } from '../../../../components/button'
import { Card } from '../../../../components/card'
import { Note } from '../../../../components/note'
import { Page } from '../../../../components/page'
import { Row } from '../../../../components/row'
import { StepsBar } from '../../../../components/steps-bar'
import { SuccessDoor } from '../../../../components/success-door'
import { AnswerView } from '../../../../features/appointment/answer-view'
import { periodInWords } from '../../../../features/mutual-aid/coverage-words'
import { openMyCoverages, replaceWithPolicy } from '../../../../features/mutual-aid/doors'
import { ENROLMENT_STEPS } from '../../../../features/mutual-aid/enrolment-steps'
import { type CoverageRow, useCoverages } from '../../../../features/mutual-aid/use-coverages'
import { PaymentResult } from '../../../../features/payment/payment-result'
import { usePay } from '../../../../features/payment/use-pay'

/** The money of an enrolment. Whoever comes back from a killed program finds here whether it was paid. */
export default function PayPage() {
  const { enrolmentId = '' } = useRouter().params
  const { state, refetch } = useCoverages()
  if (state.kind === 'ready') {
    const rows = state.answer.rows.filter((row) => row.enrolmentId === enrolmentId)
    return <PayEnrolment enrolmentId={enrolmentId} rows={rows} onPaid={refetch} />
  }
  return (
    <Page title="付款">
      <AnswerView state={state} loading="正在取要付的…" failed="要付的没取到" safe="没有扣钱。">
        {() => null}
      </AnswerView>
    </Page>
  )
}

interface PayEnrolmentProps {
  enrolmentId: string
  rows: readonly CoverageRow[]
  /** Whatever came of it: what is owed is asked for again. */
  onPaid: () => Promise<unknown>
}

function PayEnrolment({ enrolmentId, rows, onPaid }: PayEnrolmentProps) {
  const { people } = useFamily()
  const paying = usePay({ purpose: 'coverage', subjectId: enrolmentId }, () => void onPaid())
  const owed = rows.filter(({ payUntil, paidBy }) => payUntil !== null && paidBy !== 'donation')
  const totalFen = owed.reduce((sum, { feeFen }) => sum + feeFen, 0)
  const isDone = owed.length === 0
  const payUntil = owed[0]?.payUntil
  const first = rows[0]
  const nameOf = (patientId: string) =>
    (people.kind === 'ready' && people.answer.find(({ id }) => id === patientId)?.name) || '孩子'
  return (
    <Page
      title={isDone ? '参加好了' : '付款'}
      bar={
        isDone ? undefined : (
          <BottomBar
            summary={
              <>
                <View className="t-sub">{`${owed.length} 个孩子，1 年`}</View>
                <View className="t-num">{yuanOf(totalFen)}</View>
              </>
            }
          >
            <Button label="微信支付" busy={paying.busy} onTap={paying.pay} />
          </BottomBar>
        )
      }
    >
      <StepsBar names={ENROLMENT_STEPS} place={isDone ? 2 : 1} />
      {isDone && <SuccessDoor />}
      <Card flush label="给谁付">
        {rows.map((row) => (
          <Row
            key={row.id}
            title={nameOf(row.patientId)}
            sub={row.certificateNumber ? `证书 ${row.certificateNumber}` : periodInWords(row)}
            value={<Text className="t-digits">{yuanOf(row.feeFen)}</Text>}
          />
        ))}
      </Card>
      {paying.problem && (
        <Note tone="wait" announced>
          <Text>{paying.problem}</Text>
        </Note>
      )}
      {paying.payment && <PaymentResult payment={paying.payment} />}
      {!isDone && payUntil && (
        <View className="t-sub inset">
          {`给你留到 ${momentInWords(new Date(payUntil), localDateOf(serverNow()))}。付了款才算参加，只扣这一次，明年再问你。`}
        </View>
      )}
      {isDone && first && <Button label="看证书" onTap={() => replaceWithPolicy(first.id)} />}
      {isDone && <Button kind="secondary" label="回到我的保障" onTap={openMyCoverages} />}
    </Page>
  )
}
