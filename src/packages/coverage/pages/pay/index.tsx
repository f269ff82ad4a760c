import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { yuanOf } from '#domain/kernel/fen'
import { localDateOf } from '#domain/kernel/time'
import { momentInWords } from '#domain/kernel/time-in-words'
import { serverNow } from '../../../../api/server-clock'
import { useFamily } from '../../../../api/use-family'
import { Button } from '../../../../components/action/button'
import { Card } from '../../../../components/content/card'
import { Note } from '../../../../components/content/note'
import { Row } from '../../../../components/content/row'
import { BottomBar } from '../../../../components/page/bottom-bar'
import { Page } from '../../../../components/page/page'
import { StepsBar } from '../../../../components/page/steps-bar'
import { SuccessDoor } from '../../../../components/page/success-door'
import {
  coveragePeriodInWords,
  type EnrolmentStanding,
  enrolmentStanding,
  isOwed,
  standingOfCoverage,
} from '../../../../features/mutual-aid/coverage-words'
import { openMyCoverages, replaceWithPolicy } from '../../../../features/mutual-aid/doors'
import { ENROLMENT_STEPS } from '../../../../features/mutual-aid/enrolment-steps'
import { type CoverageRow, useCoverages } from '../../../../features/mutual-aid/use-coverages'
import { AnswerView } from '../../../../features/page/answer-view'
import { GiveUpPayment } from '../../../../features/payment/give-up-payment'
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
  const now = serverNow()
  const owed = rows.filter((row) => isOwed(row, now))
  const totalFen = owed.reduce((sum, { feeFen }) => sum + feeFen, 0)
  const standing = enrolmentStanding(rows, now)
  const payUntil = owed[0]?.payUntil
  const first = rows.find(({ certificateNumber }) => certificateNumber !== null)
  const nameOf = (patientId: string) =>
    (people.kind === 'ready' && people.answer.find(({ id }) => id === patientId)?.name) || '孩子'
  return (
    <Page
      title={TITLES[standing]}
      bar={
        standing === 'owed' ? (
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
        ) : undefined
      }
    >
      <StepsBar names={ENROLMENT_STEPS} place={standing === 'in' ? 2 : 1} />
      {standing === 'in' && <SuccessDoor />}
      <Card flush label="给谁付">
        {rows.map((row) => (
          <Row
            key={row.id}
            title={nameOf(row.patientId)}
            sub={subOf(row, now)}
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
      {payUntil && (
        <View className="t-sub inset">
          {`给你留到 ${momentInWords(new Date(payUntil), localDateOf(now))}。付了款才算参加，只扣这一次，明年再问你。`}
        </View>
      )}
      {standing === 'owed' && paying.openId && (
        <GiveUpPayment key={paying.openId} id={paying.openId} onGivenUp={paying.onGivenUp} />
      )}
      {standing === 'asked' && (
        <Note tone="primary">
          <Text>代付申请正在审核，审好了发消息告诉你。不用付钱。</Text>
        </Note>
      )}
      {standing === 'over' && (
        <Note tone="wait">
          <Text>时间过了，这里没有要付的。刚刚付了的，过几分钟再看；付晚的钱原路退回。</Text>
        </Note>
      )}
      {standing === 'in' && first && <Button label="看证书" onTap={() => replaceWithPolicy(first.id)} />}
      {standing !== 'owed' && <Button kind="secondary" label="回到我的保障" onTap={openMyCoverages} />}
    </Page>
  )
}

const TITLES: Readonly<Record<EnrolmentStanding, string>> = {
  owed: '付款',
  in: '参加好了',
  asked: '等审核',
  over: '没有要付的',
}

function subOf(row: CoverageRow, now: Date): string {
  if (row.certificateNumber) return `证书 ${row.certificateNumber}`
  const today = localDateOf(now)
  return isOwed(row, now) ? coveragePeriodInWords(row, today) : standingOfCoverage(row, today)
}
